"""A language model that lives in a process of its own."""

from __future__ import annotations

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
            if not cancel.cancelled:
                raise self._lost(error.death.without(m.text for m in told)) from error
        # The worker writes ahead: it may have come to the end before it could hear of the cancel.
        yield replace(usage, stop="cancelled") if unheard else usage

    def close(self) -> None:
        """Free the model and end its process; a second call does nothing."""
        self._supervisor.close()

    def _unopened(self, death: Death) -> ModelError:
        if death.from_memory:
            return ModelTooBig(f"{self._label} ran out of memory.", detail=death.detail)
        if death.verdict == "unstarted":
            sentence = f"{self._label} cannot be started: {death.cause}."
            return ModelError(sentence, remedy=AppError.remedy, detail=death.detail)
        if death.verdict == "hung":
            return ModelCrashed(f"{self._label} does not answer.", detail=death.detail)
        return ModelCrashed(f"{self._label} broke off: {death.cause}.", detail=death.detail)

    def _lost(self, death: Death) -> ModelError:
        """Why an answer did not come to its end."""
        if death.verdict == "unstarted":
            return self._unopened(death)
        if death.verdict in {"hung", "disobeyed"}:
            return GenerationFailed(f"{self._label} does not answer.", detail=death.detail)
        if death.from_memory:
            return GenerationFailed(
                f"{self._label} ran out of memory.", remedy=ModelTooBig.remedy, detail=death.detail
            )
        return GenerationFailed(f"{self._label} broke off: {death.cause}.", detail=death.detail)
