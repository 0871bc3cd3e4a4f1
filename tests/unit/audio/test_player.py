from __future__ import annotations

import threading

import numpy as np
import pytest

from app.audio.player import Player
from app.errors import AudioDeviceLost, NoAudioDevice, NoSoundLibrary
from app.events import DeviceLost, DeviceReady
from app.ports import AudioChunk
from app.turn import Turn
from tests.fakes_audio import ManualClock, ManualSink, Run, numbered, runs

_RATE = 48_000


class Rig:
    """A player without a thread; `devices` are what the next openings give or raise."""

    def __init__(self, *devices, **options):
        self.clock = ManualClock()
        self.events: list[DeviceLost | DeviceReady] = []
        self.ear: list[float] = []
        self.sinks: list[ManualSink] = []
        self.tries = 0
        self._devices = list(devices)
        self.player = Player(
            self._open, clock=self.clock, run=False, on_device=self.events.append, **options
        )
        self.turn = Turn("x")

    def _open(self):
        self.tries += 1
        device = self._devices.pop(0) if self._devices else {}
        if isinstance(device, Exception):
            raise device
        self.sinks.append(ManualSink(self.clock, ear=self.ear, **device))
        return self.sinks[-1]

    def begin(self, seconds=0.0):
        self.player.tick()
        self.turn = Turn("x")
        self.player.begin(self.turn)
        self.write(0, seconds)

    def write(self, start, end):
        sound = numbered(int(start * _RATE), int(end * _RATE))
        return self.player.write(self.turn, AudioChunk(sound, _RATE))

    def hear(self, seconds):
        for _ in range(round(seconds * 100)):
            self.player.tick()
            if self.sinks:
                self.sinks[-1].advance(480)
            else:
                self.clock.now += 0.01

    def heard(self):
        return runs(self.ear)


def test_a_turn_sounds_from_its_first_to_its_last_sample():
    rig = Rig()
    rig.begin(1.0)
    rig.player.finish(rig.turn)
    rig.hear(1.5)
    assert rig.heard() == [Run(0, _RATE, 1.0, 0)]
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
    assert rig.heard()[1].start == _RATE
    assert len(rig.ear) - rig.heard()[1].at == 4_800


def test_stop_is_heard_at_once_and_says_where():
    rig = Rig()
    rig.begin(1.0)
    rig.hear(0.3)
    assert rig.player.stop() == pytest.approx(0.3)
    rig.hear(0.5)
    assert len(rig.ear) == 0.3 * _RATE
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
    assert [run.start for run in rig.heard()] == [5 * _RATE]


def test_pause_stands_on_a_sample_and_resume_goes_on_there():
    rig = Rig()
    rig.begin(1.0)
    rig.player.finish(rig.turn)
    rig.hear(0.3)
    rig.player.pause()
    rig.hear(0.5)
    place = rig.player.position() * _RATE
    assert rig.player.paused
    rig.hear(0.5)
    assert rig.player.position() * _RATE == place
    rig.player.resume()
    rig.hear(1.0)
    before, after = rig.heard()
    assert before.stop == pytest.approx(place, abs=1)
    assert after.start == pytest.approx(place + 240, abs=1)
    assert after.stop == _RATE
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
    starts = [run.start - goal * _RATE for run in rig.heard()[1:]]
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
    assert rig.heard()[-1].start == pytest.approx(0.5 * _RATE, abs=240)
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
    assert rig.heard()[-1].start == pytest.approx(0.7 * _RATE, abs=240)


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
    assert runs(rig.ear, volumes=[0.5])[-1].stop == 2 * _RATE
    assert rig.player.underruns == 0


def test_speed_and_volume_keep_within_their_bounds():
    rig = Rig()
    rig.player.speed, rig.player.volume = 99.0, -1.0
    assert (rig.player.speed, rig.player.volume) == (3.0, 0.0)


def test_an_engine_that_is_too_slow_leaves_holes_and_loses_nothing():
    rig = Rig()
    rig.begin(0.0)
    for step in range(6):
        rig.write(step * 0.1, (step + 1) * 0.1)
        rig.hear(0.2)
    rig.player.finish(rig.turn)
    rig.hear(0.5)
    assert [(run.start, run.stop) for run in rig.heard()] == [
        (step * 4_800, (step + 1) * 4_800) for step in range(6)
    ]
    assert rig.player.underruns == 6
    assert rig.player.ended()


def test_the_tail_of_a_pause_between_chunks_is_not_kept_back():
    rig = Rig()
    rig.begin(0.02)
    rig.hear(0.2)
    assert rig.heard() == [Run(0, 960, 1.0, 0)]


def test_utterances_are_resampled_each_on_its_own_and_parted_by_silence():
    rig = Rig()
    rig.begin()
    for rate in (24_000, 16_000):
        tone = np.sin(2 * np.pi * 440 * np.arange(rate) / rate).astype(np.float32)
        for piece in np.array_split(tone, 7):
            assert rig.player.write(rig.turn, AudioChunk(piece, rate))
        assert rig.player.end_utterance(rig.turn, 0.25)
    assert rig.player.written() == pytest.approx(2.5)
    assert not rig.player.tape(1.0, 1.25).any()
    expected = np.sin(2 * np.pi * 440 * np.arange(_RATE) / _RATE)
    for start in (0.0, 1.25):
        sound = rig.player.tape(start, start + 1.0)
        np.testing.assert_allclose(sound[4_800:-4_800], expected[4_800:-4_800], atol=2e-3)


def test_what_an_old_turn_left_in_the_resampler_is_not_heard_in_the_next():
    rig = Rig()
    rig.begin()
    rig.player.write(rig.turn, AudioChunk(np.full(2_000, 0.5, np.float32), 24_000))
    rig.begin()
    rig.player.write(rig.turn, AudioChunk(np.zeros(24_000, np.float32), 24_000))
    rig.player.end_utterance(rig.turn, 0.0)
    assert not rig.player.tape().any()


def test_without_a_device_the_turn_runs_in_silence_and_says_so():
    rig = Rig(NoAudioDevice("none"), NoAudioDevice("none"))
    rig.begin(0.3)
    rig.player.finish(rig.turn)
    rig.hear(0.15)
    assert 0.1 < rig.player.position() < 0.3
    assert rig.player.device == ""
    assert isinstance(rig.events[0], DeviceLost)
    assert rig.tries > 1


def test_a_device_that_comes_later_takes_over_where_the_silence_is():
    rig = Rig(NoAudioDevice("none"))
    rig.begin(1.0)
    rig.player.finish(rig.turn)
    rig.hear(0.9)
    assert [type(event) for event in rig.events] == [DeviceLost, DeviceReady]
    assert rig.player.device == "Manual"
    first = rig.heard()[0]
    assert 0.08 * _RATE < first.start < 0.2 * _RATE
    rig.hear(0.5)
    assert rig.heard()[0].stop == _RATE
    assert rig.player.ended()


def test_a_new_turn_stands_at_its_start_while_the_device_is_made_ready(monkeypatch):
    rig = Rig()
    rig.begin(1.0)
    rig.hear(0.5)
    seen = []
    monkeypatch.setattr(rig.sinks[0], "rest", lambda: seen.append(rig.player.position()))
    rig.begin(1.0)
    rig.player.tick()
    assert seen == [0.0]


def test_a_turn_that_begins_as_the_device_goes_is_heard_from_its_start(monkeypatch):
    def gone():
        raise AudioDeviceLost("gone")

    rig = Rig()
    rig.begin(1.0)
    rig.player.finish(rig.turn)
    rig.hear(2.0)
    monkeypatch.setattr(rig.sinks[0], "rest", gone)
    rig.begin(0.0)
    rig.write(5.0, 5.5)
    rig.hear(1.0)
    assert rig.heard()[-1][:2] == (5 * _RATE, 5.5 * _RATE)
    assert len(rig.sinks) == 2


def test_a_missing_library_is_not_looked_for_again():
    rig = Rig(NoSoundLibrary("none"))
    rig.hear(60.0)
    assert rig.tries == 1


def test_another_device_goes_on_at_the_same_place():
    rig = Rig()
    rig.begin(1.0)
    rig.player.finish(rig.turn)
    rig.hear(0.5)
    other = ManualSink(rig.clock, ear=rig.ear)

    def open_other():
        rig.sinks.append(other)
        return other

    place = rig.player.position()
    rig.player.use(open_other)
    rig.hear(1.5)
    assert rig.sinks[0].closed
    assert rig.player.ended()
    assert [type(event) for event in rig.events] == [DeviceReady, DeviceReady]
    assert rig.heard()[-1].start <= place * _RATE + 240
    assert rig.heard()[-1].stop == _RATE


def test_a_lost_device_keeps_the_place():
    rig = Rig({}, *[NoAudioDevice("none")] * 4)
    rig.begin(1.0)
    rig.hear(0.5)
    rig.sinks[-1].lose()
    rig.hear(1.0)
    place = rig.player.position()
    assert rig.player.device == ""
    assert 0.44 <= place <= 0.5
    rig.hear(5.0)
    assert [type(event) for event in rig.events] == [DeviceReady, DeviceLost, DeviceReady]
    assert isinstance(rig.events[1].error, AudioDeviceLost)
    assert rig.events[1].device == "Manual"
    assert rig.heard()[1].start == pytest.approx(place * _RATE + 240, abs=2)
    assert rig.heard()[1].stop == _RATE
    assert rig.sinks[0].closed


def test_a_device_that_sleeps_is_noticed_within_a_second_and_opened_anew():
    rig = Rig()
    rig.begin(1.0)
    rig.hear(0.5)
    rig.sinks[-1].sleep()
    rig.hear(1.2)
    assert len(rig.sinks) == 2
    rig.hear(1.0)
    assert rig.heard()[-1].stop == _RATE


def test_what_is_asked_while_the_device_is_lost_is_done_when_it_is_back():
    rig = Rig({}, *[NoAudioDevice("none")] * 4)
    rig.begin(2.0)
    rig.hear(0.5)
    rig.sinks[-1].lose()
    rig.hear(0.3)
    rig.player.seek(1.5)
    rig.player.pause()
    rig.hear(5.0)
    assert rig.player.position() == pytest.approx(1.5)
    rig.player.resume()
    rig.hear(1.0)
    assert rig.heard()[-1].start == pytest.approx(1.5 * _RATE, abs=240)


def test_a_new_turn_does_not_wait_for_a_device_that_stays_away():
    rig = Rig({}, *[NoAudioDevice("none")] * 50)
    rig.begin(1.0)
    rig.hear(0.2)
    rig.sinks[-1].lose()
    rig.hear(5.0)
    assert not rig.player.ended()
    rig.begin(0.5)
    rig.player.finish(rig.turn)
    rig.hear(1.0)
    assert rig.player.ended()


def test_a_device_of_another_rate_brings_the_tape_to_its_own():
    rig = Rig({}, {"sample_rate": 24_000})
    rig.begin()
    tone = np.sin(2 * np.pi * 440 * np.arange(_RATE) / _RATE).astype(np.float32)
    rig.player.write(rig.turn, AudioChunk(tone, _RATE))
    rig.hear(0.5)
    rig.sinks[-1].lose()
    rig.hear(0.3)
    assert rig.player.sample_rate == 24_000
    assert rig.player.written() == pytest.approx(1.0)
    assert 0.45 < rig.player.position() < 1.0
    rig.player.write(rig.turn, AudioChunk(tone, _RATE))
    rig.player.end_utterance(rig.turn, 0.0)
    assert rig.player.written() == pytest.approx(2.0, abs=0.001)


def test_the_tape_can_be_copied():
    rig = Rig()
    rig.begin(1.0)
    np.testing.assert_array_equal(rig.player.tape(), numbered(0, _RATE))
    np.testing.assert_array_equal(rig.player.tape(0.25, 0.5), numbered(12_000, 24_000))
    assert len(rig.player.tape(0.5, 0.25)) == 0


def test_a_long_turn_forgets_its_beginning_and_goes_back_no_further():
    rig = Rig(ahead=2.0, keep=1.0)
    rig.begin()
    for second in range(14):
        rig.write(second, second + 1)
        rig.hear(1.0)
    rig.player.seek(0.0)
    rig.hear(0.5)
    assert rig.heard()[-1].start >= 3 * _RATE - 240


def test_write_waits_while_enough_is_unheard_and_ends_with_the_turn():
    rig = Rig(ahead=1.0)
    rig.begin()
    results = []
    writer = threading.Thread(target=lambda: results.append(rig.write(0.0, 10.0)))
    writer.start()
    while rig.player.written() < 4.0:
        rig.player.tick()
    assert rig.player.written() == 4.0
    rig.hear(2.9)
    assert rig.player.written() == 4.0
    rig.hear(0.2)
    while rig.player.written() < 8.0:
        rig.player.tick()
    rig.player.stop()
    writer.join(5.0)
    assert results == [False]


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
    player.write(turn, AudioChunk(numbered(0, _RATE), _RATE))
    assert again.wait(5.0)
    player.close()
