"""PortAudio, imported only when it is needed, its failures told in our own words."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
from collections.abc import Iterator
from types import ModuleType
from typing import Any, NamedTuple

from app.errors import NoAudioDevice, NoSoundLibrary

log = logging.getLogger(__name__)

_RATE = 48_000
_HOST_ERROR = -9999
"""paUnanticipatedHostError of portaudio.h."""

_lock = threading.Lock()


class Library(NamedTuple):
    """The two modules that together are our way to PortAudio."""

    sounddevice: ModuleType
    rtmixer: ModuleType


def load() -> Library:
    """Import the bindings.

    Raises:
        NoSoundLibrary: they, or PortAudio itself, are missing or broken.
    """
    with _lock:
        try:
            import rtmixer
            import sounddevice
        except (ImportError, OSError) as error:
            raise NoSoundLibrary(f"The sound library PortAudio cannot be used: {error}.") from error
        except Exception as error:  # sounddevice raises its own error, which cannot be named here
            raise NoAudioDevice(f"The sound system does not start: {error}.") from error
        return Library(sounddevice, rtmixer)


@contextlib.contextmanager
def hushed() -> Iterator[None]:
    """Keep off the terminal what PortAudio and ALSA write to stderr about a device that fails.

    The error that is raised says what matters. Other threads are not heard for that moment either.
    """
    try:
        terminal = os.dup(2)
    except OSError:  # a program without a terminal has no stderr
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        yield
    finally:
        os.dup2(terminal, 2)
        os.close(terminal)


def refresh() -> None:
    """Look for devices anew: PortAudio does so only when it starts. No stream may be open.

    Raises:
        NoAudioDevice: the sound system does not start.
    """
    sounddevice = load().sounddevice
    with _lock:
        try:
            sounddevice._terminate()  # noqa: SLF001  the library has no public way
        except sounddevice.PortAudioError as error:
            log.debug("PortAudio was not running: %s", error)
        try:
            sounddevice._initialize()  # noqa: SLF001
        except sounddevice.PortAudioError as error:
            raise NoAudioDevice(f"The sound system does not start: {error}.") from error


def open_mixer(device: str | int | None, rate: int | None, latency: float) -> Any:
    """An rtmixer `Mixer`, not started: mono, in blocks of 10 ms.

    Args:
        device: A name or number of PortAudio's; None for the system's own choice.
        rate: Samples a second; None for 48000, or the device's own where it refuses that.
        latency: Seconds that the device shall hold.

    Raises:
        NoAudioDevice: there is no sound library, or the device does not open.
    """
    sounddevice = load().sounddevice
    with hushed():
        try:
            info = sounddevice.query_devices(device, "output")
            if rate is not None:
                return _mixer(device, rate, latency, info["hostapi"])
            try:
                return _mixer(device, _RATE, latency, info["hostapi"])
            except sounddevice.PortAudioError as error:
                if _HOST_ERROR in error.args:
                    raise  # the sound server is coming or going; the rate is not the matter
                return _mixer(device, int(info["default_samplerate"]), latency, info["hostapi"])
        except (sounddevice.PortAudioError, ValueError) as error:  # ValueError: no such name
            raise NoAudioDevice(f"No sound device opens: {error}.") from error


def _mixer(device: str | int | None, rate: int, latency: float, host: int) -> Any:
    sounddevice, rtmixer = load()
    extra = None
    # Windows' WASAPI alone must be asked to convert rates as all others do unasked.
    if sys.platform == "win32" and "WASAPI" in sounddevice.query_hostapis(host)["name"]:
        extra = sounddevice.WasapiSettings(auto_convert=True)
    return rtmixer.Mixer(
        device=device,
        channels=1,
        samplerate=rate,
        blocksize=rate // 100,
        latency=latency,
        extra_settings=extra,
        prime_output_buffers_using_stream_callback=True,
    )


def name_of(mixer: Any) -> str:
    """What the mixer's device is called; a sound server's own name says nothing to a user."""
    name: str = load().sounddevice.query_devices(mixer.device)["name"]
    return "System output" if name in {"default", "sysdefault", "pulse", "pipewire"} else name


def outputs() -> list[str]:
    """The names of the devices that can sound, as PortAudio lists them.

    Raises:
        NoAudioDevice: there is no sound library, or the sound system does not answer.
    """
    sounddevice = load().sounddevice
    try:
        devices = sounddevice.query_devices()
    except sounddevice.PortAudioError as error:
        raise NoAudioDevice(f"The sound devices cannot be listed: {error}.") from error
    return [device["name"] for device in devices if device["max_output_channels"] > 0]
