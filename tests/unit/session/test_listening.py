"""Moving about in what is heard: pause, steps, another sentence, where it stands."""

from __future__ import annotations

import pytest

from app.events import PlaybackEnded, PlaybackPaused, PlaybackResumed, TurnEnded, UtteranceStarted

REPLY = "One two. Three."


def test_a_pause_holds_the_position_and_a_resume_goes_on(rig):
    it = rig()
    it.session.submit(REPLY)
    it.finished()
    it.advance(0.05)
    it.session.pause()
    it.session.pause()
    it.advance(0.05)
    held = it.player.position()
    it.advance(1.0)
    assert it.player.position() == held
    assert it.session.progress().paused
    it.session.resume()
    it.play_out()
    assert len(it.log.of(PlaybackPaused)) == len(it.log.of(PlaybackResumed)) == 1
    assert it.log.of(TurnEnded)[0].outcome == "completed"


def test_pause_without_a_turn_does_nothing(rig):
    it = rig()
    it.session.pause()
    it.session.resume()
    it.session.skip(1)
    assert it.session.seek(0) is False
    assert not it.log.of(PlaybackPaused)


def test_a_step_back_lights_the_sentence_again_and_synthesises_nothing(rig):
    it = rig()
    it.session.submit(REPLY)
    it.finished()
    it.play_out()
    said = len(it.engine.said)
    assert it.session.seek(0)
    it.advance(0.05)
    it.play_out()
    assert [e.index for e in it.log.of(UtteranceStarted)] == [0, 1, 0, 1]
    assert len(it.log.of(PlaybackEnded)) == 2
    assert len(it.log.of(TurnEnded)) == 1
    assert len(it.engine.said) == said


def test_an_utterance_that_is_not_on_the_tape_cannot_be_sought(rig):
    it = rig()
    it.session.submit(REPLY)
    it.finished()
    assert it.session.seek(7) is False


def test_skip_goes_to_the_next_repeats_and_goes_back(rig):
    it = rig()
    it.session.submit("One two three. Four five six. Seven eight nine.")
    it.finished()
    it.advance(0.05)
    it.session.skip(1)
    it.advance(0.03)
    assert it.session.progress().utterance == 1
    it.session.skip(0)
    it.advance(0.03)
    assert it.session.progress().utterance == 1
    it.session.skip(-1)
    it.advance(0.03)
    assert it.session.progress().utterance == 0
    it.session.skip(9)
    it.play_out()
    assert it.log.of(TurnEnded)[0].outcome == "completed"


def test_progress_tells_what_a_ribbon_needs(rig):
    it = rig()
    assert it.session.progress().turn is None
    it.session.submit("One two. Three.")
    it.finished()
    it.advance(0.05)
    seen = it.session.progress()
    assert seen.playing
    assert not seen.paused
    assert (seen.utterance, seen.planned, seen.text_finished) == (0, 2, True)
    assert seen.lengths == pytest.approx((0.18, 0.17), abs=1e-3)
    assert seen.length == pytest.approx(0.35, abs=1e-3)
    assert 0.0 < seen.fraction < 1.0
    assert seen.engine == "Level"
    it.session.set_speed(2.0)
    it.session.set_volume(0.5)
    assert (it.session.progress().speed, it.session.progress().volume) == (2.0, 0.5)
