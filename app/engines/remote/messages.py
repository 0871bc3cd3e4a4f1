"""What the two processes say to each other: orders go down, reports come up."""

from __future__ import annotations

from typing import Any, Final, Literal, TypeAlias

import msgspec

from app.engines.remote.frames import BadFrame, Frame
from app.ports import Measurement, Message, SpeechRequest, TextPiece, Usage, Voice, WordMark

OPENING: Final = 0
"""The id of the first call of every worker: the opening of its engine. Requests count from 1."""

WINDOW: Final = 16
"""Pieces that may be on their way: a worker that is faster than its listener waits there."""

Kind: TypeAlias = Literal["speech", "model"]


class Open(msgspec.Struct, frozen=True, tag="open"):
    """Make the engine; the first order."""

    kind: Kind
    factory: str
    """`module:attribute` of what makes it."""
    arguments: dict[str, Any]
    """What it is called with, by name."""
    beat: float
    """Seconds between two signs of life while there is work."""
    niceness: int
    log_level: int


class Say(msgspec.Struct, frozen=True, tag="say"):
    """Synthesise an utterance."""

    id: int
    request: SpeechRequest


class Answer(msgspec.Struct, frozen=True, tag="answer"):
    """Continue a conversation."""

    id: int
    messages: tuple[Message, ...]


class Cancel(msgspec.Struct, frozen=True, tag="cancel"):
    """Nobody listens to this call any more."""

    id: int


class More(msgspec.Struct, frozen=True, tag="more"):
    """So many further pieces of a call may be sent."""

    id: int
    count: int


class Close(msgspec.Struct, frozen=True, tag="close"):
    """Close the engine and end."""


Order: TypeAlias = Open | Say | Answer | Cancel | More | Close


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The process has started."""


class Opened(msgspec.Struct, frozen=True, tag="opened"):
    """The engine is open; what it says of itself."""

    name: str
    voices: tuple[Voice, ...] = ()
    measured: Measurement | None = None
    calls_tools: bool = False


class Sound(msgspec.Struct, frozen=True, tag="sound"):
    """A chunk; its samples are the payload, 32-bit floats of this machine."""

    id: int
    sample_rate: int
    words: tuple[WordMark, ...]


class Piece(msgspec.Struct, frozen=True, tag="piece"):
    """A piece of an answer."""

    id: int
    piece: TextPiece


class Cost(msgspec.Struct, frozen=True, tag="cost"):
    """What an answer cost."""

    id: int
    usage: Usage


class Done(msgspec.Struct, frozen=True, tag="done"):
    """A call is over."""

    id: int
    voices: tuple[Voice, ...] = ()
    """Those that the engine has now."""


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """A call is over, with an error of the tree."""

    id: int
    kind: str
    """The name of its class."""
    message: str
    fields: dict[str, str | int | float | bool | None]
    """Its attributes."""


class Beat(msgspec.Struct, frozen=True, tag="beat"):
    """The process lives and works."""


class Record(msgspec.Struct, frozen=True, tag="record"):
    """A line for the log."""

    name: str
    level: int
    text: str


Report: TypeAlias = Ready | Opened | Sound | Piece | Cost | Done | Failed | Beat | Record


def header(message: Order | Report) -> dict[str, Any]:
    """The message as the header of a frame."""
    made: dict[str, Any] = msgspec.to_builtins(message)
    return made


def order_in(frame: Frame) -> Order:
    """The order that a frame holds.

    Raises:
        BadFrame: it holds none.
    """
    order: Order = _in(frame, Order)
    return order


def report_in(frame: Frame) -> Report:
    """The report that a frame holds.

    Raises:
        BadFrame: it holds none.
    """
    report: Report = _in(frame, Report)
    return report


def _in(frame: Frame, kind: Any) -> Any:
    try:
        return msgspec.convert(frame.header, kind)
    except msgspec.ValidationError as error:
        raise BadFrame(f"a header has no meaning: {error}") from error
