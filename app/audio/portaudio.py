"""PortAudio, imported only when it is needed, its failures told in our own words."""

from __future__ import annotations

import logging
import threading
from types import ModuleType
from typing import NamedTuple

from app.errors import NoAudioDevice, NoSoundLibrary

log = logging.getLogger(__name__)

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
