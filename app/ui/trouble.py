"""Makes notices of what went wrong: what is so, what it means, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import AudioError, EngineError, InputError, ModelError
from app.ui.kit.notice import Action, Notice

if TYPE_CHECKING:
    from app.errors import AppError

MODEL, VOICE, DEVICE, ANSWER, INPUT = "model", "voice", "device", "answer", "input"
"""Kinds of notices: there is never more than one of a kind."""


def kind_of(error: AppError) -> str:
    """Return what an error is about."""
    for tree, kind in ((ModelError, MODEL), (EngineError, VOICE), (AudioError, DEVICE)):
        if isinstance(error, tree):
            return kind
    return INPUT if isinstance(error, InputError) else ANSWER


def problem(error: AppError, *, kind: str | None = None, retry: bool = False) -> Notice:
    """Return the notice of an error; with `retry` it offers to try again."""
    actions = [Action("Try again")] if retry else []
    return Notice(
        kind or kind_of(error),
        "problem",
        "problem",
        f"Problem: {_inside(str(error))}",
        error.remedy,
        actions,
    )


def hint(error: AppError) -> Notice:
    """Return the note of something that the user can do better."""
    return Notice(INPUT, "note", "info", str(error), error.remedy)


def no_voice(error: AppError) -> Notice:
    """Answers are shown only."""
    text = f"Answers are shown as text. {error} {error.remedy}"
    return Notice(VOICE, "problem", "problem", "Problem: no voice works.", text)


def device_lost(device: str, error: AppError) -> Notice:
    """The sound stands still until a device is back."""
    gone = f"{device} went away. " if device else ""
    text = f"{gone}Nothing was played on another device. {error.remedy}"
    title = "Your sound device is gone. Paused."
    return Notice(DEVICE, "needs you", "phones_off", title, text, closable=True)


def _inside(sentence: str) -> str:
    """Return a sentence as it stands after a colon: its first word small, unless it is a name."""
    first = sentence.split(" ", 1)[0]
    return sentence[:1].lower() + sentence[1:] if first.istitle() and len(first) > 0 else sentence
