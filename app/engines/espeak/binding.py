"""The part of espeak-ng's C interface that speaks, through espeakng-loader's library."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from app.errors import EngineUnavailable, SynthesisFailed

# Values of speak_lib.h, eSpeak NG 1.52.0.
_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000
_UTF8 = 1
_BY_CHARACTER = 1
_RATE = 1
_LIST_END = 0
_WORD = 1
_IPA = 2

_BUFFER_MS = 500
"""The longest chunk. espeak fills it in about a millisecond, so the first sound hardly waits, and a
second of speech enters Python, and asks for the GIL, only twice."""


@dataclass(frozen=True, slots=True)
class WordEvent:
    """espeak begins to say a word."""

    start: int
    length: int
    """Code points of the text; both are approximate for numbers and symbols."""
    sample: int
    """Counted from the first sample of the text."""


@dataclass(frozen=True, slots=True)
class NativeVoice:
    """An entry of espeak's own list."""

    label: str
    identifier: str
    """The voice's file: `gmw/en-US`, `!v/f3`."""
    languages: tuple[str, ...]
    """The languages it names, its own first."""


OnAudio: TypeAlias = Callable[[bytes, tuple[WordEvent, ...]], bool]
"""Takes native-endian 16 bit samples and the words that begin near them; False ends the speech."""


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("unused", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(_Event))


class Library:
    """espeak-ng itself. Its state is the process's: one instance at a time, used by one thread.

    Every call releases the GIL; the callback takes it back for a copy and two small calls.
    """

    def __init__(self) -> None:
        path, data = _locate()
        try:
            self._library = ctypes.CDLL(path)
        except OSError as error:
            raise EngineUnavailable(
                f"The espeak-ng library does not load: {error}.", engine="espeak", retryable=False
            ) from error
        _declare(self._library)
        self._voice = ""
        self._on_audio: OnAudio = _refuse
        self._callback = _Callback(self._receive)
        self._initialise(data)
        self._library.espeak_SetSynthCallback(self._callback)

    def _initialise(self, data: str) -> None:
        self.sample_rate: int = self._library.espeak_Initialize(
            _SYNCHRONOUS, _BUFFER_MS, os.fsencode(data), _DO_NOT_EXIT
        )
        used = ctypes.c_char_p()
        self.version: str = self._library.espeak_Info(ctypes.byref(used)).decode()
        # A path that is too long for espeak's buffer (160 bytes) is dropped, and the rate still
        # looks right: only the path that it went on with tells.
        if self.sample_rate <= 0 or used.value != os.fsencode(data):
            raise EngineUnavailable(
                f"espeak-ng cannot read its data in {data}.",
                engine="espeak",
                retryable=False,
                remedy="Install the program in a folder with a shorter path.",
            )

    def voices(self) -> Iterator[NativeVoice]:
        """The voices it lists, without variants."""
        return self._listed(None)

    def variants(self) -> Iterator[NativeVoice]:
        """What may follow a voice's name and a plus sign: another timbre."""
        wanted = _Voice()
        language = ctypes.create_string_buffer(b"variant")
        wanted.languages = ctypes.addressof(language)
        # A generator of its own, so that the buffer outlives the call that reads it.
        yield from self._listed(ctypes.byref(wanted))

    def _listed(self, wanted: Any) -> Iterator[NativeVoice]:
        entries = self._library.espeak_ListVoices(wanted)
        index = 0
        while entries[index]:
            entry = entries[index].contents
            yield NativeVoice(
                label=entry.name.decode(),
                identifier=entry.identifier.decode(),
                languages=tuple(_languages(entry.languages)),
            )
            index += 1

    def select(self, voice: str) -> bool:
        """Speak with `voice` from now on. False, and nothing changes, if there is none.

        A variant that does not exist is ignored without a word: look it up in `variants` first.
        """
        if voice != self._voice:
            if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
                return False
            self._voice = voice
        return True

    def say(self, text: str, words_per_minute: int, on_audio: OnAudio) -> None:
        """Call `on_audio` with the sound of `text`, piece by piece, and return at its end.

        `text` holds neither NUL nor surrogates. The rate is sure between 80 and 449.

        Raises:
            SynthesisFailed: espeak-ng refused the rate or the text.
        """
        self._check(self._library.espeak_SetParameter(_RATE, words_per_minute, 0))
        encoded = text.encode()
        self._on_audio = on_audio
        try:
            self._check(
                self._library.espeak_Synth(
                    encoded, len(encoded) + 1, 0, _BY_CHARACTER, 0, _UTF8, None, None
                )
            )
        finally:
            self._on_audio = _refuse

    def phonemes(self, text: str) -> str:
        """How the selected voice would say `text`, in the International Phonetic Alphabet.

        Marks are not told; `text` holds neither NUL nor surrogates.
        """
        encoded = ctypes.create_string_buffer(text.encode())
        at = ctypes.c_void_p(ctypes.addressof(encoded))
        clauses = []
        while at.value:  # it moves on by a clause a call, and becomes NULL behind the last
            said = self._library.espeak_TextToPhonemes(ctypes.byref(at), _UTF8, _IPA)
            clauses.append(said.decode())
        return " ".join(filter(None, clauses))

    def _receive(self, wave: int | None, count: int, events: Any) -> int:
        words = []
        for event in events:  # a pointer has no end of its own: the list brings one
            kind = event.type
            if kind == _WORD:
                words.append(WordEvent(event.text_position - 1, event.length, event.sample))
            elif kind == _LIST_END:
                break
        samples = ctypes.string_at(wave, 2 * count) if wave and count > 0 else b""
        return 0 if self._on_audio(samples, tuple(words)) else 1

    @staticmethod
    def _check(code: int) -> None:
        if code != 0:
            raise SynthesisFailed(f"espeak-ng answered with error {code}.", engine="espeak")

    def close(self) -> None:
        """Free what espeak-ng holds; another instance may then be made."""
        self._library.espeak_Terminate()


def _locate() -> tuple[str, str]:
    """The library's file and the folder of its data."""
    try:
        import espeakng_loader

        path = str(espeakng_loader.get_library_path())
        data = str(espeakng_loader.get_data_path())
    except (ImportError, OSError, RuntimeError) as error:
        raise EngineUnavailable(
            "The package espeakng-loader is missing or broken.",
            engine="espeak",
            retryable=False,
            remedy="Install it again: pip install --force-reinstall espeakng-loader.",
        ) from error
    if not Path(data, "phontab").is_file():
        raise EngineUnavailable(
            f"The voice data of espeak-ng is missing in {data}.",
            engine="espeak",
            retryable=False,
            remedy="Install it again: pip install --force-reinstall espeakng-loader.",
        )
    return path, data


def _languages(address: int) -> Iterator[str]:
    """The names at `address`: each is a priority byte and a string; a zero ends them."""
    while ctypes.string_at(address, 1) != b"\0":
        name = ctypes.string_at(address + 1)
        yield name.decode()
        address += 2 + len(name)


def _declare(library: ctypes.CDLL) -> None:
    library.espeak_Info.argtypes = (ctypes.POINTER(ctypes.c_char_p),)
    library.espeak_Info.restype = ctypes.c_char_p
    library.espeak_ListVoices.argtypes = (ctypes.c_void_p,)
    library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
    library.espeak_TextToPhonemes.argtypes = (
        ctypes.POINTER(ctypes.c_void_p),
        ctypes.c_int,
        ctypes.c_int,
    )
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    library.espeak_Synth.argtypes = (
        ctypes.c_char_p,
        ctypes.c_size_t,
        ctypes.c_uint,
        ctypes.c_int,
        ctypes.c_uint,
        ctypes.c_uint,
        ctypes.c_void_p,
        ctypes.c_void_p,
    )


def _refuse(_samples: bytes, _words: tuple[WordEvent, ...]) -> bool:
    return False
