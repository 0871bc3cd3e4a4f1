"""The voice that is always there: espeak-ng, in process, some hundred times faster than speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from app.channel import Channel, ChannelClosed
from app.engines.espeak.binding import Library, WordEvent
from app.engines.espeak.shared import LIBRARY
from app.engines.espeak.voices import Catalogue
from app.engines.espeak.words import WordTracker
from app.errors import SynthesisFailed, VoiceUnknown
from app.ports import AudioChunk, SpeechRequest, Voice
from app.turn import CancelToken

_NORMAL_RATE = 175
_SLOWEST, _FASTEST = 80, 449
"""Words a minute. espeak goes no slower; from 450 on it shortens the sound after it has counted the
samples, so its word events drift."""

_GROWTH = 64
"""How many times longer than all before it a piece is, as every one wakes two threads. Nothing runs
dry meanwhile, because espeak is hundreds of times faster than speech."""
_AHEAD = 20
"""Pieces that may wait to be taken. An utterance fits, so espeak is free again after some 30 ms,
however slowly that utterance is then heard."""

_MUTE = dict.fromkeys([0, *range(0xD800, 0xE000)], " ")
"""What C and UTF-8 cannot carry: NUL and lone surrogates."""

_FULL_SCALE = np.float32(1 / 32768)

_Piece = tuple[bytearray, tuple[WordEvent, ...]]


class EspeakEngine:
    """A SpeechEngine. As many as one likes share the library; their utterances take turns.

    espeak cannot be asked for the next piece: it calls, with the piece, until it is done. So it
    runs on a thread of its own and hands the pieces over. Against collecting the utterance first
    that costs 0.1 ms, and a long sentence is heard after 1 ms instead of 30.
    """

    name = "espeak-ng"

    def __init__(self) -> None:
        """Load the library, if no other engine has.

        Raises:
            EngineUnavailable: espeakng-loader is missing or cannot be used here.
        """
        LIBRARY.join()
        self._catalogue, self._sample_rate = LIBRARY.run(_survey).result()
        self._current: Channel[_Piece] | None = None
        self._closed = False

    def voices(self) -> Sequence[Voice]:
        """The English and Chinese voices, and other timbres of the two that are spoken unasked.

        Every other voice of espeak-ng is taken by its name, and each with `+` and a timbre.
        """
        return self._catalogue.offered

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        """Yield the sound as soon as pieces of it exist, 0.25 s at first and more later on.

        A second utterance ends one that was not taken to its end. The speed counts between 0.46
        and 2.56; beyond, the nearest is used.

        Raises:
            VoiceUnknown: espeak-ng has no such voice.
            SynthesisFailed: nothing in the text can be said, or espeak-ng refused it.
        """
        text = request.text.translate(_MUTE)
        tracker = WordTracker(text)
        if not tracker.words:
            raise _nothing_to_say()
        voice = self._catalogue.resolve(request.voice, request.language)
        rate = min(max(round(_NORMAL_RATE * request.speed), _SLOWEST), _FASTEST)
        pieces: Channel[_Piece] = Channel(_AHEAD)
        self._end_utterance()
        self._current = pieces
        job = LIBRARY.run(partial(_speak, text, voice, rate, pieces, cancel))
        unhook = cancel.on_cancel(partial(pieces.close, discard=True))
        try:
            yield from self._chunks(tracker, pieces)
            if not cancel.cancelled:
                job.result()
        finally:
            unhook()
            pieces.close(discard=True)

    def _chunks(self, tracker: WordTracker, pieces: Channel[_Piece]) -> Iterator[AudioChunk]:
        for samples, events in pieces:
            sound = np.multiply(np.frombuffer(samples, np.int16), _FULL_SCALE, dtype=np.float32)
            yield AudioChunk(sound, self._sample_rate, tuple(tracker.marks(events)))

    def _end_utterance(self) -> None:
        if self._current is not None:
            self._current.close(discard=True)

    def close(self) -> None:
        """End what is being said and give the library back."""
        if not self._closed:
            self._closed = True
            self._end_utterance()
            LIBRARY.leave()


def _survey(library: Library) -> tuple[Catalogue, int]:
    return Catalogue(tuple(library.voices()), tuple(library.variants())), library.sample_rate


class _HandOver:
    """Takes what espeak brings, on espeak's thread, and passes it on in pieces worth a wake-up."""

    def __init__(self, pieces: Channel[_Piece], cancel: CancelToken) -> None:
        self._pieces = pieces
        self._cancel = cancel
        self._samples = bytearray()
        self._events: list[WordEvent] = []
        self._passed = 0  # bytes
        self._wanted = 0  # bytes; the first piece goes on as it comes
        self.words = 0

    def take(self, samples: bytes, events: tuple[WordEvent, ...]) -> bool:
        """Hold or pass on; False once nobody wants more."""
        self._samples += samples
        self._events += events
        self.words += len(events)
        return not self._cancel.cancelled and (len(self._samples) <= self._wanted or self.flush())

    def flush(self) -> bool:
        """Pass on what is held; False once nobody wants more."""
        piece = self._samples, tuple(self._events)
        self._samples = bytearray()
        self._events.clear()
        self._passed += len(piece[0])
        self._wanted = _GROWTH * self._passed
        try:
            return not piece[0] or self._pieces.put(piece, self._cancel)
        except ChannelClosed:
            return False


def _speak(
    text: str,
    voice: str,
    rate: int,
    pieces: Channel[_Piece],
    cancel: CancelToken,
    library: Library,
) -> None:
    """Say `text` into `pieces`, on espeak's thread; a closed channel or a cancel ends it."""
    hand_over = _HandOver(pieces, cancel)
    try:
        if not library.select(voice):
            raise VoiceUnknown(f"espeak-ng has no voice called {voice}.", engine="espeak")
        library.say(text, rate, hand_over.take)
        hand_over.flush()
        if not hand_over.words and not cancel.cancelled:
            raise _nothing_to_say()
    finally:
        pieces.close()


def _nothing_to_say() -> SynthesisFailed:
    return SynthesisFailed(
        "Nothing in this text can be said.", engine="espeak", retryable=False, remedy="Skip it."
    )
