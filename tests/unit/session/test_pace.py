"""How early the first utterance is cut follows the measured speed."""

from __future__ import annotations

from app.session.pace import FOLLOWING, Pace


def test_before_anything_is_measured_the_first_clause_may_be_short():
    assert Pace().first_clause() == 0.0
    assert Pace().real_time_factor is None


def test_a_fast_engine_needs_only_its_own_first_chunk_covered():
    pace = Pace()
    pace.measured(first_chunk=0.01, compute=0.1, audio=1.0)
    assert pace.first_clause() == 0.01


def test_a_slow_engine_needs_the_next_utterance_covered():
    pace = Pace()
    pace.measured(first_chunk=0.5, compute=1.5, audio=1.0)
    assert pace.first_clause() == 0.5 + FOLLOWING * 1.5


def test_one_bad_measurement_moves_the_mean_a_little():
    pace = Pace()
    pace.measured(first_chunk=0.1, compute=0.1, audio=1.0)
    pace.measured(first_chunk=0.1, compute=1.1, audio=1.0)
    assert 0.1 < pace.real_time_factor < 0.5


def test_an_utterance_without_sound_says_nothing_about_speed():
    pace = Pace()
    pace.measured(first_chunk=0.0, compute=5.0, audio=0.0)
    assert pace.real_time_factor is None
