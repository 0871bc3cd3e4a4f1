"""Makes notices of what went wrong: what is so, what it means, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.errors import AudioError, EngineError, InputError, ModelError, UnsayableText
from app.ui.error_words import in_words
from app.ui.kit.notice import Action, Notice

if TYPE_CHECKING:
    from app.errors import AppError

translate = QCoreApplication.translate

MODEL, VOICE, DEVICE, ANSWER, INPUT = "model", "voice", "device", "answer", "input"
VOICES = "voices"
PACE = "pace"
"""Kinds of notices: there is never more than one of a kind. VOICES is about the user's own, PACE
about how fast a voice is."""


def kind_of(error: AppError) -> str:
    """Return what an error is about."""
    for tree, kind in ((ModelError, MODEL), (EngineError, VOICE), (AudioError, DEVICE)):
        if isinstance(error, tree):
            return kind
    return INPUT if isinstance(error, InputError) else ANSWER


def problem(error: AppError, *, kind: str | None = None, retry: bool = False) -> Notice:
    """Return the notice of an error; with `retry` it offers to try again."""
    actions = [Action(translate("Trouble", "Try again"))] if retry else []
    said = in_words(str(error))
    if said == str(error):
        said = _inside(said)
    title = translate("Trouble", "Problem: {0}").format(said)
    return Notice(
        kind or kind_of(error), "problem", "problem", title, in_words(error.remedy), actions
    )


def hint(error: AppError) -> Notice:
    """Return the note of something that the user can do better."""
    return Notice(INPUT, "note", "info", in_words(str(error)), in_words(error.remedy))


def no_voice(error: AppError) -> Notice:
    """Answers are shown only."""
    title = translate("Trouble", "Problem: no voice works.")
    text = translate("Trouble", "Answers are shown as text.")
    told = sentences(text, in_words(str(error)), in_words(error.remedy))
    return Notice(
        VOICE, "problem", "problem", title, told, [Action(translate("Trouble", "Open Health"))]
    )


def voice_replaced(error: AppError, engine: str) -> Notice:
    """Another engine speaks than the chosen one."""
    title = translate("Trouble", "{0} speaks instead.").format(engine)
    told = sentences(in_words(str(error)), in_words(error.remedy))
    again = Action(translate("Trouble", "Try again"))
    return Notice(VOICE, "needs you", "voice", title, told, [again], closable=True)


def voice_switched(engine: str, error: AppError) -> Notice:
    """Another engine of the ladder goes on, for now."""
    title = translate("Trouble", "{0} speaks now.").format(engine)
    lost = translate("Trouble", "Nothing was lost.")
    then = translate("Trouble", "The better voice returns by itself.")
    lasting = isinstance(error, EngineError) and not error.retryable
    what = in_words(error.remedy) if lasting and not isinstance(error, UnsayableText) else then
    told = sentences(in_words(str(error)), lost, what)
    again = Action(translate("Trouble", "Try again"))
    return Notice(VOICE, "note", "swap", title, told, [again])


def voice_back(engine: str) -> Notice:
    """The better engine of the ladder is heard again."""
    return Notice(VOICE, "note", "swap", translate("Trouble", "{0} speaks again.").format(engine))


def voice_slow(engine: str, real_time_factor: float) -> Notice:
    """What to expect of an engine that takes longer to say something than it lasts."""
    title = translate("Trouble", "{0} speaks with pauses on this machine.").format(engine)
    takes = translate("Trouble", "A second of speech takes it about {0} s.")
    then = translate("Trouble", "So each sentence is made before it is heard.")
    told = sentences(takes.format(round(real_time_factor, 1)), then)
    return Notice(PACE, "note", "info", title, told, closable=True)


def model_trimmed(name: str, layers: int, chosen: int) -> Notice:
    """The card has not the room for all layers beside the voice."""
    title = translate("Trouble", "{0} uses the graphics card less.").format(name)
    what = translate("Trouble", "{0} of {1} layers fit there beside the voice.")
    told = sentences(
        what.format(layers, chosen),
        translate("Trouble", "The others are computed on the processor, which is slower."),
    )
    return Notice(MODEL, "note", "chip", title, told, closable=True)


def device_lost(device: str, error: AppError) -> Notice:
    """The sound stands still until a device is back."""
    gone = translate("Trouble", "{0} went away.").format(device) if device else ""
    text = translate("Trouble", "Nothing was played on another device.")
    title = translate("Trouble", "Your sound device is gone. Paused.")
    told = sentences(gone, text, in_words(error.remedy))
    return Notice(DEVICE, "needs you", "phones_off", title, told, closable=True)


def sentences(*several: str) -> str:
    """Put sentences after each other, with a space where the language has one there."""
    between = translate("Trouble", "{0} {1}", "two sentences")
    whole, *others = filter(None, several)
    for sentence in others:
        whole = between.format(whole, sentence)
    return whole


def _inside(sentence: str) -> str:
    """Return a sentence as it stands after a colon: its first word small, unless it is a name."""
    first = sentence.split(" ", 1)[0]
    return sentence[:1].lower() + sentence[1:] if first.istitle() and len(first) > 0 else sentence
