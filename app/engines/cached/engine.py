"""A SpeechEngine that remembers what it said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

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

Identity: TypeAlias = Callable[[str], str | None]
"""What the sound of the engine of that name depends on, as it is now, beside the request: the
model, what its voices are made of, the manner, the user's words. None where it is not to be
remembered."""


def _same(_engine: str) -> str:
    """The sound depends on nothing else."""
    return ""


def _unforeseen(_request: SpeechRequest) -> None:
    """Who speaks is who spoke."""


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
        identity: Identity = _same,
        foresee: Callable[[SpeechRequest], None] = _unforeseen,
    ) -> None:
        """Remember for an engine, which is closed with this one.

        Args:
            engine: who speaks.
            shelf: what was said; engines may share one.
            identity: what else the sound of an engine depends on.
            foresee: lets the engine take the name of who will say a request.
        """
        self._engine = engine
        self._identity = identity
        self._foresee = foresee
        self.shelf = shelf
        """What was said."""
        self.recalled = False
        """Whether what is said now was remembered: its speed tells nothing of the engine."""
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

    def remember(self, shelf: PhraseShelf, identity: Identity) -> None:
        """Go by another shelf and by what the sound depends on from now on."""
        self.shelf, self._identity = shelf, identity

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        """Yield the sound that is remembered, else what the engine says.

        A newer request ends one that was not taken to its end.

        Raises:
            EngineError: what the engine raised.
        """
        self._end_utterance()
        self.recalled = False
        found = None if request.private else self._key(request)
        phrase = None if found is None else self.shelf.get(found)
        if found is None:
            self._speaking = said = self._engine.synthesize(request, cancel)
            yield from said
        elif phrase is None:
            yield from self._kept(found, request, cancel)
        else:
            self.recalled = True
            for chunk in phrase.said():
                if cancel.cancelled:
                    return
                yield chunk

    def _kept(
        self, found: str, request: SpeechRequest, cancel: CancelToken
    ) -> Iterator[AudioChunk]:
        """Pass on what the engine says, and remember it if that was all of it."""
        asked, chunks, size = self._engine.name, list[AudioChunk](), 0
        self._speaking = said = self._engine.synthesize(request, cancel)
        for chunk in said:
            size += chunk.samples.nbytes
            if size <= self.shelf.longest:
                samples = chunk.samples.copy()  # who hears them may change them
                chunks.append(AudioChunk(samples, chunk.sample_rate, chunk.words))
            yield chunk
        whole = self._speaking is said and not cancel.cancelled and size <= self.shelf.longest
        if whole and self._engine.name == asked and found == self._keyed(request):
            self.shelf.put(found, Phrase(tuple(chunks)))

    def _key(self, request: SpeechRequest) -> str | None:
        """What the phrase will be found by; None where it is not to be remembered."""
        if not self.shelf.longest:
            return None
        self._foresee(request)
        return self._keyed(request)

    def _keyed(self, request: SpeechRequest) -> str | None:
        engine = self._engine.name
        identity = self._identity(engine)
        return None if identity is None else key(engine, identity, request)

    def _end_utterance(self) -> None:
        """End what the engine says; what is remembered is not asked of it, so it hears nothing."""
        said, self._speaking = self._speaking, None
        if close := getattr(said, "close", None):
            close()

    def close(self) -> None:
        """Close the engine; what was said stays known to others."""
        self._end_utterance()
        self._engine.close()
