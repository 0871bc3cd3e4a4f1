"""The source of facts about days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.facts.calendar import chinese, chinese_answers, english, english_answers
from app.facts.calendar.asked import Asked, Day, Until, WhatDay
from app.facts.source import Question
from app.facts.wording import clauses, sentences
from app.ports import Fact


class Calendar:
    """Knows the days around that of the question."""

    name = "calendar"

    def find(self, question: Question) -> Sequence[Fact]:
        """The day, date or span that is asked for."""
        today = question.now.date()
        answers = chinese_answers if question.language == "zh" else english_answers
        for sentence in clauses(question.text):
            asked = _read(sentence, today) or _another(sentence, question.earlier, today)
            if asked:
                return [Fact(self.name, answers.say(asked, today), question.language)]
        return []


def _read(sentence: str, today: date) -> Asked | None:
    if sentence.isascii():
        return english.read(sentence, today)
    return chinese.read(sentence, today)


def _another(sentence: str, earlier: Sequence[str], today: date) -> Asked | None:
    """Read "and tomorrow?" after a question about a day, or after such another one."""
    first = WhatDay(Day(today))
    if not earlier or not _read_another(sentence, first, today):
        return None
    for text in reversed(earlier):
        before = next(reversed(sentences(text)), "")
        asked = _read(before, today)
        if isinstance(asked, WhatDay | Until):
            return _read_another(sentence, asked, today)
        if asked or not _read_another(before, first, today):
            return None
    return None


def _read_another(sentence: str, before: Asked, today: date) -> Asked | None:
    if sentence.isascii():
        return english.read_another(sentence, before, today)
    return chinese.read_another(sentence, before, today)
