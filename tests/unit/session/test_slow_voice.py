"""A voice that is slower than speech: heard in whole sentences, and said to be slow."""

from __future__ import annotations

import threading

import pytest

from app.engines.failover.ladder import Ladder
from app.events import VoiceReady
from app.ports import Measurement
from tests.fakes import LevelEngine, wait_until

TEXT = "Slowly now."


class TriedEngine(LevelEngine):
    """Has measured itself, and says one character after the other as the test lets it."""

    def __init__(self, real_time_factor: float, gate: threading.Semaphore | None = None) -> None:
        super().__init__()
        self.measured = Measurement(0.1, real_time_factor, 1.0)
        self._letters = gate

    def synthesize(self, request, cancel):
        for chunk in super().synthesize(request, cancel):
            while self._letters is not None and not self._letters.acquire(timeout=0.001):
                if cancel.cancelled:
                    return
            yield chunk


def letters(count):
    """Lets `count` characters be said at once."""
    return threading.Semaphore(count)


def test_nothing_of_a_sentence_sounds_before_a_slow_voice_has_made_all_of_it(rig):
    gate = letters(len(TEXT) - 1)
    it = rig(engine=TriedEngine(1.5, gate))
    it.session.read(TEXT)
    wait_until(lambda: gate._value == 0)
    assert it.player.written() == 0.0
    gate.release()
    it.finished()
    assert it.player.written() >= 0.01 * len(TEXT)


def test_a_voice_that_keeps_up_sounds_from_its_first_piece_on(rig):
    gate = letters(4)
    it = rig(engine=TriedEngine(0.5, gate))
    it.session.read(TEXT)
    it.synthesised(0.02)
    gate.release(len(TEXT))
    it.finished()


def test_a_slow_voice_that_is_stopped_leaves_nothing_on_the_tape(rig):
    it = rig(engine=TriedEngine(1.5, letters(3)))
    it.session.read(TEXT)
    wait_until(lambda: bool(it.engine.said))
    it.session.cancel()
    wait_until(it.player.finished)
    assert it.player.written() == 0.0


@pytest.mark.parametrize("laddered", [False, True])
def test_how_slow_it_is_is_told_when_it_opens(rig, laddered):
    engine = TriedEngine(1.5)
    it = rig(engine=Ladder((engine, LevelEngine())) if laddered else engine)
    it.log.wait(VoiceReady)
    assert it.log.of(VoiceReady)[0].real_time_factor == 1.5


def test_a_voice_that_did_not_try_itself_out_is_not_called_slow(rig):
    it = rig()
    it.log.wait(VoiceReady)
    assert it.log.of(VoiceReady)[0].real_time_factor is None
