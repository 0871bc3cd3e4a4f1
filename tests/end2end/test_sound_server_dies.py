"""The sound server goes while nothing sounds: the next turn is heard whole all the same."""

from __future__ import annotations

import pytest

from app.audio.device import DeviceSink
from app.audio.player import Player
from app.ports import AudioChunk
from app.turn import Turn
from tests.fakes_audio import numbered, runs
from tests.pulse import RATE, available, pulse_server, wait_until

pytestmark = [
    pytest.mark.sound,
    pytest.mark.skipif(not available(), reason="no PulseAudio on this machine"),
]


@pytest.fixture
def server():
    """A server of its own: it is killed."""
    with pulse_server() as made:
        yield made


@pytest.fixture
def player(server):
    made = Player(DeviceSink)
    try:
        wait_until(lambda: bool(made.device))
        yield made
    finally:
        made.close()


def _play(player, start, stop):
    turn = Turn("x")
    player.begin(turn)
    player.write(turn, AudioChunk(numbered(start, stop), RATE))
    player.finish(turn)


def _rest(player):
    """Wait until the device has been laid to rest."""
    wait_until(lambda: player._feeder._deck.idle)


def test_between_two_turns(server, player):
    _play(player, 0, RATE // 4)
    wait_until(player.ended)
    _rest(player)
    server.kill()
    server.start()
    server.add_sink()
    recorder = server.record()
    _play(player, 2 * RATE, 3 * RATE)
    wait_until(player.ended)
    recorder.wait(0.2)
    assert [(run.start, run.stop) for run in runs(recorder.samples())] == [(2 * RATE, 3 * RATE)]
    recorder.close()


def test_while_a_turn_is_paused(server, player):
    _play(player, 0, RATE)
    wait_until(lambda: player.position() > 0.3)
    player.pause()
    _rest(player)
    place = player.position()
    server.kill()
    server.start()
    server.add_sink()
    recorder = server.record()
    wait_until(lambda: recorder.seconds > 0.5)  # longer than a resting stream is trusted
    player.resume()
    wait_until(player.ended)
    recorder.wait(0.2)
    (run,) = runs(recorder.samples())
    recorder.close()
    assert run.start == pytest.approx(place * RATE + 240, abs=2)
    assert run.stop == RATE
