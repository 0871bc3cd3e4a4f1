"""A player whose device is missing, comes, goes, sleeps or is another one."""

from __future__ import annotations

import numpy as np
import pytest

from app.errors import AudioDeviceLost, NoAudioDevice, NoSoundLibrary
from app.events import DeviceLost, DeviceReady
from app.ports import AudioChunk
from tests.fakes_audio import ManualSink
from tests.unit.audio.player_rig import RATE, Rig


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
    assert 0.08 * RATE < first.start < 0.2 * RATE
    rig.hear(0.5)
    assert rig.heard()[0].stop == RATE
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
    assert rig.heard()[-1][:2] == (5 * RATE, 5.5 * RATE)
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
    assert rig.heard()[-1].start <= place * RATE + 240
    assert rig.heard()[-1].stop == RATE


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
    assert rig.heard()[1].start == pytest.approx(place * RATE + 240, abs=2)
    assert rig.heard()[1].stop == RATE
    assert rig.sinks[0].closed


def test_a_device_that_sleeps_is_noticed_within_a_second_and_opened_anew():
    rig = Rig()
    rig.begin(1.0)
    rig.hear(0.5)
    rig.sinks[-1].sleep()
    rig.hear(1.2)
    assert len(rig.sinks) == 2
    rig.hear(1.0)
    assert rig.heard()[-1].stop == RATE


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
    assert rig.heard()[-1].start == pytest.approx(1.5 * RATE, abs=240)


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
    tone = np.sin(2 * np.pi * 440 * np.arange(RATE) / RATE).astype(np.float32)
    rig.player.write(rig.turn, AudioChunk(tone, RATE))
    rig.hear(0.5)
    rig.sinks[-1].lose()
    rig.hear(0.3)
    assert rig.player.sample_rate == 24_000
    assert rig.player.written() == pytest.approx(1.0)
    assert 0.45 < rig.player.position() < 1.0
    rig.player.write(rig.turn, AudioChunk(tone, RATE))
    rig.player.end_utterance(rig.turn, 0.0)
    assert rig.player.written() == pytest.approx(2.0, abs=0.001)
