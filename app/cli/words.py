"""`spoken` and `lexicon`: what a neural voice is given to say, and the user's own words for it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from app import paths
from app.ports import Language, Utterance
from app.segmenter import TextSegmenter
from app.spoken_forms import Entry, spoken
from app.spoken_forms.lexicon_file import load, save


def show(text: str, language: Language | None, *, as_json: bool) -> int:
    """Print a line an utterance: what a neural voice would be given for it.

    Args:
        text: as for `say`.
        language: of all of it; else each utterance's own.
        as_json: with what cannot be said at all, and where every character came from.
    """
    loaded = load(paths.config())
    for fault in loaded.faults:
        print(f"sottovoce: {fault} {fault.remedy}", file=sys.stderr)
    for utterance in _utterances(text):
        said = spoken(utterance.text, language or utterance.language, loaded.lexicon)
        unsayable = [utterance.text[start:end] for start, end in said.unsayable]
        if as_json:
            line = {"text": said.text, "offsets": said.offsets, "unsayable": unsayable}
            print(json.dumps(line, ensure_ascii=False))
            continue
        print(said.text)
        if unsayable:
            print(f"sottovoce: no neural voice says {', '.join(unsayable)}", file=sys.stderr)
    return 0


def _utterances(text: str) -> Iterator[Utterance]:
    segmenter = TextSegmenter()
    yield from segmenter.push(text)
    yield from segmenter.finish()


def add(word: str, say: str, language: Language) -> int:
    """Keep how a word is said, in the place of what was kept for it.

    Raises:
        LexiconError: the entry cannot work, or the file is damaged or cannot be written.
    """
    entry = Entry(word, say, language)
    save(load(paths.config()).lexicon.with_entry(entry), paths.config())
    return show(word, language, as_json=False)


def remove(word: str, language: Language) -> int:
    """Forget how a word is said; 1 if nothing was kept for it.

    Raises:
        LexiconError: the file is damaged or cannot be written.
    """
    known = load(paths.config()).lexicon
    fewer = known.without(word, language)
    save(fewer, paths.config())
    return 0 if fewer != known else 1


def list_all(*, as_json: bool) -> int:
    """Print every entry.

    Raises:
        LexiconError: the file has a fault; what can be read is printed first.
    """
    loaded = load(paths.config())
    entries = [
        {"language": entry.language, "word": entry.word, "say": entry.say}
        for entry in loaded.lexicon.entries
    ]
    if as_json:
        print(json.dumps(entries, ensure_ascii=False))
    else:
        for entry in entries:
            print(f"{entry['language']}  {entry['word']}  {entry['say']}")
    for fault in loaded.faults:
        raise fault
    return 0
