from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.espeak.binding import WordEvent
from app.engines.espeak.words import WordTracker, words


def said(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello, world!", ["Hello", "world"]),
        ("It's real-time.", ["It's", "real-time"]),
        ("“Hello,” he said — twice.", ["Hello", "he", "said", "twice"]),
        ("It costs $3.50 (or 5%).", ["It", "costs", "$", "3.50", "or", "5", "%"]),
        ("See example.com/a_b now.", ["See", "example.com/a_b", "now"]),
        ("重庆 is 一个city。", ["重", "庆", "is", "一", "个", "city"]),
        ("cafe\u0301 noir", ["cafe\u0301", "noir"]),
        ("I 😀 you", ["I", "😀", "you"]),
        ("?! … “”。", []),
        ("", []),
    ],
)
def test_words_are_what_a_reader_would_point_at(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def mark(text: str, *events: tuple[int, int, int]) -> list[tuple[str, int]]:
    tracker = WordTracker(text)
    marks = tracker.marks(WordEvent(*event) for event in events)
    return [(text[found.start : found.end], found.sample) for found in marks]


def test_an_event_inside_a_word_belongs_to_the_word_before_it() -> None:
    assert mark("pay 1,000 now", (0, 3, 0), (4, 2, 10), (5, 2, 20), (10, 3, 30)) == [
        ("pay", 0),
        ("1,000", 10),
        ("now", 30),
    ]


def test_two_words_that_share_an_event_share_a_mark() -> None:
    assert mark("stop at once.", (0, 4, 0), (5, 7, 10)) == [("stop", 0), ("at once", 10)]


def test_an_event_on_a_bracket_marks_the_word_behind_it() -> None:
    assert mark("(or not)", (0, 3, 5)) == [("or", 5)]


def test_an_event_between_words_or_behind_the_text_marks_nothing() -> None:
    assert mark("one  two ", (4, 0, 5), (8, 1, 6), (40, 3, 7)) == []


def test_a_word_is_marked_once_and_marks_never_go_back() -> None:
    assert mark("one two", (4, 3, 5), (0, 3, 6), (4, 3, 7)) == [("two", 5)]


EVENTS = st.lists(
    st.builds(
        WordEvent,
        start=st.integers(-2, 40),
        length=st.integers(0, 12),
        sample=st.integers(0, 10**6),
    )
)


@given(text=st.text(max_size=40), events=EVENTS)
def test_whatever_the_events_the_marks_are_whole_words_in_order(
    text: str, events: list[WordEvent]
) -> None:
    spans = words(text)
    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    last = 0
    for found in WordTracker(text).marks(events):
        assert found.start in starts
        assert found.end in ends
        assert last <= found.start < found.end
        last = found.end


@given(text=st.text())
def test_every_letter_and_digit_is_in_exactly_one_word(text: str) -> None:
    covered = [index for start, end in words(text) for index in range(start, end)]
    assert len(covered) == len(set(covered))
    alphanumeric = {match.start() for match in re.finditer(r"[^\W_]", text)}
    assert alphanumeric <= set(covered)
