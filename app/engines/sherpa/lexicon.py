"""Which words a voice's own lexicon knows; the library leaves out the others without a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from app.engines.sherpa.package import damaged
from app.ports import Language

_PHRASE: Final = re.compile(r"\s(?:::|\|\|)\s")
"""What stands between several words and how they are said."""
_WORDS: Final = re.compile(r"[\u4e00-\u9fff]|[a-z]+(?:'[a-z]+)*")
_FEW: Final = 20
"""Words of a language that are too few to speak it: those borrowed by another."""


class Lexicon:
    """The words of one or more files."""

    def __init__(self, files: Sequence[Path]) -> None:
        """Read them.

        Raises:
            WeightsDamaged: one cannot be read, or is no text.
        """
        self._words: set[str] = set()
        for file in files:
            try:
                with file.open(encoding="utf-8") as lines:
                    self._words.update(_keys(lines))
            except (OSError, UnicodeDecodeError) as error:
                raise damaged(file, "is no lexicon that can be read") from error

    def __bool__(self) -> bool:
        return bool(self._words)

    @property
    def languages(self) -> tuple[Language, ...]:
        """Those it has words of."""
        chinese = sum(word >= "\u4e00" for word in self._words)
        counts: tuple[tuple[Language, int], ...] = (
            ("en", len(self._words) - chinese),
            ("zh", chinese),
        )
        return tuple(language for language, count in counts if count >= _FEW)

    def knows(self, text: str) -> bool:
        """Whether every word and every ideograph of `text`, in lower case, stands in it."""
        return all(word in self._words for word in _WORDS.findall(text))


def _keys(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        words = _PHRASE.split(line, maxsplit=1)[0] if _PHRASE.search(line) else line
        match words.split():
            case [word, *_] if words is line or len(words.split()) == 1:
                yield word.lower()
