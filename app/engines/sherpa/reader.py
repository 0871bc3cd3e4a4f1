"""From an utterance to what the library is given: letters that it knows, or how they sound."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.engines.espeak.phonemes import Phonemizer
from app.engines.neural_text import toned, written_out
from app.engines.sherpa.cut import pieces
from app.engines.sherpa.folder import VoiceFolder
from app.engines.sherpa.lexicon import Lexicon
from app.engines.sherpa.package import ENGINE, LABEL, damaged, missing
from app.errors import UnsayableText
from app.ports import Language
from app.spoken_forms import EMPTY
from app.spoken_forms import Lexicon as OwnWords

_CLAUSE: Final = re.compile(r"([^,.!?;:]*)([,.!?;:]*)\s*")
_NARROW: Final = str.maketrans("，、。！？；：", ",,.!?;:")
_TOKEN: Final = re.compile(r"(.*)\s\d+\s*")
"""A symbol and its number; the space is a symbol too."""
_IDEOGRAPH: Final = re.compile("[\u4e00-\u9fff]")
_NAMES: Final[dict[str, Language]] = {"english": "en", "chinese": "zh"}


@dataclass(frozen=True, slots=True)
class Part:
    """What the library is asked for in one go."""

    text: str
    sounds: tuple[int, ...] = ()
    """The code points of its phonemes, in the International Phonetic Alphabet, with its marks;
    empty where the library reads the text itself."""


class Reader:
    """Knows what one voice can read."""

    def __init__(self, folder: VoiceFolder, words: Callable[[], OwnWords] = lambda: EMPTY) -> None:
        """Read its lexicon, and the sounds that it knows.

        Args:
            folder: of the voice.
            words: the user's own, asked for at every utterance.

        Raises:
            WeightsMissing: it needs a lexicon and has none, or speaks other languages only.
            WeightsDamaged: the lexicon or the list of its sounds cannot be read.
        """
        self._words = words
        self._lexicon = Lexicon(folder.lexicons)
        self._voice = folder.espeak_voice if _language(folder.espeak_voice) else ""
        self._letters = folder.reads_letters
        if not (self._lexicon or folder.espeak_voice or self._letters):
            raise missing(f"The {folder.family.label} voice in {folder.path} lacks lexicon.txt.")
        self.languages = self._spoken(folder)
        """Those it can read."""
        if not self.languages:
            raise missing(f"The voice in {folder.path} speaks neither English nor Chinese.")
        self._known = _symbols(folder.parts["tokens"]) if self._voice else frozenset()
        self._phonemizer = Phonemizer() if self._voice else None

    def _spoken(self, folder: VoiceFolder) -> tuple[Language, ...]:
        found = set(self._lexicon.languages)
        if sounded := _language(self._voice):
            found.add(sounded)
        if self._letters and not self._lexicon:
            told = folder.entries.get("language", "English").lower()
            found |= {language for name, language in _NAMES.items() if name in told}
        return tuple(sorted(found))

    def read(self, text: str, language: Language) -> tuple[Part, ...]:
        """What to say for an utterance, in order.

        Raises:
            UnsayableText: the voice does not know the language, or a word; another engine may.
            SynthesisFailed: there is no word in it.
        """
        said = written_out(text, language, self._words(), engine=ENGINE, label=LABEL)
        whole = toned(said, text)
        foreign = "zh" not in self.languages and _IDEOGRAPH.search(whole)
        if language not in self.languages or foreign:
            raise _unsayable("This voice does not speak the language.")
        return tuple(self._part(piece) for piece in pieces(whole))

    def close(self) -> None:
        """Give espeak-ng back."""
        if self._phonemizer is not None:
            self._phonemizer.close()

    def _part(self, piece: str) -> Part:
        small = piece.lower()
        if self._lexicon and self._lexicon.knows(small):
            return Part(small)
        if self._phonemizer is not None and self._can_sound(piece):
            return Part(piece, self._sounds(self._phonemizer, piece))
        if self._lexicon:
            raise _unsayable("A word is missing in the lexicon of this voice.")
        return Part(piece)

    def _can_sound(self, piece: str) -> bool:
        return _language(self._voice) == "zh" or not _IDEOGRAPH.search(piece)

    def _sounds(self, phonemizer: Phonemizer, piece: str) -> tuple[int, ...]:
        clauses = []
        for words, marks in _CLAUSE.findall(piece.translate(_NARROW)):
            sound = phonemizer.phonemes(words, self._voice) if words.strip() else ""
            clauses.append(sound + marks)
        # Models learnt their sounds with every accent by itself, as piper-phonemize wrote them.
        said = unicodedata.normalize("NFD", " ".join(filter(None, clauses)))
        known = [sign for sign in said if sign in self._known]
        if not any(sign.isalpha() for sign in known):
            raise _unsayable("This voice knows none of the sounds.")
        return tuple(map(ord, known))


def _language(voice: str) -> Language | None:
    """That of a voice of espeak-ng, if it is one that is read here."""
    names: dict[str, Language] = {"en": "en", "cmn": "zh", "zh": "zh"}
    return names.get(voice.partition("-")[0])


def _symbols(tokens: Path) -> frozenset[str]:
    """The single characters that stand in a list of tokens, each with its number behind it.

    Raises:
        WeightsDamaged: it cannot be read, or a line of it is none.
    """
    try:
        lines = tokens.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise damaged(tokens, "is no list of tokens that can be read") from error
    found = set()
    for line in filter(str.strip, lines):
        entry = _TOKEN.fullmatch(line)
        if entry is None:
            raise damaged(tokens, "is no list of tokens")
        found.add(entry[1] or " ")
    return frozenset(sign for sign in found if len(sign) == 1)


def _unsayable(sentence: str) -> UnsayableText:
    return UnsayableText(
        sentence,
        engine=ENGINE,
        retryable=False,
        remedy="Choose another voice for texts of this kind.",
    )
