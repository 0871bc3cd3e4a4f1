"""The value types that cross a boundary, and the protocols on both sides of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, runtime_checkable

from app.turn import CancelToken

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Samples: TypeAlias = "NDArray[np.float32]"
"""Mono PCM in [-1, 1]. Named, not imported: the window opens before numpy is needed."""

Language: TypeAlias = Literal["en", "zh"]

Stop: TypeAlias = Literal["stop", "length", "loop", "cancelled"]
"""Why a model writes no more: it came to an end, ran out of room, only repeated itself, had to."""

Span: TypeAlias = tuple[int, int]
"""Start and end in code points of the text on screen; the end is exclusive."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known for certain that answers, or helps to answer, the newest question."""

    source: str
    """Which source found it: "calculator", "help", … It names the chip in the window."""
    text: str
    """One line in `language`, complete in itself."""
    language: Language


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation."""

    role: Literal["system", "user", "assistant"]
    text: str
    facts: tuple[Fact, ...] = ()
    """What was put in front of a user's words."""


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A piece of an answer as it comes from the model."""

    text: str
    thinking: bool = False
    """True inside a thinking block: shown folded, never spoken, never in the answer."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What an answer cost; the last thing that a model's stream yields."""

    prompt_tokens: int
    reused_tokens: int
    """The part of the prompt whose state was still held from the turn before."""
    generated_tokens: int
    prompt_seconds: float
    generation_seconds: float
    stop: Stop


@dataclass(frozen=True, slots=True)
class Utterance:
    """The unit of synthesis, caching, failover, highlighting and skipping."""

    index: int
    """0 for the first of a turn."""
    text: str
    """As said: no markup, no symbol that nobody would pronounce."""
    span: Span
    """Where it stands in the source text of the turn."""
    offsets: tuple[int, ...]
    """For each code point of `text` the source offset it came from, then one past the last:
    `len(text) + 1` entries, never falling."""
    language: Language
    pause_after: float
    """Seconds of silence after it at speed 1."""

    def source(self, start: int, end: int) -> Span:
        """The source span of `text[start:end]`."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], max(self.offsets[end - 1] + 1, self.offsets[start])


@dataclass(frozen=True, slots=True)
class Wording:
    """A text that may be said."""

    text: str
    language: Language = "en"


@dataclass(frozen=True, slots=True)
class SpeechRequest:
    """What an engine is asked to say."""

    text: str
    language: Language = "en"
    voice: str = ""
    """Empty for the engine's own choice by language."""
    speed: float = 1.0
    """The engine's own rate, 1 = its normal one. The player changes speed without the engine."""
    private: bool = True
    """Whether nobody may remember it, not even in memory; so unless whoever asks knows better."""
    following: tuple[Wording, ...] = ()
    """What will probably be asked for after it, in the same voice; an engine may begin with it."""


@dataclass(frozen=True, slots=True)
class WordMark:
    """Where a word of the request begins to sound."""

    start: int
    end: int
    """Code points of `SpeechRequest.text`, the end exclusive."""
    sample: int
    """Counted from the first sample of the utterance, at the chunk's rate."""


@dataclass(frozen=True, slots=True)
class AudioChunk:
    """A piece of an utterance's sound."""

    samples: Samples
    sample_rate: int
    words: tuple[WordMark, ...] = ()
    """The words that begin in this chunk, if the engine knows them."""

    @property
    def seconds(self) -> float:
        """How long it sounds at speed 1."""
        return len(self.samples) / self.sample_rate


@dataclass(frozen=True, slots=True)
class Measurement:
    """What it took to say something. Seconds."""

    first_chunk: float
    """From the request to the first chunk."""
    compute: float
    """Of work in all."""
    audio: float
    """Of sound."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice that an engine offers."""

    name: str
    """What `SpeechRequest.voice` takes."""
    label: str
    languages: tuple[str, ...]
    """BCP 47 tags."""
    engine: str


class LanguageModel(Protocol):
    """Turns messages into text. Made, used and closed by one thread."""

    @property
    def name(self) -> str:
        """What the model is called on screen."""
        ...

    @property
    def calls_tools(self) -> bool:
        """Whether it was trained to call tools of its own."""
        ...

    def stream(
        self, messages: Sequence[Message], cancel: CancelToken
    ) -> Iterator[TextPiece | Usage]:
        """Yield the answer in pieces and its `Usage` last; ends early once `cancel` is set.

        A piece without text, before the others, says that the prompt has been read.

        Raises:
            ModelError: the answer cannot be written.
        """
        ...

    def close(self) -> None:
        """Free the native state."""
        ...


class SpeechEngine(Protocol):
    """Turns one utterance into sound. Used by one thread at a time, closed by the last of them.

    `name` and `voices` may be asked by any.
    """

    @property
    def name(self) -> str:
        """What the engine is called on screen."""
        ...

    def voices(self) -> Sequence[Voice]:
        """The voices it can speak with now."""
        ...

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        """Yield the sound as soon as pieces of it exist; ends early once `cancel` is set.

        Raises:
            EngineError: the request cannot be said.
        """
        ...

    def close(self) -> None:
        """Free the native state."""
        ...


@runtime_checkable
class Measured(Protocol):
    """A SpeechEngine that tried itself out when it was opened."""

    @property
    def measured(self) -> Measurement | None:
        """What came of it; None if nothing did."""
        ...


@runtime_checkable
class OpensItself(Protocol):
    """A SpeechEngine that opens when it is asked something, and may close when it is not."""

    @property
    def is_open(self) -> bool:
        """Whether it could speak at once. May be asked by any thread."""
        ...


class Segmenter(Protocol):
    """Cuts a stream of text into utterances. Pure; one instance a turn."""

    def push(self, text: str) -> Iterable[Utterance]:
        """Take the next piece of source text; the utterances that are now certain."""
        ...

    def finish(self) -> Iterable[Utterance]:
        """The text is over; the utterances that were still open."""
        ...


class AudioSink(Protocol):
    """Takes sound out of a ring at its own pace; what it has not taken may be written anew.

    Frames are numbered from the opening of the sink and their numbers only grow. Made, used and
    closed by one thread; `taken` alone may be called by others too.
    """

    @property
    def sample_rate(self) -> int:
        """Frames a second."""
        ...

    @property
    def label(self) -> str:
        """What the device is called on screen; empty where nothing sounds."""
        ...

    @property
    def latency(self) -> float:
        """Seconds from the taking of a frame to the ear."""
        ...

    @property
    def capacity(self) -> int:
        """How many frames may wait to be taken."""
        ...

    @property
    def lead(self) -> int:
        """Frames that may be taken at any moment: a cut lies at least so far behind `taken`."""
        ...

    @property
    def end(self) -> int:
        """The frame after the last one that waits."""
        ...

    def taken(self) -> int:
        """The next frame that will be taken, from `end - capacity` to `end`. Never blocks."""
        ...

    def read(self, start: int, stop: int) -> Samples:
        """A copy of the frames that wait, or did until just now; silence past `end`."""
        ...

    def write(self, at: int, sound: Sequence[Samples]) -> None:
        """Make the pieces, end to end, all that sounds from frame `at` on. Never blocks.

        `at` lies between `taken` and `end`. Where the new sound is shorter than what waited,
        silence follows it: `end` never falls while the sink takes frames.
        """
        ...

    def running(self) -> bool:
        """Whether frames are being taken. Becomes false by itself when none waits. Never blocks."""
        ...

    def start(self) -> None:
        """Take the frames that wait. May block.

        Raises:
            AudioDeviceLost: the device does not answer.
        """
        ...

    def rest(self) -> None:
        """Be silent at once, and ready to start: forget what waits and what the device holds.

        May block, and may be called when it rests already.

        Raises:
            AudioDeviceLost: the device does not answer.
        """
        ...

    def lost(self) -> bool:
        """Whether the device is gone. May block."""
        ...

    def close(self) -> None:
        """Give the device back. May block; never raises."""
        ...
