"""How long people take to read a text aloud."""

from __future__ import annotations

import pytest

from app.engines.reading_aloud import usual_seconds


def test_people_read_letters_and_ideographs_at_their_own_pace() -> None:
    assert usual_seconds("fourteen signs") == pytest.approx(1.0)
    assert usual_seconds("一二三四五六七八九十一二三四五六七八九十一") == pytest.approx(5.0)
    assert usual_seconds("") == 0.0
