"""Whatever voice of sherpa-onnx a folder holds, as a SpeechEngine."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final

from app import paths
from app.channel import Channel, ChannelClosed
from app.engines.ear import Ear
from app.engines.sherpa import package
from app.engines.sherpa.folder import inspect
from app.engines.sherpa.native import Native
from app.engines.sherpa.package import ENGINE, LABEL
from app.engines.sherpa.reader import Part, Reader
from app.engines.sherpa.speakers import OwnSpeakers, Recordings, Speakers, Timbre
from app.errors import EngineError, UnsayableText, VoiceUnknown
from app.ports import AudioChunk, Language, Measurement, Samples, SpeechRequest, Voice
from app.spoken_forms import EMPTY, Lexicon, lexicon_file
from app.turn import CancelToken
from app.voices import VoiceShelf

log = logging.getLogger(__name__)

_AHEAD: Final = 8
"""Pieces of sound that may wait to be taken: those of an utterance, so that the library is soon
free again."""
_STDERR: Final = 2
_WARM_UP: Final[dict[Language, str]] = {"en": "Good morning.", "zh": "今天天气很好。"}


class SherpaEngine:
    """One loaded model, on a thread of its own that the library computes on.

    The library cannot be asked for the next piece: it calls, with the piece, until it is done. It
    can be stopped at such a call; what was begun before is finished, so a cancelled utterance is
    left to its thread, and the next one waits there until it is over.
    """

    name = LABEL

    def __init__(
        self,
        folder: Path,
        shelf: VoiceShelf,
        *,
        threads: int = 1,
        usual: str = "",
        drawn_words: str = "",
        words: Callable[[], Lexicon] = lambda: EMPTY,
    ) -> None:
        """Load the model and say a few words with it, unheard.

        Args:
            folder: of the voice, as it is published.
            shelf: the user's voices; a family that clones speaks with those that have a clip.
            threads: to compute with.
            usual: who speaks where nobody is named.
            drawn_words: what is said in the clips of voices that were drawn, not recorded.
            words: the user's own, asked for at every utterance.

        Raises:
            EngineUnavailable: the package or the voice is missing, or does not fit.
            OutOfMemory: there is too little.
        """
        package.check()
        found = inspect(folder)
        self._reader = Reader(found, words)
        try:
            self._native = Native(found, threads)
            self._speakers: Speakers = (
                Recordings(
                    shelf,
                    self._reader.languages,
                    needs_words=found.family.needs_words,
                    drawn_words=drawn_words,
                    usual=usual,
                )
                if found.family.clones
                else OwnSpeakers(found, self._native.speakers, self._reader.languages, usual=usual)
            )
        except EngineError:
            self._reader.close()
            raise
        self._thread = ThreadPoolExecutor(1, "sherpa")
        self._current: Channel[Samples] | None = None
        self._closed = False
        self.measured = self._warm_up()

    def voices(self) -> Sequence[Voice]:
        """The speakers of the model; of a family that clones, the cards that it can speak."""
        return self._speakers.voices()

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        """Yield the sound piece by piece, at the model's own rate.

        A second utterance ends one that was not taken to its end.

        Raises:
            VoiceUnknown: the folder or the shelf has no such voice.
            UnsayableText: the voice does not know the language, or a word of the text.
            SynthesisFailed: there is no word in it, or the model refused.
            BadSpeech: what came is no speech.
            OutOfMemory: there is too little.
        """
        parts = self._reader.read(request.text, request.language)
        timbre = self._speakers.choose(request.voice, request.language)
        if cancel.cancelled:
            return
        sound: Channel[Samples] = Channel(_AHEAD)
        self._end_utterance()
        self._current = sound
        job = self._thread.submit(self._say, parts, timbre, request, sound, cancel)
        unhook = cancel.on_cancel(partial(sound.close, discard=True))
        try:
            yield from self._heard(sound, job, cancel)
        finally:
            unhook()
            sound.close(discard=True)

    def _heard(
        self, sound: Channel[Samples], job: Future[None], cancel: CancelToken
    ) -> Iterator[AudioChunk]:
        ear, rate = Ear(ENGINE), self._native.sample_rate
        for samples in sound:
            yield AudioChunk(ear.hear(samples), rate)
        if self._current is sound and not cancel.cancelled:
            job.result()
            ear.finish()

    def _say(
        self,
        parts: Sequence[Part],
        timbre: Timbre,
        request: SpeechRequest,
        sound: Channel[Samples],
        cancel: CancelToken,
    ) -> None:
        """Say all parts into `sound`, on the library's thread; a closed channel ends it."""
        wanted = True

        def take(samples: Samples) -> bool:
            nonlocal wanted
            try:
                wanted = sound.put(samples, cancel)
            except ChannelClosed:
                wanted = False
            return wanted

        try:
            for part in parts:
                if not wanted or cancel.cancelled:
                    return
                self._native.say(part, timbre, request.language, request.speed, take)
        finally:
            sound.close()

    def _warm_up(self) -> Measurement | None:
        """Speak the way everything is spoken, and see how long it takes."""
        language = self._reader.languages[0]
        begun, first, audio = time.perf_counter(), 0.0, 0.0
        request = SpeechRequest(_WARM_UP[language], language)
        try:
            for chunk in self.synthesize(request, CancelToken()):
                first = first or time.perf_counter() - begun
                audio += chunk.seconds
        except (UnsayableText, VoiceUnknown) as error:
            log.info("opened without a trial: %s", error)
            return None
        except EngineError:
            self.close()
            raise
        return Measurement(first, time.perf_counter() - begun, audio)

    def _end_utterance(self) -> None:
        if self._current is not None:
            self._current.close(discard=True)

    def close(self) -> None:
        """End what is being said, wait for the library, and give the memory back."""
        if self._closed:
            return
        self._closed = True
        self._end_utterance()
        self._thread.shutdown()
        self._reader.close()
        del self._native


def open_engine(
    folder: str, threads: int = 1, usual: str = "", drawn_words: str = ""
) -> SherpaEngine:
    """The engine with the user's own voices and words, as a worker makes it.

    Whatever the library prints later goes nowhere: it tells the texts that it cannot say.
    """
    engine = SherpaEngine(
        Path(folder),
        VoiceShelf(),
        threads=threads,
        usual=usual,
        drawn_words=drawn_words,
        words=lambda: lexicon_file.load(paths.config()).lexicon,
    )
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), _STDERR)
    return engine
