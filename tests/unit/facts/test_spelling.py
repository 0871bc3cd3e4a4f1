from __future__ import annotations

import pytest

from app.facts.spelling import Spelling


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("waht", "what"),
        ("wat", "what"),
        ("whaat", "what"),
        ("betwean", "between"),
        ("hat", "hat"),
        ("at", "at"),
        ("wombat", "wombat"),
    ],
)
def test_one_slip_is_set_right_unless_it_is_another_word(typed: str, meant: str) -> None:
    assert Spelling("what between", others="hat").correct(typed) == meant
