"""espeak-ng as every peer is given it: the library that ours uses, by the shortest way."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable

import espeakng_loader

SAMPLE_RATE = 22_050
FRAME_MS = 20
"""The piece that streaming voices, and the transports of speech, usually work with."""
_SYNCHRONOUS, _DO_NOT_EXIT, _UTF8, _BY_CHARACTER = 2, 0x8000, 1, 1
_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class Espeak:
    """One voice of the process's espeak-ng, which calls with `piece_ms` of sound at a time."""

    def __init__(self, voice: str, piece_ms: int = FRAME_MS) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
        rate = self._library.espeak_Initialize(_SYNCHRONOUS, piece_ms, data, _DO_NOT_EXIT)
        if rate != SAMPLE_RATE or self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise RuntimeError(f"espeak-ng does not speak {voice}")
        self._stopped = threading.Event()
        self._take: Callable[[bytes], object] = bytes
        self._callback = _Callback(self._receive)
        self._library.espeak_SetSynthCallback(self._callback)

    def _receive(self, wave: int | None, count: int, _events: int | None) -> int:
        if self._stopped.is_set():
            return 1
        if wave and count > 0:
            self._take(ctypes.string_at(wave, 2 * count))
        return 0

    def say(self, text: str, take: Callable[[bytes], object]) -> None:
        """Call `take` with the sound of `text`, 16 bit samples, until its end or a stop."""
        self._stopped.clear()
        self._take = take
        encoded = text.encode() + b"\0"
        self._library.espeak_Synth(encoded, len(encoded), 0, _BY_CHARACTER, 0, _UTF8, None, None)

    def stop(self) -> None:
        """End the text that is being said."""
        self._stopped.set()
