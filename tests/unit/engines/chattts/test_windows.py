"""Where an utterance is cut for decoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.chattts.windows import Window, Windows


def cut(codes: int, looks: list[int], **shape: int) -> list[Window]:
    windows = Windows(**shape)
    found: list[Window] = []
    for look in sorted(look for look in looks if look <= codes):
        found += windows.grow(look)
    return [*found, *windows.finish(codes)]


shapes = st.fixed_dictionaries(
    {
        "first": st.integers(1, 40),
        "most": st.integers(40, 80),
        "left": st.integers(0, 60),
        "right": st.integers(1, 60),
    }
)


@given(st.integers(0, 700), st.lists(st.integers(0, 700), max_size=60), shapes)
def test_every_code_is_heard_once_and_in_order(
    codes: int, looks: list[int], shape: dict[str, int]
) -> None:
    at = 0
    for window in cut(codes, looks, **shape):
        assert window.start == at < window.stop
        at = window.stop
    assert at == codes


@given(st.integers(1, 700), st.lists(st.integers(0, 700), max_size=60), shapes)
def test_every_window_has_its_context_unless_the_utterance_has_none(
    codes: int, looks: list[int], shape: dict[str, int]
) -> None:
    for window in cut(codes, looks, **shape):
        assert window.first == max(0, window.start - shape["left"])
        assert window.last <= codes
        assert window.last - window.stop == min(shape["right"], codes - window.stop) or (
            window.last == codes
        )


@given(st.integers(1, 700), shapes)
def test_what_is_certain_does_not_depend_on_how_often_one_looks(
    codes: int, shape: dict[str, int]
) -> None:
    assert cut(codes, list(range(codes + 1)), **shape)[:-1] == cut(codes, [codes], **shape)[:-1]


def test_the_first_sound_waits_for_its_own_codes_and_those_that_must_follow() -> None:
    windows = Windows(first=8, right=16)
    assert windows.needed == 24
    assert not list(windows.grow(23))
    assert list(windows.grow(24)) == [Window(0, 24, 0, 8)]


@pytest.mark.parametrize("codes", [500, 2000])
def test_the_work_grows_as_the_utterance_does(codes: int) -> None:
    decoded = sum(window.last - window.first for window in cut(codes, [codes]))
    assert decoded < 3 * codes
