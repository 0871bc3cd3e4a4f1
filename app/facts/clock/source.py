"""The source of facts about the time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.facts.clock import chinese, english
from app.facts.clock.asked import Asked, TimeIn
from app.facts.patterns import Pattern
from app.facts.source import Question
from app.facts.wording import clauses, line, sentences
from app.ports import Fact

_THERE = Pattern(
    r".*\b(?:in|call|calling|to|from|at|visiting|phone|ring) (?P<place>[a-z ]{2,30}?)(?: now"
    r"| today)? , (?:so |and |but )?"
    r"what(?: is)?(?: the)?(?: local| current)? time .*\bthere\b.*"
)
_THERE_ZH = Pattern(
    r".*?(?:在|给|去|打给|跟|到|来自)(?P<place>[^\W\d_a-z]{2,6}?)(?:打电话|出差|工作|上学|留学"
    r"|旅游|那边)? ?, ?(?:请问|不知道)?"
    r"(?:那边|那里|那儿|当地|他那|她那)(?:儿|里|边)?(?:现在|这会儿)?(?:是)?(?:几点|什么时间"
    r"|啥时间|多少点).*"
)


def _there(words: str) -> Iterator[str]:
    """Ask for the time of the place named before: "she is in Rome, what time is it there"."""
    if found := _THERE.fullmatch(words):
        yield f"what time is it in {found['place']}"
    if found := _THERE_ZH.fullmatch(words):
        yield f"{found['place']}现在几点"


class Clock:
    """Tells the time of the question, here or elsewhere."""

    name = "clock"

    def find(self, question: Question) -> Sequence[Fact]:
        """The time, or the difference of times, that is asked for."""
        wording = chinese if question.language == "zh" else english
        for sentence in (*clauses(question.text), *_there(line(question.text))):
            asked = wording.READING.read(sentence) or self._another(sentence, question.earlier)
            if asked:
                text = wording.say(asked, question.now)
                return [Fact(self.name, text, question.language)]
        return []

    def _another(self, sentence: str, earlier: Sequence[str]) -> Asked | None:
        """Read "and in London?" after a question about the time, or after such another one."""
        if not earlier:
            return None
        another = _read_another(sentence)
        if not another:
            return None
        for text in reversed(earlier):
            before = sentences(text)[-1:]
            if any(isinstance(_read(words), TimeIn) for words in before):
                return another
            if not any(_read_another(words) for words in before):
                break
        return None


def _read(sentence: str) -> Asked | None:
    return chinese.READING.read(sentence) or english.READING.read(sentence)


def _read_another(sentence: str) -> Asked | None:
    return chinese.READING.read_another(sentence) or english.READING.read_another(sentence)
