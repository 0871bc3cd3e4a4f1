from __future__ import annotations

import os
import sys

import pytest

from app.audio import portaudio
from app.audio.device import DeviceSink
from app.errors import NoAudioDevice, NoSoundLibrary


class PortAudioError(Exception):
    pass


class Unwilling:
    """Stands in for sounddevice on a machine where nothing works."""

    PortAudioError = PortAudioError

    def __init__(self):
        self.asked = []

    def query_devices(self, *_):
        self.asked.append("devices")
        os.write(2, b"a complaint of ALSA's")
        raise PortAudioError("Error querying device -1")

    def _terminate(self):
        self.asked.append("terminate")
        raise PortAudioError("not running")

    def _initialize(self):
        self.asked.append("initialize")


@pytest.fixture
def unwilling(monkeypatch):
    library = Unwilling()
    monkeypatch.setitem(sys.modules, "sounddevice", library)
    monkeypatch.setitem(sys.modules, "rtmixer", object())
    return library


@pytest.mark.parametrize("module", ["sounddevice", "rtmixer"])
def test_a_machine_without_the_library_says_what_to_install(module, monkeypatch):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(NoSoundLibrary) as caught:
        DeviceSink()
    assert "PortAudio" in caught.value.remedy


def test_a_device_is_looked_for_anew_before_it_is_given_up(unwilling, capfd):
    with pytest.raises(NoAudioDevice, match="No sound device opens"):
        DeviceSink()
    assert unwilling.asked == ["devices", "terminate", "initialize", "devices"]
    assert capfd.readouterr().err == ""


def test_the_terminal_is_given_back(capfd):
    with portaudio.hushed():
        os.write(2, b"hushed")
    os.write(2, b"heard")
    assert capfd.readouterr().err == "heard"


def test_a_sound_system_that_does_not_answer_has_no_list_of_devices(unwilling):
    with pytest.raises(NoAudioDevice, match="cannot be listed"):
        portaudio.outputs()


class Picky(Unwilling):
    """Has a device of 44100 Hz; says `code` where another rate is asked."""

    def __init__(self, code):
        super().__init__()
        self._code = code
        self.rates = []

    def query_devices(self, *_):
        return {"hostapi": 0, "default_samplerate": 44_100.0, "name": "Picky"}

    def Mixer(self, *, samplerate, **_):  # noqa: N802  rtmixer's name
        self.rates.append(samplerate)
        if samplerate != 44_100:
            raise PortAudioError("refused", self._code)
        return "mixer"


@pytest.mark.parametrize(("code", "rates"), [(-9997, [48_000, 44_100]), (-9999, [48_000])])
def test_another_rate_is_tried_only_where_the_rate_was_the_matter(monkeypatch, code, rates):
    library = Picky(code)
    monkeypatch.setitem(sys.modules, "sounddevice", library)
    monkeypatch.setitem(sys.modules, "rtmixer", library)
    if code == -9999:
        with pytest.raises(NoAudioDevice):
            portaudio.open_mixer(None, None, 0.04)
    else:
        assert portaudio.open_mixer(None, None, 0.04) == "mixer"
    assert library.rates == rates
