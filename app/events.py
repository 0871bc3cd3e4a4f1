"""What happened, in the order in which it happened. Frontends render these and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.errors import AppError
from app.ports import Fact, Span, Usage, Voice
from app.turn import Turn

Outcome: TypeAlias = Literal["completed", "cancelled", "failed"]
LoadingStage: TypeAlias = Literal["device", "weights", "network", "warm-up", "ready"]


@dataclass(frozen=True, slots=True)
class ModelLoading:
    """The language model is being opened; prompts may already be submitted."""

    name: str


@dataclass(frozen=True, slots=True)
class ModelReady:
    """The language model answers from now on."""

    name: str
    seconds: float


@dataclass(frozen=True, slots=True)
class ModelTrimmed:
    """Fewer layers of the model than chosen are on the graphics card: it has not the room."""

    name: str
    layers: int
    chosen: int


@dataclass(frozen=True, slots=True)
class ModelFailed:
    """No language model; `submit` fails its turn with the same error until one is chosen."""

    error: AppError


@dataclass(frozen=True, slots=True)
class VoiceLoading:
    """A speech engine is being opened; what is to be said waits for it."""

    engine: str
    stage: LoadingStage
    share: float
    """Of the loading that lies behind, 0 to 1."""


@dataclass(frozen=True, slots=True)
class VoiceReplaced:
    """The engine that was chosen does not open; another one is opened in its place."""

    error: AppError
    engine: str
    """The one that speaks instead."""


@dataclass(frozen=True, slots=True)
class VoiceSwitched:
    """Another engine of the ladder speaks from now on. Nothing is lost and nothing said twice."""

    before: str
    engine: str
    error: AppError | None
    """Why the one before does not; None where a better one is back."""


@dataclass(frozen=True, slots=True)
class VoiceReady:
    """A speech engine speaks from now on."""

    engine: str
    voices: tuple[Voice, ...] = ()
    """Those that it offers; `Session.choose_voice` takes their names."""
    real_time_factor: float | None = None
    """Seconds of work a second of its sound, where it tried itself out. From 1 on sentences are
    prepared before they are heard, and there are pauses between them."""


@dataclass(frozen=True, slots=True)
class VoiceFailed:
    """No speech engine: answers are shown as text."""

    error: AppError


@dataclass(frozen=True, slots=True)
class TurnStarted:
    """A turn became the current one; the turn before has ended."""

    turn: Turn


@dataclass(frozen=True, slots=True)
class FactsFound:
    """What the model is told for certain; before the turn's text, and only if there is any."""

    turn: int
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class TextDelta:
    """The next piece of the turn's text. For a turn that reads, the whole text, once."""

    turn: int
    text: str


@dataclass(frozen=True, slots=True)
class ThinkingDelta:
    """The next piece of what the model thinks before it answers."""

    turn: int
    text: str


@dataclass(frozen=True, slots=True)
class TextFinished:
    """No more text comes in this turn. `usage` is None for a text that is read."""

    turn: int
    usage: Usage | None


@dataclass(frozen=True, slots=True)
class UtterancePlanned:
    """An utterance was cut from the text."""

    turn: int
    index: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class UtteranceReady:
    """An utterance is synthesised whole. `seconds` is its length at speed 1 with its pause."""

    turn: int
    index: int
    seconds: float
    engine: str


@dataclass(frozen=True, slots=True)
class UtteranceFailed:
    """This utterance could not be said; the voice goes on with the next one."""

    turn: int
    index: int
    error: AppError


@dataclass(frozen=True, slots=True)
class UtteranceStarted:
    """This utterance is heard now. Comes again when the user goes back to it."""

    turn: int
    index: int
    span: Span


@dataclass(frozen=True, slots=True)
class WordReached:
    """This word is heard now."""

    turn: int
    index: int
    span: Span


@dataclass(frozen=True, slots=True)
class PlaybackPaused:
    """The sound stands still."""

    turn: int


@dataclass(frozen=True, slots=True)
class PlaybackResumed:
    """The sound goes on."""

    turn: int


@dataclass(frozen=True, slots=True)
class PlaybackEnded:
    """What was on the tape has been heard. Follows every listening, the first one included."""

    turn: int


@dataclass(frozen=True, slots=True)
class Timings:
    """Where the time to the first sound went: seconds since the submit. None = did not happen."""

    first_token: float | None = None
    first_utterance: float | None = None
    """The first utterance was cut and went to the speech engine."""
    first_chunk: float | None = None
    """The first samples came from the speech engine."""
    first_sound: float | None = None
    """They left the device, as far as its reported delay is true."""
    prompt_read: float | None = None
    """The model had read the prompt; before `first_token`, where the model tells it."""


@dataclass(frozen=True, slots=True)
class FirstSound:
    """The turn is heard from now on."""

    turn: int
    timings: Timings


@dataclass(frozen=True, slots=True)
class TurnEnded:
    """Exactly one a turn. After it only playback events may come, if the user listens again."""

    turn: int
    outcome: Outcome
    heard: int
    """Code points of the turn's text that were heard, from its start."""
    error: AppError | None = None


@dataclass(frozen=True, slots=True)
class DeviceLost:
    """The sound device went away; the position is kept."""

    device: str
    error: AppError


@dataclass(frozen=True, slots=True)
class DeviceReady:
    """Sound goes to this device from now on."""

    device: str


Event: TypeAlias = (
    ModelLoading
    | ModelReady
    | ModelTrimmed
    | ModelFailed
    | VoiceLoading
    | VoiceReplaced
    | VoiceSwitched
    | VoiceReady
    | VoiceFailed
    | TurnStarted
    | FactsFound
    | TextDelta
    | ThinkingDelta
    | TextFinished
    | UtterancePlanned
    | UtteranceReady
    | UtteranceFailed
    | UtteranceStarted
    | WordReached
    | PlaybackPaused
    | PlaybackResumed
    | PlaybackEnded
    | FirstSound
    | TurnEnded
    | DeviceLost
    | DeviceReady
)
Listener: TypeAlias = Callable[[Event], None]


class EventBus:
    """Calls the listeners on the publishing thread; a listener hands off and does no work."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: tuple[Listener, ...] = ()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every event from now on; returns the call that ends it."""
        with self._lock:
            self._listeners = (*self._listeners, listener)
        return lambda: self._remove(listener)

    def _remove(self, listener: Listener) -> None:
        with self._lock:
            self._listeners = tuple(known for known in self._listeners if known is not listener)

    def publish(self, event: Event) -> None:
        """Tell every listener."""
        for listener in self._listeners:
            listener(event)
