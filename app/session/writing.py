"""The `llm` thread: opens the model, writes the answers, hands their utterances on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from app.channel import Channel, ChannelClosed
from app.conversation import Conversation
from app.errors import AppError, ModelMissing
from app.events import ModelFailed, ModelLoading, ModelReady, UtterancePlanned
from app.ports import Fact, LanguageModel, Segmenter, TextPiece, Usage, Utterance
from app.session.floor import Floor, LiveTurn, translated
from app.session.grounding import FactChoice, Grounding
from app.turn import CancelToken

ModelFactory = Callable[[CancelToken], LanguageModel]
"""Opens a model; gives up, with an error of the tree, once the token is set."""


@dataclass(frozen=True, slots=True)
class Line:
    """What the writing stage hands to the speaking one: an utterance, or None at the end."""

    live: LiveTurn
    utterance: Utterance | None


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A model to open, and what to call it meanwhile."""

    name: str
    open: ModelFactory
    otherwise: ModelChoice | None = None
    """What is opened instead if this does not open and none was open before."""


class Inbox:
    """A slot each for the newest model, facts and prompt; what is newer replaces."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._turn: LiveTurn | None = None
        self._model: ModelChoice | None = None
        self._facts: FactChoice | None = None
        self._closed = False
        self.quitting = CancelToken()
        """Set when the inbox is closed: an opening in progress is given up."""

    def ask(self, live: LiveTurn) -> None:
        """Make this the prompt that waits."""
        with self._changed:
            self._turn = live
            self._changed.notify_all()

    def choose(self, model: ModelChoice) -> None:
        """Make this the model that is opened next."""
        with self._changed:
            self._model = model
            self._changed.notify_all()

    def choose_facts(self, facts: FactChoice) -> None:
        """Make this what is asked for facts from the next turn on."""
        with self._changed:
            self._facts = facts
            self._changed.notify_all()

    def waited_for(self) -> bool:
        """Whether there is something to do."""
        with self._changed:
            return bool(self._closed or self._model or self._facts or self._turn)

    def close(self) -> None:
        """Wake the reader for the last time."""
        self.quitting.cancel()
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def take(self) -> ModelChoice | FactChoice | LiveTurn | None:
        """Wait for something to do, a prompt last; None once closed."""
        with self._changed:
            self._changed.wait_for(self.waited_for)
            if self._closed:
                return None
            if self._model is not None:
                model, self._model = self._model, None
                return model
            if self._facts is not None:
                facts, self._facts = self._facts, None
                return facts
            turn, self._turn = self._turn, None
            return turn


class Writer:
    """Runs on the `llm` thread, which alone opens, uses and closes the model."""

    def __init__(
        self,
        floor: Floor,
        inbox: Inbox,
        lines: Channel[Line | None],
        conversation: Conversation,
        segmenter: Callable[[], Segmenter],
        clock: Callable[[], float],
    ) -> None:
        self._floor = floor
        self._inbox = inbox
        self._lines = lines
        self._conversation = conversation
        self._segmenter = segmenter
        self._clock = clock
        self._grounding = Grounding()
        self._model: LanguageModel | None = None
        self._choice: ModelChoice | None = None
        self._why_not: AppError = ModelMissing("No language model is open yet.")

    def run(self) -> None:
        """Work until the inbox is closed."""
        try:
            while (job := self._inbox.take()) is not None:
                if isinstance(job, ModelChoice):
                    self._open(job)
                elif isinstance(job, FactChoice):
                    self._grounding.choose(job)
                else:
                    with self._floor.barrier(job), suppress(ChannelClosed):
                        self._answer(job)
                self._grounding.get_ready(self._inbox.waited_for)
        finally:
            self._close()

    def _open(self, choice: ModelChoice) -> None:
        """Open another model; if it does not open, go back to the one before.

        The one before is closed first: two may not fit into the memory.
        """
        self._close()
        for wanted in (choice, self._choice or choice.otherwise):
            if wanted is not None and self._opened(wanted):
                self._choice = wanted
                return
        self._choice = None

    def _opened(self, choice: ModelChoice) -> bool:
        self._floor.announce(ModelLoading(choice.name))
        started = self._clock()
        try:
            with translated("opening the model"):
                self._model = choice.open(self._inbox.quitting)
        except AppError as error:
            self._why_not = error
            self._floor.announce(ModelFailed(error))
            return False
        self._floor.announce(ModelReady(self._model.name, self._clock() - started))
        return True

    def _close(self) -> None:
        if self._model is not None:
            self._model.close()
            self._model = None

    def _answer(self, live: LiveTurn) -> None:
        if self._model is None:
            raise self._why_not
        turn, segmenter, usage = live.turn, self._segmenter(), None
        facts: tuple[Fact, ...] = ()
        if turn.kind == "chat":
            facts = self._grounding.find(self._model, turn.prompt, self._conversation.history())
        if not self._floor.found(live, facts):
            return
        messages = self._conversation.messages(turn.prompt, facts)
        for piece in self._model.stream(messages, turn.cancel):
            if isinstance(piece, Usage):
                usage = piece
            elif not self._floor.write(live, piece) or not self._cut(live, segmenter, piece):
                return
        for utterance in segmenter.finish():
            self._hand_on(live, utterance)
        self._floor.text_finished(live, usage)
        self._lines.put(Line(live, None), turn.cancel)

    def _cut(self, live: LiveTurn, segmenter: Segmenter, piece: TextPiece) -> bool:
        if piece.thinking:
            return True
        return all(self._hand_on(live, utterance) for utterance in segmenter.push(piece.text))

    def _hand_on(self, live: LiveTurn, utterance: Utterance) -> bool:
        self._floor.reached(live, "first_utterance")
        live.score.plan(utterance)
        planned = UtterancePlanned(live.turn.id, utterance.index, utterance.span, utterance.text)
        return self._floor.publish(live, planned) and self._lines.put(
            Line(live, utterance), live.turn.cancel
        )
