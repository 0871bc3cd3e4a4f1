"""Phrasing what the app knows for certain: the fact stands before the question, and is copied."""

from __future__ import annotations

from random import Random

from tools.starter_model.chatml import Language, with_facts

_WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "zh": ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
}
_SIGNS = {
    "+": {"en": "plus", "zh": "加"},
    "-": {"en": "minus", "zh": "减"},
    "×": {"en": "times", "zh": "乘"},
}


def _sum(language: Language, random: Random) -> tuple[str, str, str, str]:
    left, right = (random.randrange(10 ** random.randint(1, 3)) for _ in range(2))
    sign = random.choice(tuple(_SIGNS))
    result = {"+": left + right, "-": left - right, "×": left * right}[sign]
    word = _SIGNS[sign][language]
    fact = f"{left} {sign} {right} = {result}"
    if language == "en":
        ask = random.choice(("what is {}", "how much is {}", "calculate {}", "{}"))
        asked = f"{left} {random.choice((word, sign))} {right}"
        reply = f"{left} {word} {right} is {result}."
    else:
        ask = random.choice(("{}等于多少", "{}是多少", "帮我算{}", "{}"))
        asked = f"{left}{random.choice((word, sign))}{right}"
        reply = f"{left}{word}{right}等于{result}。"
    return fact, ask.format(asked), reply, f"{result}"


def _clock(language: Language, random: Random) -> tuple[str, str, str, str]:
    time = f"{random.randrange(24)}:{random.randrange(60):02d}"
    if language == "en":
        ask = random.choice(("what time is it", "what is the time", "tell me the time"))
        return f"the time is {time}", ask, f"It is {time} now.", time
    ask = random.choice(("现在几点", "几点了", "告诉我时间"))
    return f"现在是{time}", ask, f"现在是{time}。", time


def _weekday(language: Language, random: Random) -> tuple[str, str, str, str]:
    day = random.choice(_WEEKDAYS[language])
    if language == "en":
        ask = random.choice(("what day is it", "which day is today", "what day is it today"))
        return f"today is {day}", ask, f"Today is {day}.", day
    ask = random.choice(("今天星期几", "今天是星期几", "今天周几"))
    return f"今天是{day}", ask, f"今天是{day}。", day


def exchange(language: Language, random: Random) -> tuple[str, str, str]:
    """A question with its fact before it, the answer, and what the answer must contain."""
    make = random.choice((_sum, _sum, _clock, _weekday))
    fact, ask, reply, expect = make(language, random)
    mark = random.choice(("", "?" if language == "en" else "？"))
    return with_facts(ask + mark, [fact], language), reply, expect
