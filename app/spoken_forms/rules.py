"""What a rule is: a form of writing, and how what is written so is said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from app.ports import Language

Words: TypeAlias = Callable[[re.Match[str], Language], "str | None"]
"""From a match and the language that it stands in to what is said; None if it is not meant."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of writing. Every pattern is bounded: a try costs the same however long the text."""

    pattern: re.Pattern[str]
    words: Words


class RuleBook:
    """Rules in their order, tried at a place in one go: one by one they take five times as long."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)

    def fitting(self, text: str, at: int, end: int) -> Iterator[tuple[Rule, re.Match[str]]]:
        """Find the rules that fit what begins at `at`, first things first, with their matches."""
        found = self._any.match(text, at, end)
        if found is None or found.lastgroup is None:
            return
        for rule in self._rules[int(found.lastgroup.removeprefix(_MARK)) :]:
            match = rule.pattern.match(text, at, end)
            if match is not None and match.end() > at:
                yield rule, match

    @cached_property
    def _any(self) -> re.Pattern[str]:
        """All patterns as one; behind each an empty group that tells which it was.

        It takes tens of milliseconds to compile, so it is made when it is first needed.
        """
        parts = (_part(rule.pattern, at) for at, rule in enumerate(self._rules))
        return re.compile("|".join(f"{part}(?P<{_MARK}{at}>)" for at, part in enumerate(parts)))


_MARK = "rule"
_GROUP, _SAME = re.compile(r"\(\?P<(\w+)>"), re.compile(r"\(\?P=(\w+)\)")


def _part(pattern: re.Pattern[str], at: int) -> str:
    """A pattern without the names of its groups, but for those that it repeats."""
    repeated = set(_SAME.findall(pattern.pattern))

    def group(found: re.Match[str]) -> str:
        return f"(?P<{found[1]}{at}>" if found[1] in repeated else "(?:"

    body = _SAME.sub(rf"(?P=\g<1>{at})", _GROUP.sub(group, pattern.pattern))
    return f"(?i:{body})" if pattern.flags & re.IGNORECASE else f"(?:{body})"


_HAN = re.compile("[\u4e00-\u9fff]")


class Scripts:
    """Which language a figure or a sign is said in: that of the letters around it."""

    _RUNS = re.compile(
        r"(?P<unit>[0-9°][A-Za-z]{1,4}(?![A-Za-z]))|(?P<en>[A-Za-z]+)|(?P<zh>[\u4e00-\u9fff]+)"
        r"|[，。、！？；：]"
    )
    """What is attached to a figure is a unit, of either language; beyond a wide mark the
    language of the utterance goes on."""

    def __init__(self, text: str, utterance: Language) -> None:
        self._utterance = utterance
        self._starts: list[int] = []
        self._languages: list[Language] = []
        self.chinese = _HAN.search(text) is not None
        """Whether any ideograph is in the text."""
        if utterance == "en" and not self.chinese:
            return
        for run in self._RUNS.finditer(text):
            if not run["unit"]:
                self._starts.append(run.start())
                script: Language = "en" if run["en"] else "zh"
                self._languages.append(script if run["en"] or run["zh"] else utterance)

    def between(self, start: int, end: int) -> Language:
        """Tell the language of what stands from `start` to `end`.

        Both neighbours decide where they agree, the utterance where they do not: Chinese says the
        number of an English name in Chinese. An end of the text agrees with the utterance.
        """
        left, after = bisect_left(self._starts, start), bisect_left(self._starts, end)
        before = self._languages[left - 1] if left else self._utterance
        right = self._languages[after] if after < len(self._starts) else self._utterance
        return before if before == right else self._utterance
