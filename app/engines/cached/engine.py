"""A SpeechEngine that remembers what it said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from app.engines.cached.phrase import Phrase, key
from app.engines.cached.shelf import PhraseShelf
from app.ports import (
    AudioChunk,
    Measured,
    Measurement,
    OpensItself,
    SpeechEngine,
    SpeechRequest,
    Voice,
)
from app.turn import CancelToken


def _nothing(_request: SpeechRequest) -> str:
    return ""


class CachedEngine:
    """Another engine, asked only for what it has not said before.

    What is private is neither looked for nor kept, and of the rest only what was said to its end,
    by one engine: where several stand behind this one, the name tells who speaks.
    """

    def __init__(
        self,
        engine: SpeechEngine,
        shelf: PhraseShelf,
        *,
        identity: Callable[[SpeechRequest], str] = _nothing,
    ) -> None:
        """Remember for an engine, which is closed with this one.

        Args:
            engine: who speaks.
            shelf: what was said; engines may share one.
            identity: what else the sound of a request depends on, as it is now: the hash of the
                model, what the voice is made of, the manner, the user's words.
        """
        self._engine = engine
        self._shelf = shelf
        self._identity = identity
        self._speaking: Iterator[AudioChunk] | None = None

    @property
    def engine(self) -> SpeechEngine:
        """Who speaks what was not said before."""
        return self._engine

    @property
    def name(self) -> str:
        """What the engine is called on screen."""
        return self._engine.name

    @property
    def measured(self) -> Measurement | None:
        """What came of it when the engine tried itself out."""
        return self._engine.measured if isinstance(self._engine, Measured) else None

    @property
    def is_open(self) -> bool:
        """Whether the engine could speak at once."""
        return self._engine.is_open if isinstance(self._engine, OpensItself) else True

    def voices(self) -> Sequence[Voice]:
        """The voices it can speak with now."""
        return self._engine.voices()

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        """Yield the sound that is remembered, else what the engine says.

        A newer request ends one that was not taken to its end.

        Raises:
            EngineError: what the engine raised.
        """
        self._end_utterance()
        if request.private:
            self._speaking = said = self._engine.synthesize(request, cancel)
            yield from said
            return
        phrase = self._shelf.get(self._key(request))
        if phrase is None:
            yield from self._kept(request, cancel)
            return
        for chunk in phrase.said():
            if cancel.cancelled:
                return
            yield chunk

    def _kept(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        """Pass on what the engine says, and remember it if that was all of it."""
        found, chunks, size = self._key(request), list[AudioChunk](), 0
        self._speaking = said = self._engine.synthesize(request, cancel)
        for chunk in said:
            size += chunk.samples.nbytes
            if size <= self._shelf.longest:
                samples = chunk.samples.copy()  # who hears them may change them
                chunks.append(AudioChunk(samples, chunk.sample_rate, chunk.words))
            yield chunk
        whole = self._speaking is said and not cancel.cancelled
        if whole and size <= self._shelf.longest and found == self._key(request):
            self._shelf.put(found, Phrase(tuple(chunks)))

    def _key(self, request: SpeechRequest) -> str:
        return key(self._engine.name, self._identity(request), request)

    def _end_utterance(self) -> None:
        """End what the engine says; what is remembered is not asked of it, so it hears nothing."""
        said, self._speaking = self._speaking, None
        if close := getattr(said, "close", None):
            close()

    def close(self) -> None:
        """Close the engine; what was said stays known to others."""
        self._end_utterance()
        self._engine.close()
