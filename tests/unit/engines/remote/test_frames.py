"""A frame arrives as it was sent, or is refused; what is no frame never hangs or fills memory."""

from __future__ import annotations

import struct
import threading
from io import BufferedReader, BytesIO, FileIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.remote import frames, messages
from app.engines.remote.frames import BadFrame, Frame
from app.ports import Message, SpeechRequest, Wording

PLAIN = st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text())


class Pipe(BytesIO):
    """What was written can be read; no file of the system is needed."""

    def written(self) -> BufferedReader:
        return BufferedReader(BytesIO(self.getvalue()))  # type: ignore[arg-type]  # raw enough


def through(header: dict[str, Any], payload: bytes = b"") -> Frame | None:
    pipe = Pipe()
    frames.write(pipe, header, payload)  # type: ignore[arg-type]  # it writes all at once
    return frames.read(pipe.written())


@given(header=PLAIN, payload=st.binary(max_size=200))
def test_a_frame_arrives_as_it_was_sent(header: dict[str, Any], payload: bytes) -> None:
    assert through(header, payload) == Frame(header, bytearray(payload))


@given(header=PLAIN, payload=st.binary(max_size=50), kept=st.floats(0, 1, exclude_max=True))
def test_a_frame_that_breaks_off_is_the_end(
    header: dict[str, Any], payload: bytes, kept: float
) -> None:
    whole = frames.pack(header, len(payload)) + payload
    cut = whole[: int(len(whole) * kept)]
    assert frames.read(BufferedReader(BytesIO(cut))) is None  # type: ignore[arg-type]  # raw enough


@given(st.binary(min_size=12, max_size=300))
def test_what_is_no_frame_is_refused(noise: bytes) -> None:
    with pytest.raises(BadFrame, match="no frame begins like that"):
        frames.read(BufferedReader(BytesIO(b"\0" + noise)))  # type: ignore[arg-type]  # raw enough


@pytest.mark.parametrize("text", [b"{", b"[]", b"\xff\xff", b"[" * 100_000])
def test_a_header_that_is_no_object_is_refused(text: bytes) -> None:
    data = struct.pack("<4sII", b"SVf1", len(text), 0) + text
    with pytest.raises(BadFrame):
        frames.read(BufferedReader(BytesIO(data)))  # type: ignore[arg-type]  # raw enough


@pytest.mark.parametrize("sizes", [(frames.MOST_HEADER + 1, 0), (2, frames.MOST_PAYLOAD + 1)])
def test_a_frame_that_is_too_large_is_neither_read_nor_written(sizes: tuple[int, int]) -> None:
    head = struct.pack("<4sII", b"SVf1", *sizes)
    with pytest.raises(BadFrame, match="too large"):
        frames.read(BufferedReader(BytesIO(head + b"{}")))  # type: ignore[arg-type]  # raw enough
    with pytest.raises(BadFrame, match="too large"):
        frames.pack({"": "x" * sizes[0]}, sizes[1])


def test_a_frame_larger_than_a_pipe_goes_through_it() -> None:
    import os

    outer, inner = os.pipe()
    payload = bytes(range(256)) * 4096
    with FileIO(inner, "wb") as writer, BufferedReader(FileIO(outer, "rb")) as reader:
        writing = threading.Thread(target=frames.write, args=(writer, {"a": 1}, payload))
        writing.start()
        assert frames.read(reader) == Frame({"a": 1}, bytearray(payload))
        writing.join()


@given(st.text(st.characters(codec=None)))
def test_every_text_that_may_be_asked_arrives(text: str) -> None:
    """Also halves of characters, unless two of them make a whole one."""
    order = messages.Say(1, SpeechRequest(text, following=(Wording(text, "zh"),)))
    frame = through(messages.header(order))
    assert frame is not None
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    asked = SpeechRequest(whole, following=(Wording(whole, "zh"),))
    assert messages.order_in(frame) == messages.Say(1, asked)


@pytest.mark.parametrize(
    "header",
    [
        {},
        {"type": "say"},
        {"type": "unknown"},
        {"type": "say", "id": 1, "request": {"text": 5}},
        {"type": "more", "id": True, "count": 1},
        {"type": "answer", "id": 1, "messages": [{"role": "robot", "text": "a"}]},
    ],
)
def test_an_order_without_meaning_is_refused(header: dict[str, Any]) -> None:
    with pytest.raises(BadFrame, match="a header has no meaning"):
        messages.order_in(Frame(header, bytearray()))


def test_a_conversation_arrives_whole() -> None:
    order = messages.Answer(7, (Message("system", "Be brief."), Message("user", "你好 \ud83d")))
    frame = through(messages.header(order))
    assert frame is not None
    assert messages.order_in(frame) == order
