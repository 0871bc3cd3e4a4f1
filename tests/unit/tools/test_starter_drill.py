"""Rows that teach the starter model to copy."""

from __future__ import annotations

import numpy as np

from tools.starter_model.drill import drill


def test_what_counts_stood_there_before_behind_the_same_token() -> None:
    rows = drill(6, 384, 4096, seed=3)
    for tokens, spoken in zip(rows.tokens, rows.spoken, strict=True):
        assert spoken.sum() > 20
        for at in np.flatnonzero(spoken):
            before = np.flatnonzero(tokens[: at - 1] == tokens[at - 1])
            assert any(tokens[place + 1] == tokens[at] for place in before)


def test_rows_are_the_same_for_a_seed_and_others_for_another() -> None:
    assert np.array_equal(drill(2, 100, 50, seed=1).tokens, drill(2, 100, 50, seed=1).tokens)
    assert not np.array_equal(drill(2, 100, 50, seed=1).tokens, drill(2, 100, 50, seed=2).tokens)
