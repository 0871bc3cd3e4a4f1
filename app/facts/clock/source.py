"""The source of facts about the time."""

from __future__ import annotations

from collections.abc import Sequence

from app.facts.clock import chinese, english
from app.facts.clock.asked import Asked, TimeIn
from app.facts.source import Question
from app.facts.wording import sentences
from app.ports import Fact


class Clock:
    """Tells the time of the question, here or elsewhere."""

    name = "clock"

    def find(self, question: Question) -> Sequence[Fact]:
        """The time, or the difference of times, that is asked for."""
        wording = chinese if question.language == "zh" else english
        for sentence in sentences(question.text):
            asked = wording.read(sentence) or self._another(sentence, question.earlier)
            if asked:
                text = wording.say(asked, question.now)
                return [Fact(self.name, text, question.language)]
        return []

    def _another(self, sentence: str, earlier: Sequence[str]) -> Asked | None:
        """Read "and in London?" after a question about the time, or after such another one."""
        if not earlier:
            return None
        another = chinese.read_another(sentence) or english.read_another(sentence)
        if not another:
            return None
        for text in reversed(earlier):
            before = sentences(text)[-1:]
            if any(isinstance(_read(words), TimeIn) for words in before):
                return another
            if not any(
                chinese.read_another(words) or english.read_another(words) for words in before
            ):
                break
        return None


def _read(sentence: str) -> Asked | None:
    return chinese.read(sentence) or english.read(sentence)
