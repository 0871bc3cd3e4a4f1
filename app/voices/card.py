"""A voice as a card: what it was drawn from, how it speaks, and the bounds of all that."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.errors import VoiceCardRefused
from app.ports import Language
from app.voices.text_form import embedding_values, prompt_steps

LONGEST_NAME: Final = 60
MOST_SEED: Final = 2**63 - 1
"""The largest whole number that every reader of TOML takes."""

ONLY_CLIP: Final = "indextts"
"""The engine of voices that are nothing but a clip."""

_SEED: Final = "seed:"
_LONGEST_TEXT: Final = 1000
_LONGEST_MODEL: Final = 128
_LONGEST_FORM: Final = 40_000
"""Characters; a code prompt of 43 seconds takes about 10,000."""
_ENGINE: Final = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")
_LANGUAGE_CHOICES: Final = (_LANGUAGES, ("zh", "en"), ("en",), ("zh",))
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS: Final = "\u200c\u200d"
"""Unseen, but parts of words and of emoji."""


@dataclass(frozen=True, slots=True)
class VoiceCard:
    """A voice of a neural engine.

    Raises:
        VoiceCardRefused: a field holds what it cannot; the error names it.
    """

    name: str
    """What it is called on screen; on a shelf no two differ in case alone."""
    engine: str = "chattts"
    seed: int = 0
    """What the voice was drawn from, and what its sampling begins with: from 0 to 2**63 - 1."""
    embedding: str = ""
    """The timbre as half floats, 768 for the published weights, in ChatTTS's own text form. Empty
    until the engine has drawn it from the seed."""
    temperature: float = 0.3
    """How freely codes are drawn, 0.01 to 2."""
    top_p: float = 0.7
    """The likelihood of the codes that are drawn from, 0.01 to 1."""
    top_k: int = 20
    """How many codes are drawn from, 1 to 626."""
    repetition_penalty: float = 1.05
    """1 for none, at most 2."""
    sample: str = ""
    """A recording that shows how it speaks, as codes in ChatTTS's text form; empty for none."""
    sample_text: str = ""
    """What is said in it, word for word; empty as long as `sample` is."""
    model: str = ""
    """The hash of the weights that it was made with; empty where that is unknown."""
    languages: tuple[Language, ...] = _LANGUAGES
    """What it can speak."""

    def __post_init__(self) -> None:
        check_name(self.name)
        _check_text("engine", self.engine, 40)
        if not _ENGINE.fullmatch(self.engine):
            raise _refused("engine", "is no name of an engine", "Write chattts or indextts there.")
        _check_whole("seed", self.seed, 0, MOST_SEED)
        _check_number("temperature", self.temperature, 0.01, 2.0)
        _check_number("top_p", self.top_p, 0.01, 1.0)
        _check_whole("top_k", self.top_k, 1, 626)
        _check_number("repetition_penalty", self.repetition_penalty, 1.0, 2.0)
        _check_form("embedding", self.embedding, embedding_values)
        _check_form("sample", self.sample, prompt_steps)
        _check_text("sample_text", self.sample_text, _LONGEST_TEXT)
        if bool(self.sample) != bool(self.sample_text.strip()):
            empty, full = ("sample_text", "sample") if self.sample else ("sample", "sample_text")
            raise _refused(
                empty, f"is empty, but {full} is not", f"Give {empty} too, or leave both empty."
            )
        _check_text("model", self.model, _LONGEST_MODEL)
        _check_languages(self.languages)


def draw_seed() -> int:
    """A seed by chance, of nine digits at most: short enough to be told to others."""
    return secrets.randbelow(1_000_000_000)


def voice_of(seed: int) -> str:
    """How an engine is asked for a voice that is on no card yet: `seed:` and the number."""
    return f"{_SEED}{seed}"


def seed_of(voice: str) -> int | None:
    """The seed in what `voice_of` returns; None for every other voice, which is a card's name."""
    digits = voice.removeprefix(_SEED)
    if digits == voice or not (digits.isascii() and digits.isdecimal()) or len(digits) > 19:
        return None
    seed = int(digits)
    return seed if seed <= MOST_SEED else None


def check_name(name: str) -> None:
    """See that a voice can be called so.

    Raises:
        VoiceCardRefused: it cannot.
    """
    _check_text("name", name, LONGEST_NAME, remedy=f"Choose one of 1 to {LONGEST_NAME} characters.")
    if not name.strip():
        raise _refused("name", "is empty", f"Choose one of 1 to {LONGEST_NAME} characters.")
    if name != name.strip() or not all(_can_be_seen(character) for character in name):
        raise _refused(
            "name", "holds what cannot be seen", "Take away line breaks and spaces at its ends."
        )
    if name.casefold().startswith(_SEED):
        raise _refused("name", f"begins with {_SEED}", "Choose one that begins otherwise.")


def _can_be_seen(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) not in _UNSEEN


def _refused(field: str, what: str, remedy: str) -> VoiceCardRefused:
    return VoiceCardRefused(f"The voice's {field} {what}.", field=field, remedy=remedy)


def _check_text(field: str, text: object, longest: int, *, remedy: str = "") -> None:
    if not isinstance(text, str):
        raise _refused(field, "is no text", remedy or "Write it in quotation marks.")
    if len(text) > longest:
        raise _refused(field, f"is longer than {longest} characters", remedy or "Shorten it.")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise _refused(field, "holds half a character", remedy or "Write it anew.") from error


def _check_whole(field: str, number: object, least: int, most: int) -> None:
    if isinstance(number, bool) or not isinstance(number, int) or not least <= number <= most:
        raise _out_of_range(field, f"a whole number from {least} to {most}")


def _check_number(field: str, number: object, least: float, most: float) -> None:
    fits = isinstance(number, (int, float)) and not isinstance(number, bool)
    if not fits or not least <= number <= most:  # type: ignore[operator] # it is a number here
        raise _out_of_range(field, f"a number from {least:g} to {most:g}")


def _out_of_range(field: str, wanted: str) -> VoiceCardRefused:
    return _refused(field, f"is not {wanted}", "Mend it in the file, or make the voice anew.")


def _check_form(field: str, text: object, measure: Callable[[str], int]) -> None:
    remedy = "Copy it again, whole, or ask for the voice again."
    _check_text(field, text, _LONGEST_FORM, remedy=remedy)
    if not text:
        return
    try:
        measure(str(text))
    except ValueError as error:
        raise _refused(field, f"cannot be used: {error}", remedy) from error


def _check_languages(languages: object) -> None:
    if isinstance(languages, tuple) and languages in _LANGUAGE_CHOICES:
        return
    raise _refused("languages", "are not en, zh or both", 'Write ["en", "zh"] there.')
