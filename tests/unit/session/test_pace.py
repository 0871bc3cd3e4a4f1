"""How early the first utterance is cut follows the measured speed."""

from __future__ import annotations

from app.ports import Measurement
from app.session.pace import FOLLOWING, STREAMS_BELOW, Pace


def test_before_anything_is_measured_the_first_clause_may_be_short():
    assert Pace().first_clause() == 0.0
    assert Pace().real_time_factor is None


def test_a_fast_engine_needs_only_its_own_first_chunk_covered():
    pace = Pace()
    pace.measured(Measurement(0.01, 0.1, 1.0))
    assert pace.first_clause() == 0.01


def test_a_slow_engine_needs_the_next_utterance_covered():
    pace = Pace()
    pace.measured(Measurement(0.5, 1.5, 1.0))
    assert pace.first_clause() == 0.5 + FOLLOWING * 1.5


def test_one_bad_measurement_moves_the_mean_a_little():
    pace = Pace()
    pace.measured(Measurement(0.1, 0.1, 1.0))
    pace.measured(Measurement(0.1, 1.1, 1.0))
    assert 0.1 < pace.real_time_factor < 0.5


def test_what_was_foretold_counts_as_no_faster_than_what_was_not():
    pace = Pace()
    pace.measured(Measurement(0.5, 1.4, 1.0))
    for _ in range(20):
        pace.measured(Measurement(0.01, 0.4, 1.0), foretold=True)
    assert (pace.real_time_factor, pace.first_clause()) == (1.4, 0.5 + FOLLOWING * 1.4)
    assert not pace.streams


def test_a_voice_that_was_disturbed_recovers_with_what_was_foretold():
    pace = Pace()
    pace.begin(Measurement(0.1, 0.2, 1.0))
    pace.measured(Measurement(0.1, 5.0, 1.0))
    assert not pace.streams
    for _ in range(6):
        pace.measured(Measurement(0.1, 0.2, 1.0), foretold=True)
    assert pace.streams


def test_an_utterance_without_sound_says_nothing_about_speed():
    pace = Pace()
    pace.measured(Measurement(0.0, 5.0, 0.0))
    assert pace.real_time_factor is None


def test_an_engine_streams_until_it_is_known_to_be_slow():
    pace = Pace()
    assert pace.streams
    pace.measured(Measurement(0.1, STREAMS_BELOW - 0.01, 1.0))
    assert pace.streams
    pace.begin(Measurement(0.1, STREAMS_BELOW, 1.0))
    assert not pace.streams


def test_another_engine_begins_with_what_it_measured_itself():
    pace = Pace()
    pace.measured(Measurement(0.5, 1.5, 1.0))
    pace.begin(Measurement(0.1, 0.2, 1.0))
    assert pace.real_time_factor == 0.2
    pace.begin(None)
    assert pace.real_time_factor is None
