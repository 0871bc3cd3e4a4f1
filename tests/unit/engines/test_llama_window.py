from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.llama.window import Window
from app.errors import PromptTooLong
from app.ports import Message

SYSTEM = Message("system", "s" * 20)


def at_most(characters: int) -> Callable[[Sequence[Message]], list[Message] | None]:
    def attempt(messages: Sequence[Message]) -> list[Message] | None:
        return list(messages) if sum(len(m.text) for m in messages) <= characters else None

    return attempt


def conversation(turns: int, size: int = 10) -> list[Message]:
    messages = [SYSTEM]
    for turn in range(turns):
        messages += [Message("user", f"{turn:0{size}}"), Message("assistant", f"{turn:0{size}}")]
    return [*messages, Message("user", "n" * size)]


def test_a_conversation_that_fits_is_shown_whole() -> None:
    assert Window().fit(conversation(3), at_most(1000)) == conversation(3)


def test_half_of_the_old_turns_go_at_once() -> None:
    shown = Window().fit(conversation(8), at_most(189))
    assert shown == [SYSTEM, *conversation(8)[9:]]


def test_what_was_left_out_stays_out_so_that_the_start_is_the_same() -> None:
    window = Window()
    first = window.fit(conversation(8), at_most(189))
    for turns in (9, 10):
        shown = window.fit(conversation(turns), at_most(189))
        assert shown[: len(first) - 1] == first[:-1]


def test_another_conversation_starts_afresh() -> None:
    window = Window()
    window.fit(conversation(8), at_most(189))
    other = [SYSTEM, Message("user", "another"), Message("assistant", "one"), Message("user", "?")]
    assert window.fit(other, at_most(189)) == other


def test_a_question_that_never_fits_is_refused() -> None:
    with pytest.raises(PromptTooLong, match="longer than the model can take"):
        Window().fit(conversation(4), at_most(25))


def test_a_refusal_leaves_the_memory_of_the_window_alone() -> None:
    window = Window()
    before = window.fit(conversation(8), at_most(189))
    with pytest.raises(PromptTooLong):
        window.fit([*conversation(8)[:-1], Message("user", "x" * 500)], at_most(189))
    assert window.fit(conversation(8), at_most(189)) == before


@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), max_size=30), st.integers(100, 400)
)
def test_whatever_is_said_the_newest_and_the_system_are_shown(
    lengths: list[tuple[int, int]], room: int
) -> None:
    window, messages = Window(), [SYSTEM]
    for asked, answered in lengths:
        messages.append(Message("user", "u" * asked))
        shown = window.fit(messages, at_most(room))
        assert shown[0] == SYSTEM
        assert shown[-1] == messages[-1]
        assert shown[1].role == "user"
        assert shown[1:] == messages[-(len(shown) - 1) :]
        messages.append(Message("assistant", "a" * answered))
