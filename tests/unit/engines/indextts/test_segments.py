"""A text is cut where it may be, no piece is lost or said twice, and nothing is too long."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engines.indextts.segments import segments

PIECES = st.lists(
    st.sampled_from(
        ["▁A", "▁WORD", "ING", "▁我", ".", ",", "▁,", "▁!", "▁?", "-", "'", "▁'", ".'"]
    ),
    max_size=60,
)


@given(PIECES, st.integers(1, 20))
@settings(max_examples=400, deadline=None, derandomize=True)
def test_no_piece_is_lost_or_doubled_and_no_segment_is_too_long(
    pieces: list[str], limit: int
) -> None:
    found = segments(pieces, limit)
    assert [piece for part in found for piece in part] == pieces
    assert all(0 < len(part) <= limit for part in found)


@given(PIECES, st.integers(1, 20))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_no_two_neighbours_would_fit_together(pieces: list[str], limit: int) -> None:
    found = segments(pieces, limit)
    assert all(len(left) + len(right) > limit for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("text", "limit", "parts"),
    [
        ("▁A ▁B ▁C .", 4, ["▁A ▁B ▁C ."]),
        ("▁A ▁B . ▁C ▁D . ▁E ▁F .", 7, ["▁A ▁B . ▁C ▁D .", "▁E ▁F ."]),
        ("▁A ▁B ▁! ▁C ▁D ▁.", 5, ["▁A ▁B ▁!", "▁C ▁D ▁."]),
        ("▁A ▁B , ▁C ▁D - ▁E ▁F .", 6, ["▁A ▁B ,", "▁C ▁D - ▁E ▁F ."]),
        ("▁A ▁B , ▁C ▁D - ▁E ▁F .", 5, ["▁A ▁B ,", "▁C ▁D -", "▁E ▁F ."]),
        ("▁A ▁B ▁C ING ▁D", 3, ["▁A ▁B", "▁C ING ▁D"]),
        ("▁A B C D E", 2, ["▁A B", "C D", "E"]),
        ("▁A . ▁B ▁C .", 3, ["▁A . ▁B", "▁C ."]),
    ],
)
def test_it_is_cut_behind_the_best_mark_there_is(text: str, limit: int, parts: list[str]) -> None:
    assert [" ".join(part) for part in segments(text.split(), limit)] == parts


def test_a_quote_stays_with_what_it_closes_and_with_what_it_opens() -> None:
    closing = segments(["▁A", "▁B", ".", "'", "▁C", "▁D"], 5)
    assert closing == [("▁A", "▁B", ".", "'"), ("▁C", "▁D")]
    opening = segments(["▁A", "▁B", ",", "▁'", "▁C", "▁D"], 5)
    assert opening == [("▁A", "▁B", ","), ("▁'", "▁C", "▁D")]


def test_nothing_is_no_segment() -> None:
    assert segments([]) == []
