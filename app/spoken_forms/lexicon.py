"""The user's own words: how to say what no rule can know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.errors import LexiconEntryRefused
from app.ports import Language
from app.spoken_forms.folding import folded
from app.spoken_forms.homophones import characters, is_pinyin

_LONGEST = 100
_SOUND = re.compile(r"[A-Za-z0-9\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word and how to say it."""

    word: str
    say: str
    """In words of `language`; in Chinese also as pinyin with tone numbers: "chong2 qing4"."""
    language: Language

    def __post_init__(self) -> None:
        """Refuse what could never be found or said.

        Raises:
            LexiconEntryRefused: it has no word, nothing to say, or pinyin that is none.
        """
        for text in (self.word, self.say):
            if not _SOUND.search(folded(text)[0]) or len(text) > _LONGEST:
                raise LexiconEntryRefused(
                    f'"{self.word}" needs a word of letters and how to say it.'
                )
        if self.language == "zh" and is_pinyin(self.say):
            characters(self.say)

    @property
    def words(self) -> str:
        """What is said, in letters that a voice knows."""
        if self.language == "zh" and is_pinyin(self.say):
            return characters(self.say)
        return self.say


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by word and language. A change makes a new one."""

    entries: tuple[Entry, ...] = ()

    def with_entry(self, entry: Entry) -> Lexicon:
        """Add an entry, in the place of one for the same word and language."""
        others = tuple(other for other in self.entries if _key(other) != _key(entry))
        return Lexicon((*others, entry))

    def without(self, word: str, language: Language) -> Lexicon:
        """Take an entry out, if it is there."""
        return Lexicon(tuple(other for other in self.entries if _key(other) != (word, language)))

    def found(
        self, text: str, language: Language, read: Callable[[str, Language], str]
    ) -> Iterator[tuple[int, int, str]]:
        """Find its words in a folded text, the longest first.

        Args:
            text: as `folded` writes it.
            language: of the utterance: its entries go before those of the other language.
            read: writes out what an entry says.

        Yields:
            Start, end and what is said, in order.
        """
        if not self.entries:
            return
        pattern, by_word = _compiled(self.entries, language)
        for match in pattern.finditer(text):
            entry = by_word.get(match[0]) or by_word.get(match[0].lower())
            if entry is not None:
                yield match.start(), match.end(), read(entry.words, entry.language)


EMPTY = Lexicon()


def _key(entry: Entry) -> tuple[str, Language]:
    return entry.word, entry.language


@lru_cache(maxsize=8)
def _compiled(
    entries: tuple[Entry, ...], language: Language
) -> tuple[re.Pattern[str], dict[str, Entry]]:
    ordered = sorted(entries, key=lambda entry: entry.language == language)
    by_word = {folded(entry.word)[0].strip(): entry for entry in ordered}
    return re.compile("|".join(_patterns(by_word))), by_word


def _patterns(found: Iterable[str]) -> Iterator[str]:
    """Each word as a pattern, whole if it is Latin; without a capital it has any case."""
    for word in sorted(found, key=len, reverse=True):
        before = r"(?<![A-Za-z0-9])" if word[0].isascii() and word[0].isalnum() else ""
        after = r"(?![A-Za-z0-9])" if word[-1].isascii() and word[-1].isalnum() else ""
        body = re.escape(word)
        yield before + (body if word != word.lower() else f"(?i:{body})") + after
