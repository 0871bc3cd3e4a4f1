"""What the window knows of each turn, derived from the session's events and nothing else."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.events import (
    DeviceLost,
    DeviceReady,
    FactsFound,
    FirstSound,
    ModelFailed,
    ModelLoading,
    ModelReady,
    PlaybackEnded,
    PlaybackPaused,
    PlaybackResumed,
    TextDelta,
    TextFinished,
    ThinkingDelta,
    Timings,
    TurnEnded,
    TurnStarted,
    UtterancePlanned,
    UtteranceStarted,
    VoiceFailed,
    VoiceReady,
    WordReached,
)
from app.ui.states import State

if TYPE_CHECKING:
    from app.errors import AppError
    from app.events import Event, Outcome
    from app.ports import Fact, Span
    from app.turn import Turn


class Sentences:
    """The utterances of a turn by their place in its text."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def add(self, index: int, span: Span) -> None:
        """Note utterance `index`; they come in order."""
        if index == len(self._spans):
            self._spans.append(span)

    def at(self, offset: int) -> int | None:
        """Return the index of the utterance at a source offset."""
        index = bisect_right(self._spans, offset, key=lambda span: span[0]) - 1
        return index if index >= 0 and offset < self._spans[index][1] else None

    def span(self, index: int) -> Span | None:
        """Return where utterance `index` stands."""
        return self._spans[index] if 0 <= index < len(self._spans) else None

    def __len__(self) -> int:
        return len(self._spans)


@dataclass(slots=True, eq=False)
class Passage:
    """A turn: an answer that is written, or a text that is read."""

    turn: Turn
    facts: tuple[Fact, ...] = ()
    text: str = ""
    thinking: str = ""
    sentences: Sentences = field(default_factory=Sentences)
    written: bool = False
    """No more text comes."""
    sounding: bool = False
    """Something of it is heard, or stands paused."""
    paused: bool = False
    lit: Span | None = None
    """The utterance that is heard now."""
    word: Span | None = None
    index: int | None = None
    """The utterance that was heard last."""
    outcome: Outcome | None = None
    heard: int = 0
    """Code points of the text that were heard; true once there is an outcome."""
    error: AppError | None = None
    timings: Timings = field(default_factory=Timings)

    def silence(self) -> None:
        """Nothing of it is heard now."""
        self.sounding = self.paused = False
        self.lit = self.word = None

    @property
    def cut(self) -> bool:
        """Whether it was stopped before its end was heard."""
        return self.outcome == "cancelled" and self.heard < len(self.text.rstrip())

    def state(self, *, voiceless: bool) -> State:
        """Return what it does now; `voiceless` where no voice works."""
        if self.sounding:
            if self.paused:
                return State.PAUSED
            return State.SPEAKING if self.written else State.SPEAKING_AND_WRITING
        if self.outcome is not None:
            return State.STOPPED if self.cut else State.DONE
        if not self.text:
            return State.THINKING
        if not voiceless:
            return State.PREPARING
        return State.DONE if self.written else State.WRITING


class ChatModel:
    """The turns of a conversation, the voice and the model. Used by the window's thread only."""

    def __init__(self) -> None:
        self.passages: dict[int, Passage] = {}
        self.current: Passage | None = None
        self.model = ""
        self.model_loading = False
        self.model_error: AppError | None = None
        self.voice_error: AppError | None = None
        self.device = ""

    @property
    def busy(self) -> bool:
        """Whether something sounds or is being written: whether Stop means anything."""
        passage = self.current
        return passage is not None and (passage.outcome is None or passage.sounding)

    @property
    def voiceless(self) -> bool:
        """Whether answers are shown only."""
        return self.voice_error is not None

    def state(self, passage: Passage) -> State:
        """Return what a turn does now."""
        return passage.state(voiceless=self.voiceless)

    def forget(self) -> None:
        """Drop all turns: a new chat."""
        self.passages.clear()
        self.current = None

    def apply(self, event: Event) -> Passage | None:
        """Take in what happened; return the turn that it changed."""
        if isinstance(event, TurnStarted):
            self.current = self.passages[event.turn.id] = Passage(event.turn)
            return self.current
        turn = getattr(event, "turn", None)
        passage = self.passages.get(turn) if isinstance(turn, int) else None
        if passage is None:
            self._note(event)
        else:
            _change_text(passage, event)
            _change_playback(passage, event)
        return passage

    def _note(self, event: Event) -> None:
        """Take in what belongs to no turn."""
        match event:
            case ModelLoading(name):
                self.model, self.model_loading, self.model_error = name, True, None
            case ModelReady(name):
                self.model, self.model_loading, self.model_error = name, False, None
            case ModelFailed(error):
                self.model_loading, self.model_error = False, error
            case VoiceReady():
                self.voice_error = None
            case VoiceFailed(error):
                self.voice_error = error
            case DeviceReady(device):
                self.device = device
            case DeviceLost():
                self.device = ""


def _change_text(passage: Passage, event: Event) -> None:
    match event:
        case FactsFound():
            passage.facts = event.facts
        case TextDelta():
            passage.text += event.text
        case ThinkingDelta():
            passage.thinking += event.text
        case TextFinished():
            passage.written = True
        case UtterancePlanned():
            passage.sentences.add(event.index, event.span)
        case TurnEnded():
            passage.outcome, passage.heard, passage.error = event.outcome, event.heard, event.error
            passage.written = True
            if event.outcome != "completed":
                passage.silence()


def _change_playback(passage: Passage, event: Event) -> None:
    match event:
        case UtteranceStarted():
            passage.sounding = True
            passage.index, passage.lit, passage.word = event.index, event.span, None
        case WordReached():
            passage.word = event.span
        case PlaybackPaused():
            passage.paused = True
        case PlaybackResumed():
            passage.paused = False
        case PlaybackEnded():
            passage.silence()
        case FirstSound():
            passage.timings = event.timings
