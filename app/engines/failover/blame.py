"""What an error says about the engine that raised it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from app.errors import (
    EngineError,
    EngineHung,
    EngineUnavailable,
    OutOfMemory,
    SynthesisFailed,
    UnsayableText,
    VoiceUnknown,
    WorkerCrashed,
    WorkerHung,
)

Blame: TypeAlias = Literal["utterance", "slip", "outage", "defect"]
"""The utterance alone cannot be said; the engine may do better next time; it will not for a while;
it will not until somebody mends it."""


def blame(error: EngineError) -> Blame:
    """Whose fault an error is, and how lasting."""
    if isinstance(error, (UnsayableText, VoiceUnknown)):
        return "utterance"
    if not error.retryable:
        return "utterance" if isinstance(error, SynthesisFailed) else "defect"
    lasting = (EngineHung, EngineUnavailable, OutOfMemory, WorkerCrashed, WorkerHung)
    return "outage" if isinstance(error, lasting) else "slip"


def from_exception(error: Exception, label: str) -> EngineError:
    """The error for what an engine should not have raised; `label` is what it is called."""
    if isinstance(error, EngineError):
        return error
    if isinstance(error, MemoryError):
        return OutOfMemory(f"{label} ran out of memory.", engine=label)
    return SynthesisFailed(f"{label} broke off: {type(error).__name__}.", engine=label)
