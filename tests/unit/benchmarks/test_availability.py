"""A worse day than any of the simulated month: of one engine alone three of ten utterances fail."""

from __future__ import annotations

import pytest

from benchmarks import availability


def test_whatever_fails_all_of_it_is_heard_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(availability, "ALONE", 0.7)
    day = availability.simulate(1, conversations=5)
    assert day.troubled > 0.15 * day.utterances > 20
    assert day.switched == day.troubled
    assert not day.missed
    assert day.in_time == day.whole == day.utterances


def test_a_day_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(availability, "ALONE", 0.7)
    assert availability.simulate(1, conversations=1) == availability.simulate(1, conversations=1)
