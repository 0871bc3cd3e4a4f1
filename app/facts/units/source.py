"""The source of facts about quantities."""

from __future__ import annotations

from collections.abc import Sequence

from app.facts.patterns import Pattern
from app.facts.source import Question
from app.facts.units import chinese, english
from app.facts.units.asked import Conversion
from app.facts.units.table import mentioned
from app.facts.wording import line, sentences
from app.ports import Fact

_NUMBER_ZH = Pattern("[0-9零一二两三四五六七八九十百千万半几]")


class Units:
    """Converts what is measured from one unit to another."""

    name = "units"

    def find(self, question: Question) -> Sequence[Fact]:
        """The quantity in the unit that is asked for, or that there is none."""
        wording = chinese if question.language == "zh" else english
        asked = _asked(question)
        if asked is None:
            return []
        try:
            answer = asked.answer()
        except OverflowError:
            return []
        return [Fact(self.name, wording.say(asked, answer), question.language)]


def _asked(question: Question) -> Conversion | None:
    """What a sentence asks by itself; else what the whole says."""
    for sentence in sentences(question.text):
        asked = _read(sentence) or _another(sentence, question.earlier)
        if asked:
            return asked
    return _spoken(line(question.text), chinese=question.language == "zh")


def _spoken(words: str, *, chinese: bool) -> Conversion | None:
    """Read `words` by the patterns of longer speech, which are loaded for what may fit them."""
    if chinese:
        if not _NUMBER_ZH.search(words):
            return None
        from app.facts.units import spoken_chinese

        return spoken_chinese.read(words)
    if not mentioned(words):
        return None
    from app.facts.units import spoken_english

    return spoken_english.read(words)


def _read(sentence: str) -> Conversion | None:
    asked = None if sentence.isascii() else chinese.READING.read(sentence)
    return asked or english.READING.read(sentence)


def _another(sentence: str, earlier: Sequence[str]) -> Conversion | None:
    """Read "and in metres?" after a conversion; there may be one such step between."""
    if not earlier:
        return None
    before = next(reversed(sentences(earlier[-1])), "")
    asked = _read(before) or (_another(before, earlier[-2:-1]) if earlier[:-1] else None)
    if not asked:
        return None
    another = chinese.READING.read_another(sentence, asked)
    return another or english.READING.read_another(sentence, asked)
