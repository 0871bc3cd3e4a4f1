"""Figures of programs that took turns on a machine whose speed changes."""

from __future__ import annotations

import pytest

from benchmarks.peers.series import side_by_side

SLOW_FROM_HERE = [1.0, 1.0, 1.0, 2.0, 2.0]


def test_a_machine_that_slows_down_for_both_changes_no_ratio() -> None:
    ours = [1.2 * mood for mood in SLOW_FROM_HERE]
    row = side_by_side(1.3, "cost", ours, SLOW_FROM_HERE, "a peer")
    assert row.ratio == pytest.approx(1.2)
    assert row.ok


def test_one_reply_that_was_disturbed_decides_nothing() -> None:
    row = side_by_side(1.3, "cost", [1.2, 1.2, 9.0], [1.0, 1.0, 1.0], "a peer")
    assert row.ratio == pytest.approx(1.2)
    assert row.ok


def test_a_program_that_costs_too_much_is_told() -> None:
    assert not side_by_side(1.3, "cost", [1.4] * 3, [1.0] * 3, "a peer").ok
    assert side_by_side(None, "cost", [1.4] * 3, [1.0] * 3, "a peer").ok
