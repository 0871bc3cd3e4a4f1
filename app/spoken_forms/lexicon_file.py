"""The lexicon's file: a table of words a language, which people can read and write too."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli_w

from app.errors import LexiconDamaged, LexiconEntryRefused, LexiconError, LexiconUnwritable
from app.files import write_whole
from app.ports import Language
from app.spoken_forms.lexicon import EMPTY, Entry, Lexicon

FILE = "lexicon.toml"
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file holds."""

    lexicon: Lexicon
    """Every entry that can be read."""
    faults: tuple[LexiconError, ...] = ()
    """What cannot, each with its line. The file keeps it until someone mends it."""


def load(folder: Path) -> Loaded:
    """Read the lexicon; an empty one where there is no file. A fault costs its own entry alone."""
    path = folder / FILE
    try:
        text = path.read_text("utf-8")
        tables = tomllib.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return Loaded(EMPTY)
    except (OSError, ValueError, RecursionError) as error:
        return Loaded(EMPTY, (_unreadable(path, error),))
    entries: list[Entry] = []
    faults: list[LexiconError] = []
    for language, table in tables.items():
        if language not in LANGUAGES or not isinstance(table, dict):
            faults.append(_outside(path, _line(text, language)))
            continue
        for word, say in table.items():
            made = _entry(word, say, "zh" if language == "zh" else "en")
            if isinstance(made, Entry):
                entries.append(made)
            else:
                faults.append(_refused(path, _line(text, language, word), word, made))
    return Loaded(Lexicon(tuple(entries)), tuple(faults))


def save(lexicon: Lexicon, folder: Path) -> None:
    """Write the lexicon whole or not at all; a file with a fault in it stays as it is.

    Raises:
        LexiconDamaged: the file that is there has a fault, which writing would lose.
        LexiconUnwritable: the folder cannot be written.
    """
    for fault in load(folder).faults:
        raise fault
    tables: dict[str, dict[str, str]] = {
        language: {entry.word: entry.say for entry in lexicon.entries if entry.language == language}
        for language in LANGUAGES
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / FILE, tomli_w.dumps(tables).encode())
    except OSError as error:
        raise LexiconUnwritable(f"The lexicon cannot be saved: {error}.") from error


def _entry(word: str, say: Any, language: Language) -> Entry | LexiconEntryRefused | None:
    """The entry, why it is none, or None if what to say is no text."""
    if not isinstance(say, str):
        return None
    try:
        return Entry(word, say, language)
    except LexiconEntryRefused as error:
        return error


def _unreadable(path: Path, error: Exception) -> LexiconDamaged:
    if isinstance(error, OSError):
        return LexiconDamaged(
            f"The lexicon in {path} cannot be read: {error.strerror}.",
            remedy="See that you may read the file.",
        )
    if isinstance(error, UnicodeDecodeError):
        return LexiconDamaged(
            f"The lexicon in {path} is no text in UTF-8.",
            remedy="Save it as UTF-8 in a text editor.",
        )
    if (found := re.search(r"\(at line (\d+),", str(error))) is None:
        return LexiconDamaged(
            f"The lexicon in {path} breaks off: a bracket or a quotation mark is open at its end."
        )
    return LexiconDamaged(
        f"Line {found[1]} of the lexicon in {path} cannot be read:"
        ' it must be "word" = "how to say it", and each word stands once.'
    )


def _outside(path: Path, line: int) -> LexiconDamaged:
    return LexiconDamaged(
        f"Line {line} of the lexicon in {path} is neither in the table [en] nor in [zh]."
    )


def _refused(path: Path, line: int, word: str, error: LexiconEntryRefused | None) -> LexiconDamaged:
    if error is None:
        return LexiconDamaged(
            f'Line {line} of the lexicon in {path} has something else than a text for "{word}".'
        )
    if error.syllable:
        return LexiconDamaged(
            f"Line {line} of the lexicon in {path} has pinyin that no character is read as:"
            f" {error.syllable}."
        )
    return LexiconDamaged(
        f"Line {line} of the lexicon in {path} needs a word of letters and how to say it,"
        f' not "{word}".'
    )


def _line(text: str, table: str, word: str = "") -> int:
    """The line in which a table begins, or that of a word in it."""
    at = _place(text, table, 0)
    return text.count("\n", 0, _place(text, word, at) if word else at) + 1


def _place(text: str, key: str, start: int) -> int:
    """Where a key stands; `start` where it is written in a way that nobody writes."""
    written = rf"""^[ \t]*\[?[ \t]*["']?{re.escape(key)}["']?[ \t]*[\]=.]"""
    found = re.compile(written, re.MULTILINE).search(text, start)
    return found.start() if found else start
