"""A speech engine that lives in a process of its own."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import chain
from typing import Final

import numpy as np

from app.engines.remote.clock import Clock
from app.engines.remote.death import Death, WorkerDied
from app.engines.remote.messages import Say, Sound
from app.engines.remote.recipe import Limits, Recipe
from app.engines.remote.supervisor import Supervisor
from app.errors import (
    AppError,
    EngineError,
    EngineUnavailable,
    OutOfMemory,
    SynthesisFailed,
    WorkerCrashed,
    WorkerHung,
)
from app.ports import AudioChunk, Measurement, SpeechRequest, Voice
from app.turn import CancelToken

log = logging.getLogger(__name__)

_LESS: Final = "Close other programs, or choose another voice."


class RemoteSpeech:
    """A SpeechEngine. Its process is started by the first request, or ahead by `warm_up`.

    A process that ends, or has to be ended, costs the utterance that it had; the next one starts
    another.
    """

    def __init__(
        self,
        recipe: Recipe,
        *,
        voices: Sequence[Voice] = (),
        limits: Limits | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Start nothing yet; `voices` are those known before the engine is open."""
        self._recipe = recipe
        self._voices = tuple(voices)
        self._supervisor = Supervisor("speech", recipe, limits or Limits(), clock)
        self._said: deque[tuple[str, ...]] = deque(maxlen=2)
        """What may stand in what the process printed last."""

    @property
    def name(self) -> str:
        """What the engine is called on screen."""
        known = self._supervisor.known
        return self._recipe.label if known is None else known.name

    @property
    def measured(self) -> Measurement | None:
        """What came of it when the engine tried itself out; None before it is open."""
        known = self._supervisor.known
        return None if known is None else known.measured

    @property
    def recipe(self) -> Recipe:
        """How its engine is made."""
        return self._recipe

    @property
    def pid(self) -> int | None:
        """Of the process, if one lives."""
        return self._supervisor.pid

    @property
    def is_open(self) -> bool:
        """Whether it could speak at once."""
        return self._supervisor.is_open

    def warm_up(self) -> None:
        """Start the process and let it open the engine; returns at once."""
        self._supervisor.start()

    def open(self, cancel: CancelToken) -> None:
        """Wait until the engine is open, or `cancel` is set.

        Raises:
            EngineError: it does not open.
        """
        try:
            self._supervisor.opened(cancel)
        except WorkerDied as error:
            raise self._mourned(error.death) from error
        except AppError as error:
            raise self._as_engines(error) from None

    def voices(self) -> Sequence[Voice]:
        """Those it had when it was last asked something; before that, those it was made with."""
        known = self._supervisor.known
        return self._voices if known is None else known.voices

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        """Yield the sound as it comes from the process; ends early once `cancel` is set.

        A newer request ends one that was not taken to its end.

        Raises:
            EngineError: what the engine raised.
            WorkerCrashed, WorkerHung, OutOfMemory: what became of the process.
        """
        if cancel.cancelled:
            return
        self._said.append((request.text, *(one.text for one in request.following)))
        items = self._supervisor.ask(lambda call: Say(call, request), cancel)
        try:
            with closing(items):
                for report, payload in items:
                    if isinstance(report, Sound) and not cancel.cancelled:
                        samples = np.frombuffer(payload, np.float32)
                        yield AudioChunk(samples, report.sample_rate, report.words)
        except WorkerDied as error:
            if error.death.verdict == "closed":
                return
            if not cancel.cancelled:
                raise self._mourned(error.death.without(chain(*self._said))) from error
        except AppError as error:
            raise self._as_engines(error) from None

    def close(self) -> None:
        """Close the engine and end its process."""
        self._supervisor.close()

    def _mourned(self, death: Death) -> EngineError:
        """What is said of a process that is gone."""
        log.warning("the process of %s is gone: %s", self._recipe.label, death.detail)
        sentence, name = death.sentence(self.name), self._recipe.name
        if death.from_memory:
            return OutOfMemory(sentence, engine=name, remedy=_LESS, detail=death.detail)
        kind: type[EngineError] = WorkerHung if death.hung else WorkerCrashed
        if death.verdict == "unstarted":
            kind = EngineUnavailable
        return kind(sentence, engine=name, detail=death.detail)

    def _as_engines(self, error: AppError) -> EngineError:
        """An error of the engine as it is, any other as one that another engine may help with."""
        if isinstance(error, EngineError):
            return error
        return SynthesisFailed(str(error), engine=self._recipe.name, remedy=error.remedy)
