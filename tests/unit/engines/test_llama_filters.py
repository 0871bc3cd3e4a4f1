from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.llama.filters import AnswerText, StopStrings
from app.ports import TextPiece


def run(
    data: bytes, cuts: list[int], *, stops: tuple[str, ...] = (), thinking: bool = False
) -> tuple[str, str]:
    text = AnswerText(stops, thinking=thinking)
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    pieces: list[TextPiece] = []
    for start, end in pairwise(places):
        pieces += text.push(data[start:end])
    pieces += text.finish()
    assert all(piece.text for piece in pieces)
    said = "".join(piece.text for piece in pieces if not piece.thinking)
    thought = "".join(piece.text for piece in pieces if piece.thinking)
    return said, thought


CUTS = st.lists(st.integers(0, 10_000), max_size=40)
BITS = st.lists(
    st.sampled_from(
        ["<think>", "</think>", "<", "think", "</", ">", "STOP", "ST", "OP", "你", "🙂", " a"]
    )
)


@given(BITS, CUTS)
def test_the_cuts_between_tokens_make_no_difference(bits: list[str], cuts: list[int]) -> None:
    data = "".join(bits).encode()
    assert run(data, cuts, stops=("STOP",)) == run(data, [], stops=("STOP",))


@given(st.text(), CUTS)
def test_a_plain_answer_comes_out_as_it_was_written(text: str, cuts: list[int]) -> None:
    text = text.replace("<", "")
    assert (
        run(text.encode("utf-8", "replace"), cuts)[0]
        == text.encode("utf-8", "replace").decode().lstrip()
    )


@given(st.binary(), CUTS)
def test_broken_bytes_never_raise(data: bytes, cuts: list[int]) -> None:
    run(data, cuts, stops=("\n\n",))


def test_what_is_thought_is_never_said() -> None:
    data = b"<think>\nhm, 2+2\n</think>\n\nFour.<think>sure?</think> Yes."
    assert run(data, list(range(len(data)))) == ("Four. Yes.", "\nhm, 2+2\nsure?")


def test_a_thought_may_have_begun_in_the_prompt() -> None:
    assert run(b"hm</think>Four.", [3], thinking=True) == ("Four.", "hm")


def test_a_thought_that_never_ends_stays_a_thought() -> None:
    assert run(b"<think>hm, or </thi", []) == ("", "hm, or </thi")


def test_a_tag_that_is_none_is_said() -> None:
    assert run(b"a <thing> and <think", [4, 9])[0] == "a <thing> and <think"


def test_text_is_held_back_no_longer_than_a_stop_string_is_possible() -> None:
    stops = StopStrings(["</s>", "\nUser:"])
    assert stops.push("one <") == "one "
    assert stops.push("b") == "<b"
    assert stops.push("\nUs") == ""
    assert stops.push("e it") == "\nUse it"
    assert stops.push(" now</s> and more") == " now"
    assert stops.stopped
    assert stops.push("never") + stops.finish() == ""


def test_the_stop_string_that_comes_first_wins() -> None:
    stops = StopStrings(["bb", "abb"])
    assert stops.push("xabb") == "x"


@pytest.mark.parametrize("stops", [(), ("",)])
def test_without_stop_strings_nothing_is_held_back(stops: tuple[str, ...]) -> None:
    assert StopStrings(stops).push("anything") == "anything"
