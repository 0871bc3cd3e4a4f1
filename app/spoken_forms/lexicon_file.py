"""The lexicon's file: a table of words a language, which people can read and write too."""

from __future__ import annotations

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
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Loaded(EMPTY, (LexiconDamaged(f"The lexicon in {path} cannot be read: {error}."),))
    entries: list[Entry] = []
    faults: list[LexiconError] = []
    for language, table in tables.items():
        if language not in LANGUAGES or not isinstance(table, dict):
            faults.append(_fault(path, text, language, "the tables are called en and zh"))
            continue
        for word, say in table.items():
            try:
                entries.append(_entry(word, say, "zh" if language == "zh" else "en"))
            except LexiconEntryRefused as error:
                faults.append(_fault(path, text, word, str(error).rstrip(".")))
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


def _entry(word: str, say: Any, language: Language) -> Entry:
    if not isinstance(say, str):
        raise LexiconEntryRefused(f'"{word}" has something else than a text to say.')
    return Entry(word, say, language)


def _fault(path: Path, text: str, key: str, what: str) -> LexiconDamaged:
    line = next((at for at, row in enumerate(text.splitlines(), 1) if key in row), 1)
    return LexiconDamaged(f"Line {line} of the lexicon in {path} has no meaning: {what}.")
