from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.audio.timeline import Timeline


def _running(delay: float = 0.05) -> Timeline:
    timeline = Timeline(0.0, 0.0, delay)
    timeline.mark(0, 0.0, 1.0)
    timeline.settle(10.0, 0)
    return timeline


def test_the_first_frame_after_a_rest_is_heard_at_once():
    timeline = _running()
    assert timeline.heard(10.0) == 0
    timeline.observe(10.0, 2400)  # the device fills its queue
    assert timeline.heard(10.025) == pytest.approx(1200)


def test_what_is_heard_was_taken_one_delay_ago():
    timeline = _running()
    for step in range(1, 30):
        timeline.observe(10.0 + step / 100, 2400 + 480 * step)
    assert timeline.heard(10.29) == pytest.approx(480 * 29)


def test_marks_translate_frames_at_their_own_speed():
    timeline = _running()
    timeline.mark(1000, 5000.0, 2.0)
    timeline.mark(2000, 9000.0, 0.0)
    places = [timeline.tape_at(frame) for frame in (0, 999, 1000, 1500, 2000, 99_999)]
    assert places == [0.0, 999.0, 5000.0, 6000.0, 9000.0, 9000.0]


def test_a_mark_forgets_what_stood_behind_it():
    timeline = _running()
    timeline.mark(2000, 7.0, 1.0)
    timeline.mark(1000, 3.0, 1.0)
    assert timeline.tape_at(2500) == 1503.0


def test_old_marks_and_sightings_are_dropped():
    timeline = _running()
    for step in range(1, 2000):
        timeline.mark(480 * step, 480.0 * step, 1.0)
        timeline.observe(10.0 + step / 100, 480 * step)
    assert len(timeline._marks) < 100
    assert len(timeline._seen) < 20


@given(st.lists(st.tuples(st.floats(0.0, 0.3), st.integers(0, 5000)), max_size=60))
def test_what_is_heard_never_runs_back_or_ahead_of_what_was_taken(steps):
    timeline, now, taken, before = _running(), 10.0, 0, 0.0
    for seconds, frames in steps:
        now, taken = now + seconds, taken + frames
        assert timeline.heard(now) >= before
        timeline.observe(now, taken)
        heard = timeline.heard(now)
        assert before <= heard <= taken
        before = heard
