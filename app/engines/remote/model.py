"""A language model that lives in a process of its own."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Final

from app.engines.remote.clock import Clock
from app.engines.remote.death import Death, WorkerDied
from app.engines.remote.frames import BadFrame
from app.engines.remote.messages import Answer, Cost, Piece
from app.engines.remote.recipe import Limits, Recipe
from app.engines.remote.supervisor import Supervisor
from app.errors import (
    AppError,
    GenerationFailed,
    ModelCrashed,
    ModelError,
    ModelTooBig,
    PromptTooLong,
)
from app.ports import Message, TextPiece, Usage
from app.turn import CancelToken

log = logging.getLogger(__name__)

_PATIENT: Final = Limits(open=600.0, progress=900.0)
"""A large model on a slow processor reads a long conversation for minutes, and can be stopped."""

_NOTHING: Final = Usage(0, 0, 0, 0.0, 0.0, "cancelled")


class RemoteModel:
    """A LanguageModel. A process that ends costs one answer; the next question starts another."""

    def __init__(
        self,
        recipe: Recipe,
        *,
        cancel: CancelToken | None = None,
        limits: Limits = _PATIENT,
        clock: Clock | None = None,
    ) -> None:
        """Start the process and wait until it has opened the model; `cancel` gives that up.

        Raises:
            ModelError: it does not open, or `cancel` was set.
        """
        cancel = cancel or CancelToken()
        self._label = recipe.label
        self._supervisor = Supervisor("model", recipe, limits, clock)
        opened = None
        try:
            opened = self._supervisor.opened(cancel)
        except WorkerDied as error:
            raise self._unopened(error.death) from error
        finally:
            if opened is None:
                self.close()
        if opened is None:
            raise ModelError("Opening the model was cancelled.", remedy="Open it again.")
        self._label, self._calls_tools = opened.name, opened.calls_tools

    @property
    def name(self) -> str:
        """What the model is called on screen."""
        return self._label

    @property
    def calls_tools(self) -> bool:
        """Whether it was trained to call tools of its own."""
        return self._calls_tools

    @property
    def pid(self) -> int | None:
        """Of the process, if one lives."""
        return self._supervisor.pid

    def stream(
        self, messages: Sequence[Message], cancel: CancelToken
    ) -> Iterator[TextPiece | Usage]:
        """Yield the answer in pieces and its `Usage` last; ends early once `cancel` is set.

        One stream at a time: a newer one ends the one before.

        Raises:
            ModelError: what the model raised, or what became of its process.
        """
        told = tuple(messages)
        usage, unheard = _NOTHING, False
        items = self._supervisor.ask(lambda call: Answer(call, told), cancel)
        try:
            with closing(items):
                for report, _ in items:
                    if isinstance(report, Piece):
                        if cancel.cancelled:
                            unheard = True
                        else:
                            yield report.piece
                    elif isinstance(report, Cost):
                        usage = report.usage
        except BadFrame as error:
            raise PromptTooLong("The question is longer than the model can take in.") from error
        except WorkerDied as error:
            if not cancel.cancelled and error.death.verdict != "closed":
                raise self._lost(error.death.without(m.text for m in told)) from error
        # The worker writes ahead: it may have come to the end before it could hear of the cancel.
        yield replace(usage, stop="cancelled") if unheard else usage

    def close(self) -> None:
        """Free the model and end its process; a second call does nothing."""
        self._supervisor.close()

    def _unopened(self, death: Death) -> ModelError:
        self._note(death)
        sentence = death.sentence(self._label)
        if death.from_memory:
            return ModelTooBig(sentence, detail=death.detail)
        if death.verdict == "unstarted":
            return ModelError(sentence, remedy=AppError.remedy, detail=death.detail)
        return ModelCrashed(sentence, detail=death.detail)

    def _lost(self, death: Death) -> GenerationFailed:
        """Why an answer did not come to its end."""
        self._note(death)
        remedy = ModelTooBig.remedy if death.from_memory else None
        return GenerationFailed(death.sentence(self._label), remedy=remedy, detail=death.detail)

    def _note(self, death: Death) -> None:
        log.warning("the process of %s is gone: %s", self._label, death.detail)
