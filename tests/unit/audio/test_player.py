"""A player: a turn sounds whole, stops, stands still, and is sought."""

from __future__ import annotations

import threading

import pytest

from app.audio.player import Player
from app.ports import AudioChunk
from app.turn import Turn
from tests.fakes_audio import ManualClock, ManualSink, Run, numbered, runs
from tests.unit.audio.player_rig import RATE, Rig


def test_a_turn_sounds_from_its_first_to_its_last_sample():
    rig = Rig()
    rig.begin(1.0)
    rig.player.finish(rig.turn)
    rig.hear(1.5)
    assert rig.heard() == [Run(0, RATE, 1.0, 0)]
    assert rig.player.ended()
    assert rig.player.underruns == 0
    assert rig.player.position() == rig.player.written() == 1.0


def test_the_first_sample_does_not_wait_behind_silence():
    rig = Rig()
    rig.begin(1.0)
    rig.hear(2.0)
    rig.write(1.0, 2.0)
    rig.hear(0.1)
    assert rig.sinks[0].starts == 2
    assert rig.heard()[1].start == RATE
    assert len(rig.ear) - rig.heard()[1].at == 4_800


def test_stop_is_heard_at_once_and_says_where():
    rig = Rig()
    rig.begin(1.0)
    rig.hear(0.3)
    assert rig.player.stop() == pytest.approx(0.3)
    rig.hear(0.5)
    assert len(rig.ear) == 0.3 * RATE
    assert rig.player.ended()
    assert rig.player.position() == pytest.approx(0.3)
    assert not rig.write(1.0, 1.1)


def test_a_turn_that_never_sounded_leaves_nothing_behind():
    rig = Rig()
    rig.begin(0.02)
    rig.player.tick()
    rig.begin(0.0)
    rig.write(5.0, 6.0)
    rig.hear(0.5)
    assert [run.start for run in rig.heard()] == [5 * RATE]


def test_pause_stands_on_a_sample_and_resume_goes_on_there():
    rig = Rig()
    rig.begin(1.0)
    rig.player.finish(rig.turn)
    rig.hear(0.3)
    rig.player.pause()
    rig.hear(0.5)
    place = rig.player.position() * RATE
    assert rig.player.paused
    rig.hear(0.5)
    assert rig.player.position() * RATE == place
    rig.player.resume()
    rig.hear(1.0)
    before, after = rig.heard()
    assert before.stop == pytest.approx(place, abs=1)
    assert after.start == pytest.approx(place + 240, abs=1)
    assert after.stop == RATE
    assert rig.player.underruns == 0


@pytest.mark.parametrize("goal", [0.0, 0.25, 0.9])
def test_seek_goes_there_whether_it_sounds_or_has_ended(goal):
    rig = Rig()
    rig.begin(1.0)
    rig.player.finish(rig.turn)
    rig.hear(0.3)
    rig.player.seek(goal)
    rig.hear(2.0)
    assert rig.player.ended()
    rig.player.seek(goal)
    assert not rig.player.ended()
    rig.hear(2.0)
    starts = [run.start - goal * RATE for run in rig.heard()[1:]]
    assert all(0 <= start <= 240 for start in starts)
    assert len(starts) == 2
    assert rig.player.ended()


def test_seek_revives_a_stopped_turn_also_when_it_was_paused():
    rig = Rig()
    rig.begin(1.0)
    rig.hear(0.2)
    rig.player.pause()
    rig.player.stop()
    rig.hear(0.1)
    rig.player.seek(0.5)
    rig.hear(1.0)
    assert rig.heard()[-1].start == pytest.approx(0.5 * RATE, abs=240)
    assert rig.player.ended()


def test_a_paused_turn_stays_paused_where_it_is_sought():
    rig = Rig()
    rig.begin(1.0)
    rig.hear(0.2)
    rig.player.pause()
    rig.player.seek(0.7)
    rig.hear(0.5)
    assert rig.player.position() == pytest.approx(0.7)
    rig.player.resume()
    rig.hear(0.5)
    assert rig.heard()[-1].start == pytest.approx(0.7 * RATE, abs=240)


@pytest.mark.parametrize("speed", [0.5, 1.5, 3.0])
def test_speed_changes_how_long_it_takes_and_not_where_it_is(speed):
    rig = Rig()
    rig.player.speed = speed
    rig.begin(3.0)
    rig.player.finish(rig.turn)
    rig.hear(0.6)
    assert rig.player.position() == pytest.approx(0.6 * speed, abs=0.002)
    rig.hear(3.0 / speed)
    assert rig.player.ended()
    assert rig.player.position() == 3.0


def test_speed_and_volume_may_change_while_it_sounds():
    rig = Rig()
    rig.begin(2.0)
    rig.player.finish(rig.turn)
    rig.hear(0.5)
    rig.player.speed = 2.0
    rig.hear(0.2)
    rig.player.volume = 0.5
    rig.player.speed = 1.0
    rig.hear(0.2)
    assert rig.player.position() == pytest.approx(1.1, abs=0.01)
    rig.hear(1.5)
    assert runs(rig.ear, volumes=[0.5])[-1].stop == 2 * RATE
    assert rig.player.underruns == 0


def test_speed_and_volume_keep_within_their_bounds():
    rig = Rig()
    rig.player.speed, rig.player.volume = 99.0, -1.0
    assert (rig.player.speed, rig.player.volume) == (3.0, 0.0)


def test_the_feeder_is_a_thread_that_ends_with_the_player():
    opened = threading.Event()
    clock = ManualClock()
    player = Player(lambda: ManualSink(clock), on_device=lambda _: opened.set())
    assert opened.wait(5.0)
    names = [thread.name for thread in threading.enumerate()]
    assert "feeder" in names
    player.close()
    assert "feeder" not in [thread.name for thread in threading.enumerate()]


def test_a_fault_of_the_player_itself_costs_the_device_and_not_the_thread(expected_log):
    expected_log.expect("the player failed")
    clock, sinks, again = ManualClock(), [], threading.Event()

    class Broken(ManualSink):
        def write(self, at, sound):
            if len(sinks) == 1:
                raise ZeroDivisionError
            again.set()

    def open_sink():
        sinks.append(Broken(clock))
        return sinks[-1]

    player = Player(open_sink)
    turn = Turn("x")
    player.begin(turn)
    player.write(turn, AudioChunk(numbered(0, RATE), RATE))
    assert again.wait(5.0)
    player.close()
