"""Collects what happens in a turn, for a command that waits for it and reports it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from app.errors import AppError
from app.events import (
    Event,
    FactsFound,
    FirstSound,
    ModelTrimmed,
    TextDelta,
    TextFinished,
    Timings,
    TurnEnded,
    TurnStarted,
    UtteranceFailed,
    UtterancePlanned,
    UtteranceReady,
    UtteranceStarted,
    VoiceFailed,
    VoiceLoading,
    VoiceReplaced,
    VoiceSwitched,
)
from app.ports import Fact, Span, Usage


@dataclass(slots=True)
class Spoken:
    """One utterance of the report."""

    text: str
    span: Span
    engine: str = ""
    seconds: float | None = None
    error: AppError | None = None


@dataclass(slots=True)
class TurnReport:
    """What became of a turn. Filled by `Recorder`, read once it is over."""

    turn: int
    facts: tuple[Fact, ...] = ()
    text: str = ""
    utterances: list[Spoken] = field(default_factory=list)
    timings: Timings = field(default_factory=Timings)
    usage: Usage | None = None
    outcome: str = ""
    heard: int = 0
    error: AppError | None = None

    def as_json(self, **more: Any) -> dict[str, Any]:
        """The report as the `--json` option prints it; seconds are of the sound at speed 1."""
        at, spoken = 0.0, []
        for utterance in self.utterances:
            seconds = utterance.seconds or 0.0
            spoken.append(
                {
                    "text": utterance.text,
                    "span": list(utterance.span),
                    "engine": utterance.engine,
                    "start": round(at, 4),
                    "end": round(at + seconds, 4),
                    "error": str(utterance.error) if utterance.error else None,
                }
            )
            at += seconds
        return {
            "reply": self.text,
            "facts": [{"source": fact.source, "text": fact.text} for fact in self.facts],
            "outcome": self.outcome,
            "heard": self.heard,
            "error": str(self.error) if self.error is not None else None,
            "usage": asdict(self.usage) if self.usage is not None else None,
            "utterances": spoken,
            "timings": {
                "prompt_read_ms": _ms(self.timings.prompt_read),
                "ttft_ms": _ms(self.timings.first_token),
                "first_utterance_ms": _ms(self.timings.first_utterance),
                "first_chunk_ms": _ms(self.timings.first_chunk),
                "ttfa_ms": _ms(self.timings.first_sound),
            },
            **more,
        }


def _ms(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds * 1000.0, 2)


class Recorder:
    """A listener that keeps the newest turn's report and lets a command wait for its end."""

    def __init__(self, *, show: Callable[[str], None] | None = None) -> None:
        """`show` gets each utterance's source text when it begins to sound."""
        self.report = TurnReport(0)
        self._voice_error: AppError | None = None
        self._show = show
        self._changed = threading.Condition()
        self._over = False
        self._gone: BrokenPipeError | None = None

    @property
    def failure(self) -> AppError | None:
        """Why the turn failed, or why there was no voice."""
        return self.report.error or self._voice_error

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the turn has ended and been heard; False after `timeout` seconds.

        Raises:
            BrokenPipeError: whoever was shown the sentences has gone.
        """
        with self._changed:
            over = self._changed.wait_for(lambda: self._over, timeout)
            if self._gone is not None:
                raise self._gone
            return over

    def __call__(self, event: Event) -> None:
        """Take in an event; called on whatever thread publishes it."""
        with self._changed:
            try:
                self._take(event)
            except BrokenPipeError as error:  # of the thread that waits, not of the one that plays
                self._gone, self._over, self._show = error, True, None
            self._changed.notify_all()

    def _take(self, event: Event) -> None:
        match event:
            case TurnStarted():
                self.report, self._over = TurnReport(event.turn.id), False
            case VoiceFailed():
                self._voice_error = event.error
            case VoiceReplaced(error, engine):
                print(f"{error} {error.remedy} {engine} speaks instead.", file=sys.stderr)
            case ModelTrimmed(name, layers, wanted):
                told = f"{layers} of {wanted} layers of {name} fit onto the graphics card"
                print(f"{told} beside the voice.", file=sys.stderr)
            case VoiceSwitched(_, engine, error) if error is not None:
                print(f"{error} {engine} speaks now.", file=sys.stderr)
            case VoiceLoading(engine, stage, share) if sys.stderr.isatty():
                print(f"{engine}: {stage}, {share:.0%}", file=sys.stderr)
            case FirstSound():
                self.report.timings = event.timings
            case TurnEnded():
                self.report.outcome, self.report.heard = event.outcome, event.heard
                self.report.error = event.error
                self._over = True
            case _:
                self._take_text(event)

    def _take_text(self, event: Event) -> None:
        report = self.report
        match event:
            case FactsFound():
                report.facts = event.facts
            case TextDelta():
                report.text += event.text
            case TextFinished():
                report.usage = event.usage
            case UtterancePlanned():
                report.utterances.append(Spoken(event.text, event.span))
            case UtteranceReady():
                spoken = report.utterances[event.index]
                spoken.engine, spoken.seconds = event.engine, event.seconds
            case UtteranceFailed():
                report.utterances[event.index].error = event.error
            case UtteranceStarted() if self._show is not None:
                self._show(report.text[slice(*event.span)])
            case _:
                pass
