"""What is said on the wire: one command out, events and sound in.

The protocol is described under help.aliyun.com/zh/model-studio/sambert-client-events and
…/sambert-server-events.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import Final

import msgspec

from app.engines.sambert.voices import Speaker

URL: Final = "wss://dashscope.aliyuncs.com/api-ws/v1/inference"
"""The service, in Beijing; there is no other place."""
SLOWEST, FASTEST = 0.5, 2.0
"""How many times faster than its normal rate the service speaks."""

_CODE: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")


@dataclass(frozen=True, slots=True)
class Task:
    """What the service is asked to say."""

    text: str
    speaker: Speaker
    speed: float

    @property
    def sayable(self) -> bool:
        """Whether there is more in it than signs."""
        return any(character.isalnum() for character in self.text)

    def command(self) -> str:
        """The one message that is sent, under a name that says nothing about who sends it."""
        message = {
            "header": {"action": "run-task", "task_id": str(uuid.uuid4()), "streaming": "out"},
            "payload": {
                "task_group": "audio",
                "task": "tts",
                "function": "SpeechSynthesizer",
                "model": self.speaker.model,
                "parameters": {
                    "text_type": "PlainText",
                    "format": "pcm",
                    "sample_rate": self.speaker.sample_rate,
                    "rate": min(max(self.speed, SLOWEST), FASTEST),
                    "word_timestamp_enabled": True,
                },
                "input": {"text": self.text},
            },
        }
        return msgspec.json.encode(message).decode()


class TimedWord(msgspec.Struct, frozen=True):
    """A word and when it begins to sound, in milliseconds from the beginning of the task."""

    text: str
    begin_time: float


class _Sentence(msgspec.Struct, frozen=True):
    end_time: float | None = None
    words: tuple[TimedWord, ...] | None = None


class _Output(msgspec.Struct, frozen=True):
    sentence: _Sentence | None = None


class _Payload(msgspec.Struct, frozen=True):
    output: _Output | None = None


class _Header(msgspec.Struct, frozen=True):
    event: str
    error_code: str | None = None


class _Message(msgspec.Struct, frozen=True):
    header: _Header
    payload: _Payload = _Payload()


@dataclass(frozen=True, slots=True)
class Event:
    """What the service tells beside the sound."""

    name: str
    """"task-started", "result-generated", "task-finished" or "task-failed"; perhaps another."""
    words: tuple[TimedWord, ...] = ()
    end: float = 0.0
    """Seconds of sound that the words fill so far; 0 if that is not told."""
    code: str = ""
    """Why a task failed. What the service says about it is left out: it may quote the text."""


def event(message: str) -> Event:
    """Read a message.

    Raises:
        ValueError: it is none of the service's.
    """
    read = msgspec.json.decode(message, type=_Message)
    output = read.payload.output
    sentence = (output.sentence if output is not None else None) or _Sentence()
    code = _CODE.match(read.header.error_code or "")
    return Event(
        read.header.event,
        sentence.words or (),
        (sentence.end_time or 0.0) / 1000.0,
        code.group() if code else "",
    )
