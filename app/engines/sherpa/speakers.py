"""Whose voice speaks: a speaker of the model, or a recording on the user's shelf."""

from __future__ import annotations

import json
import re
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from app.engines.sherpa.folder import VoiceFolder
from app.engines.sherpa.package import ENGINE, missing
from app.errors import VoiceUnknown
from app.ports import Language, Samples, Voice
from app.voices import VoiceCard, VoiceShelf, clip, seed_of
from app.voices.card import ONLY_CLIP

_NAMED: Final = re.compile(r"([a-z])[fm]_\w+")
"""Kokoro's speakers: a letter for the language, one for the sex, a name."""
_BORN: Final[dict[str, Language]] = {"a": "en", "b": "en", "z": "zh"}


@dataclass(frozen=True, slots=True)
class Timbre:
    """How the library is told whose voice it is."""

    speaker: int = 0
    """Its number in the model."""
    recording: Samples | None = None
    """(samples,) in [-1, 1]; None for a speaker of the model."""
    sample_rate: int = 0
    """Of the recording, in Hz."""
    words: str = ""
    """What is said in it."""


class Speakers(Protocol):
    """The voices of a folder."""

    def voices(self) -> Sequence[Voice]:
        """Those that can be spoken now."""
        ...

    def choose(self, name: str, language: Language) -> Timbre:
        """The voice called `name`; empty for the usual one of a language.

        Raises:
            VoiceUnknown: there is none.
        """
        ...


class OwnSpeakers:
    """Those that the model learnt."""

    def __init__(
        self, folder: VoiceFolder, count: int, languages: tuple[Language, ...], *, usual: str = ""
    ) -> None:
        """Number them.

        Args:
            folder: of the voice; where it has several, each is called by it and a name of its own.
            count: how many there are.
            languages: those it speaks.
            usual: who speaks where nobody is named; empty for the first of the language.

        Raises:
            WeightsMissing: all of them were made for languages that are not read here.
        """
        names = _names(folder, count)
        born = [_NAMED.fullmatch(name) for name in names]
        self._numbers: dict[str, int] = {}
        self._voices: list[Voice] = []
        for number, name in enumerate(names):
            match = born[number] if all(born) else None
            own = languages if match is None else _of(match[1], languages)
            if not own:
                continue  # it was made for a language that is not read here
            called = folder.path.name if len(names) == 1 else f"{folder.path.name}/{name}"
            self._numbers[called] = number
            self._voices.append(Voice(called, called, own, ENGINE))
        if not self._voices:
            raise missing(f"The voices in {folder.path} speak neither English nor Chinese.")
        self._usual = usual if usual in self._numbers else ""

    def voices(self) -> Sequence[Voice]:
        """All of them."""
        return tuple(self._voices)

    def choose(self, name: str, language: Language) -> Timbre:
        """The speaker called `name`; empty for the usual one.

        Raises:
            VoiceUnknown: there is none.
        """
        name = name or self._usual or self._first(language)
        if name not in self._numbers:
            raise _unknown(f"This folder has no voice {name}.")
        return Timbre(self._numbers[name])

    def _first(self, language: Language) -> str:
        able = (voice.name for voice in self._voices if language in voice.languages)
        return next(able, self._voices[0].name)


class Recordings:
    """The cards on the shelf that have a clip, for a model that speaks like a recording."""

    def __init__(
        self,
        shelf: VoiceShelf,
        languages: tuple[Language, ...],
        *,
        needs_words: bool,
        drawn_words: str = "",
        usual: str = "",
    ) -> None:
        """Listen to nothing yet.

        Args:
            shelf: the voices.
            languages: those that the model speaks.
            needs_words: whether the model must know what a clip says.
            drawn_words: what is said in the clips of voices that were drawn, not recorded.
            usual: who speaks where nobody is named; empty for the first.
        """
        self._shelf = shelf
        self._languages = languages
        self._needs_words = needs_words
        self._drawn_words = drawn_words
        self._usual = usual
        self._known: tuple[tuple[Path, int], Timbre] | None = None

    def voices(self) -> Sequence[Voice]:
        """Those with a clip, and with words where they are needed."""
        return tuple(
            Voice(card.name, card.name, self._of(card), ENGINE)
            for card in self._shelf.cards()
            if self._can(card)
        )

    def choose(self, name: str, language: Language) -> Timbre:
        """The recording of a card, or of the one that is tried out.

        Raises:
            VoiceUnknown: there is none, it cannot be read, or nobody knows what it says.
        """
        card = self._card(name or self._usual, language)
        path = None if card is None else self._shelf.clip(name or card.name)
        if card is None or path is None or (self._needs_words and not self._said_in(card)):
            whose = f"the voice {name}" if name else "a voice"
            raise _unknown(f"There is no recording of {whose} that this voice can speak after.")
        try:
            return self._heard(card, path, path.stat().st_mtime_ns)
        except (OSError, EOFError, wave.Error) as error:
            raise _unknown(f"The recording of the voice {card.name} cannot be read.") from error

    def _card(self, name: str, language: Language) -> VoiceCard | None:
        if name:
            seed = seed_of(name)
            card = self._shelf.get(name) if seed is None else self._shelf.tried_out(seed)
            if card is not None:
                return card
        if name and name != self._usual:
            return None
        able = [card for card in self._shelf.cards() if self._can(card)]
        return next((card for card in able if language in card.languages), next(iter(able), None))

    def _can(self, card: VoiceCard) -> bool:
        words = not self._needs_words or bool(self._said_in(card))
        return words and bool(self._of(card)) and self._shelf.clip(card.name) is not None

    def _of(self, card: VoiceCard) -> tuple[Language, ...]:
        return tuple(language for language in card.languages if language in self._languages)

    def _said_in(self, card: VoiceCard) -> str:
        was_drawn = card.engine != ONLY_CLIP and not card.sample
        return card.sample_text or (self._drawn_words if was_drawn else "")

    def _heard(self, card: VoiceCard, path: Path, age: int) -> Timbre:
        if self._known is None or self._known[0] != (path, age):
            samples, rate = clip.decoded(path.read_bytes())
            self._known = (path, age), Timbre(0, samples, rate, self._said_in(card))
        return self._known[1]


def _names(folder: VoiceFolder, count: int) -> list[str]:
    """What the model calls its speakers, in their order; numbers where it does not."""
    told = [name.strip() for name in folder.entries.get("speaker_names", "").split(",")]
    if not len(told) == len({*told} - {""}) == count:
        told = _listed(folder, count)
    return told or [str(number) for number in range(1, count + 1)]


def _listed(folder: VoiceFolder, count: int) -> list[str]:
    """The names in the JSON file that Piper puts beside a model; none if it does not fit."""
    model = folder.parts.get("model")
    if model is None or count == 1:
        return []
    try:
        numbers = json.loads(model.with_name(f"{model.name}.json").read_text("utf-8"))
        names = {number: name for name, number in numbers["speaker_id_map"].items()}
        return [str(names[number]) for number in range(count)]
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return []


def _of(letter: str, languages: tuple[Language, ...]) -> tuple[Language, ...]:
    """Those of the languages that a speaker of Kokoro was born to."""
    return tuple(language for language in languages if _BORN.get(letter) == language)


def _unknown(sentence: str) -> VoiceUnknown:
    return VoiceUnknown(
        sentence,
        engine=ENGINE,
        retryable=False,
        remedy="Choose another voice, or make one from a recording on the page Voices.",
    )
