"""Who has the floor: the one current turn, and the only door through which it is heard of."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from app.audio.player import Player
from app.conversation import Conversation
from app.errors import AppError
from app.events import (
    Event,
    EventBus,
    FactsFound,
    FirstSound,
    Outcome,
    TextDelta,
    TextFinished,
    ThinkingDelta,
    Timings,
    TurnEnded,
    TurnStarted,
)
from app.ports import Fact, TextPiece, Usage
from app.session.score import Score
from app.turn import Turn

log = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class LiveTurn:
    """A turn and what has become of it so far. Changed under the floor's lock only."""

    turn: Turn
    submitted: float
    score: Score = field(default_factory=Score)
    timings: Timings = field(default_factory=Timings)
    facts: tuple[Fact, ...] = ()
    text: list[str] = field(default_factory=list)
    text_finished: bool = False
    farthest: float = 0.0
    """The farthest tape second that was heard."""
    over: bool = False


class Floor:
    """Serialises what happens to turns: nothing is published of one that is over."""

    def __init__(
        self, player: Player, conversation: Conversation, bus: EventBus, clock: Callable[[], float]
    ) -> None:
        self.lock = threading.RLock()
        self.live: LiveTurn | None = None
        """The current turn, or the last one: its tape can still be listened to."""
        self.mute = False
        """There is no voice: a text counts as read when it is shown."""
        self._player = player
        self._conversation = conversation
        self._bus = bus
        self._clock = clock

    @property
    def taken(self) -> bool:
        """Whether a turn is going on: something is written, said or heard, or will be."""
        live = self.live
        return live is not None and not live.over

    def take(self, turn: Turn) -> LiveTurn:
        """End the turn before and give the floor to `turn`."""
        with self.lock:
            self.cancel()
            self.live = LiveTurn(turn, self._clock())
            self._player.begin(turn)
            self._bus.publish(TurnStarted(turn))
            return self.live

    def cancel(self) -> None:
        """Silence the current turn at once; its late results are dropped."""
        with self.lock:
            if self.live is not None:
                self.finish(self.live, "cancelled")

    def publish(self, live: LiveTurn, event: Event) -> bool:
        """Tell the listeners, unless the turn is over."""
        with self.lock:
            if live.over:
                return False
            self._bus.publish(event)
            return True

    def announce(self, event: Event) -> None:
        """Tell the listeners something that belongs to no turn, or to its playback."""
        with self.lock:
            self._bus.publish(event)

    def found(self, live: LiveTurn, facts: tuple[Fact, ...]) -> bool:
        """Keep what the model is told for certain; False if nobody waits for it any more."""
        with self.lock:
            if not live.over and facts:
                live.facts = facts
                self._bus.publish(FactsFound(live.turn.id, facts))
            return not live.over

    def write(self, live: LiveTurn, piece: TextPiece) -> bool:
        """Take in a piece of the turn's text."""
        with self.lock:
            if live.over:
                return False
            if not piece.text:
                self.reached(live, "prompt_read")
                return True
            self.reached(live, "first_token")
            if piece.thinking:
                self._bus.publish(ThinkingDelta(live.turn.id, piece.text))
            else:
                live.text.append(piece.text)
                self._bus.publish(TextDelta(live.turn.id, piece.text))
            return True

    def text_finished(self, live: LiveTurn, usage: Usage | None) -> None:
        """No more text will come."""
        with self.lock:
            if not live.over:
                live.text_finished = True
                self._bus.publish(TextFinished(live.turn.id, usage))

    def reached(self, live: LiveTurn, stage: str) -> None:
        """Note the time at which a stage was reached for the first time."""
        with self.lock:
            if getattr(live.timings, stage) is None:
                live.timings = replace(live.timings, **{stage: self._clock() - live.submitted})
                if stage == "first_sound":
                    self._bus.publish(FirstSound(live.turn.id, live.timings))

    def finish(self, live: LiveTurn, outcome: Outcome, error: AppError | None = None) -> None:
        """End the turn; the first call counts."""
        with self.lock:
            if live.over:
                return
            live.over = True
            if outcome != "completed":
                live.farthest = max(live.farthest, self._player.position())
                live.turn.cancel.cancel()
                self._player.stop()
            text = "".join(live.text)
            heard = len(text)
            if not self.mute and outcome != "completed":
                heard = min(live.score.heard(live.farthest), heard)
            if live.turn.kind == "chat" and (text or outcome != "failed"):
                self._conversation.add(
                    live.turn.prompt, text[:heard], facts=live.facts, cut=heard < len(text)
                )
            self._bus.publish(TurnEnded(live.turn.id, outcome, heard, error))

    @contextmanager
    def barrier(self, live: LiveTurn) -> Generator[None, None, None]:
        """Whatever a stage raises ends its turn, not its thread."""
        try:
            with translated(f"turn {live.turn.id}"):
                yield
        except AppError as error:
            self.finish(live, "failed", error)


@contextmanager
def translated(what: str) -> Generator[None, None, None]:
    """Turn what nobody foresaw into an error of the tree, with its trace in the log."""
    try:
        yield
    except AppError:
        raise
    except Exception as error:
        log.exception("%s crashed", what)
        raise AppError("Something went wrong inside Sottovoce.") from error
