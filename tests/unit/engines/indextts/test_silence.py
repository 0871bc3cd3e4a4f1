"""Pauses of an utterance that is silent for too long."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.engines.indextts.silence import SILENCE, compressed, compressing

S = [SILENCE]
PAUSES = some.lists(
    some.one_of(
        some.integers(100, 200).map(lambda code: [code]), some.integers(1, 40).map(S.__mul__)
    ),
    max_size=12,
).map(lambda parts: [code for part in parts for code in part])


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ([1374, 1629, 990], [1374, 1629, 990]),
        ([643, *S * 30, 1961, 202], [643, *S * 30, 1961, 202]),
        ([1185, *S * 31, 876, 349], [1185, *S * 10, 876, 349]),
        (
            [*S * 12, 186, 382, *S * 9, 1998, *S * 15, 462],
            [*S * 10, 186, 382, *S * 9, 1998, *S * 10, 462],
        ),
        ([1525, *S * 45], [1525, *S * 10]),
        (S * 40, S * 10),
        ([], []),
    ],
)
def test_pauses_are_shortened_as_the_reference_does(codes: list[int], expected: list[int]) -> None:
    assert compressed(codes) == expected


def pauses(codes: list[int]) -> list[tuple[int, int]]:
    return [(code, len(list(same))) for code, same in groupby(codes)]


def spoken(codes: list[int]) -> list[int]:
    return [code for code in codes if code != SILENCE]


@given(PAUSES)
def test_nothing_that_is_spoken_is_lost_or_moved(codes: list[int]) -> None:
    assert spoken(list(compressing(codes))) == spoken(compressed(codes)) == spoken(codes)


@given(PAUSES)
def test_as_they_come_codes_differ_only_in_pauses_before_it_was_silent_for_too_long(
    codes: list[int],
) -> None:
    heard, whole = pauses(list(compressing(codes))), pauses(compressed(codes))
    silent = 0
    for (code, count), (_, fewer), (_, original) in zip(heard, whole, pauses(codes), strict=True):
        silent += original if code == SILENCE else 0
        assert count == (original if silent <= 30 else fewer)


@given(PAUSES)
def test_a_code_waits_for_nothing_but_the_end_of_its_pause(codes: list[int]) -> None:
    taken = 0

    def source() -> object:
        nonlocal taken
        for code in codes:
            taken += 1
            yield code

    for code in compressing(source()):  # type: ignore[arg-type]  # a generator of codes
        if code != SILENCE:
            assert codes[taken - 1] == code
