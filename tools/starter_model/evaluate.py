"""Held-out score by skill and language: `python -m tools.starter_model.evaluate`."""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

from tools.starter_model import answers
from tools.starter_model.chatml import Language
from tools.starter_model.corpus import facts
from tools.starter_model.corpus.dialogue import Exchange, Speaker, messages
from tools.starter_model.corpus.skills import Skill, Split, skills
from tools.starter_model.verify import MODEL

_LANGUAGES: tuple[Language, ...] = ("en", "zh")
_LOOP = re.compile(r"(.{6,}?)\1\1", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Result:
    """One prompt of the test."""

    skill: str
    language: Language
    ask: str
    answer: str
    right: bool
    ended: bool
    loops: bool


def loops(text: str) -> bool:
    """Whether something of six characters or more stands there three times in a row."""
    return _LOOP.search(text) is not None


def conversation(
    skill: Skill, language: Language, random: Random, split: Split = "test"
) -> list[Exchange]:
    """A question of `skill`, after the exchanges that it needs before it."""
    speaker = Speaker(random, split)
    first = sorted(skill.after)[:1]
    before = [each for each in skills() if each.remembers & skill.needs or each.name in first]
    return [speaker.exchange(each, language) for each in (*before, skill)]


def fact_conversation(language: Language, random: Random) -> list[Exchange]:
    """A question with its fact before it."""
    return [Exchange("fact", language, *facts.exchange(language, random))]


def judge(model: Any, exchanges: list[Exchange]) -> Result:
    """Let the model answer the last question of `exchanges`."""
    last = exchanges[-1]
    given = answers.answer(model, messages(exchanges)[:-1])
    return Result(
        last.skill,
        last.language,
        last.ask,
        given.text,
        right=re.search(last.expect, given.text) is not None,
        ended=given.ended,
        loops=loops(given.text),
    )


def evaluate(path: Path, count: int, split: Split = "test", seed: int = 30_000) -> list[Result]:
    """Ask `count` questions of each skill in each language: held-out ones, or trained phrases."""
    model = answers.load(path)
    random = Random(seed)
    conversations = [
        conversation(skill, language, random, split)
        for language in _LANGUAGES
        for skill in skills()
        for _ in range(count)
    ]
    conversations += [
        fact_conversation(language, random) for language in _LANGUAGES for _ in range(count)
    ]
    results = [judge(model, each) for each in conversations]
    model.close()
    return results


def scores(results: list[Result]) -> dict[str, dict[str, float]]:
    """The share of right answers by skill and language."""
    found: defaultdict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for each in results:
        found[each.skill][each.language].append(each.right)
    return {
        skill: {language: sum(right) / len(right) for language, right in by_language.items()}
        for skill, by_language in found.items()
    }


def summary(results: list[Result]) -> dict[str, float]:
    """The figures for the model card, each a share of all prompts."""
    count = len(results)
    return {
        "prompts": count,
        "right": sum(each.right for each in results) / count,
        "ended": sum(each.ended for each in results) / count,
        "loops": sum(each.loops for each in results) / count,
    }


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--count", type=int, default=10, help="questions a skill and language")
    parser.add_argument("--trained", action="store_true", help="ask in trained phrases instead")
    parser.add_argument("--misses", action="store_true", help="show every wrong answer")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    split: Split = "train" if arguments.trained else "test"
    results = evaluate(arguments.model, arguments.count, split)
    by_skill, overall = scores(results), summary(results)
    if arguments.json:
        answers_given = [asdict(each) for each in results]
        print(json.dumps({"summary": overall, "skills": by_skill, "results": answers_given}))
        return
    for skill, by_language in by_skill.items():
        print(f"{skill:20}", " ".join(f"{lang} {share:.2f}" for lang, share in by_language.items()))
    print(" ".join(f"{name} {value:.4g}" for name, value in overall.items()))
    if arguments.misses:
        for each in results:
            if not each.right:
                print(f"{each.skill}/{each.language}: {each.ask!r} -> {each.answer!r}")


if __name__ == "__main__":
    main()
