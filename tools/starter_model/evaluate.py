"""The starter model on the held-out test: `python -m tools.starter_model.evaluate`."""

from __future__ import annotations

import argparse
import json
import math
import statistics
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from tools.starter_model.held_out.expansion import TIMES, expanded
from tools.starter_model.held_out.playing import Player, Turn
from tools.starter_model.held_out.prompts import LANGUAGES, Prompt, free, written
from tools.starter_model.held_out.verdict import Verdict, judged, unknown_names
from tools.starter_model.verify import MODEL

TARGETS: Final = {"conversation": 0.95, "help": 0.95, "facts": 0.98, "refusal": 0.97}
"""The share of right answers that each category is to reach."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure."""

    name: str
    value: float
    target: float | None = None
    ok: bool | None = None
    count: int = 0
    """Prompts that a share is of."""
    low: float | None = None
    high: float | None = None
    """The 95 % interval of a share."""


@dataclass(frozen=True, slots=True)
class Played:
    """The test as one model took it."""

    verdicts: list[Verdict]
    turns: list[Turn]
    """The last turn of each prompt."""
    load_seconds: float


def wilson(right: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share of `count` (Wilson, JASA 22, 1927)."""
    if not count:
        return 0.0, 1.0
    z, share = 1.959964, right / count
    middle = share + z * z / (2 * count)
    reach = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    scale = 1 + z * z / count
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def share(name: str, rights: Iterable[bool], target: float | None = None) -> Row:
    """The share of what is true, beside the target that it must reach."""
    known = list(rights)
    right, count = sum(known), len(known)
    value = right / count if count else 0.0
    ok = None if target is None else value >= target
    return Row(name, value, target, ok, count, *wilson(right, count))


def prompts(times: int = TIMES) -> list[Prompt]:
    """The whole test, with `times` questions of each template about facts.

    Raises:
        ValueError: the test names skills or help sections that there are not.
    """
    every = [*written(), *expanded(times)]
    if missing := unknown_names(every):
        raise ValueError(f"the test names what there is not: {', '.join(missing)}")
    return every


def play(model: Path, every: Sequence[Prompt]) -> Played:
    """Ask and judge."""
    with closing(Player(model)) as player:
        played = [player.play(each) for each in every]
        verdicts = [judged(each, turns) for each, turns in zip(every, played, strict=True)]
        return Played(verdicts, [turns[-1] for turns in played], player.load_seconds)


def rows(played: Played) -> Iterator[Row]:
    """The figures: by category and language, of the sources alone, and of the model's manners."""
    verdicts = played.verdicts
    yield Row("prompts", len(verdicts), 2000, len(verdicts) >= 2000)
    for category, target in TARGETS.items():
        of = [each for each in verdicts if each.prompt.category == category]
        yield share(category, (each.right for each in of), target)
        for language in LANGUAGES:
            some = [each for each in of if each.prompt.language == language]
            yield share(f"{category} {language}", (each.right for each in some), target)
    yield from _grounding(verdicts)
    yield share("ended by the stop token", (each.ended for each in verdicts), 0.995)
    looping = sum(each.loops for each in verdicts)
    yield Row("replies that loop", looping, 0, looping == 0, len(verdicts))
    yield from _pace(played)


def _grounding(verdicts: Sequence[Verdict]) -> Iterator[Row]:
    """What is the sources' doing, and what the model makes of what they found."""
    for category, phrased in (("facts", 0.98), ("help", 0.95)):
        of = [each for each in verdicts if each.prompt.category == category]
        yield share(f"{category}: found by the sources", (each.grounded for each in of))
        found = [each for each in of if each.grounded]
        yield share(f"{category}: phrased when found", (each.right for each in found), phrased)
    asked = [each for each in verdicts if each.prompt.category == "refusal"]
    yield share("refusal: false alarms of the sources", (not each.grounded for each in asked))


def _pace(played: Played) -> Iterator[Row]:
    spent = sum(each.usage.generation_seconds for each in played.turns)
    pace = sum(each.usage.generated_tokens for each in played.turns) / max(spent, 1e-9)
    yield Row("tokens a second on one core", pace, 300, pace >= 300)
    load = played.load_seconds * 1000
    yield Row("load, ms", load, 50, load < 50)
    with_facts = [each.first_token * 1000 for each in played.turns if each.facts]
    if len(with_facts) > 1:
        middle, late = statistics.median(with_facts), statistics.quantiles(with_facts, n=20)[-1]
        yield Row("first token after a prompt with facts, ms, median", middle, 60, middle < 60)
        yield Row("first token after a prompt with facts, ms, p95", late, 60, late < 60)


def by_topic(verdicts: Sequence[Verdict]) -> Iterator[tuple[str, int, int]]:
    """Category, topic and language with how many were right, and of how many."""
    found: dict[str, list[bool]] = {}
    for each in verdicts:
        prompt = each.prompt
        name = f"{prompt.category}/{prompt.topic}/{prompt.language}"
        found.setdefault(name, []).append(each.right)
    for name, rights in found.items():
        yield name, sum(rights), len(rights)


def miss(verdict: Verdict) -> dict[str, Any]:
    """What there is to see of a wrong answer."""
    prompt = verdict.prompt
    return {
        "category": prompt.category,
        "language": prompt.language,
        "topic": prompt.topic,
        "before": prompt.before,
        "ask": prompt.ask,
        "facts": verdict.facts,
        "grounded": verdict.grounded,
        "answer": verdict.answer,
    }


def table_of_free(model: Path) -> str:
    """The free questions with their literal answers, as a Markdown table."""
    with closing(Player(model)) as player:
        turns = [player.play(each)[-1] for each in free()]
    lines = ["| question | what was looked up | answer |", "|---|---|---|"]
    for turn in turns:
        facts = " ".join(each.text for each in turn.facts)
        cells = (each.replace("|", "\\|").replace("\n", " ") for each in (facts, turn.answer))
        lines.append(f"| {turn.ask} | {' | '.join(cells)} |")
    return "\n".join(lines)


def line(row: Row) -> str:
    """Write a figure for people."""
    if row.low is None or row.high is None:
        value = f"{row.value:10.4g}"
    else:
        value = f"{row.value:10.2%} of {row.count} ({row.low:.1%} to {row.high:.1%})"
    mark = "" if row.ok is None else "  ok" if row.ok else "  MISSED"
    target = "" if row.target is None else f"  target {row.target:g}{mark}"
    return f"{row.name:52}{value}{target}"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=MODEL, help="with its .toml beside it")
    parser.add_argument("--times", type=int, default=TIMES, help="questions of a fact template")
    parser.add_argument("--misses", action="store_true", help="show every wrong answer")
    parser.add_argument("--topics", action="store_true", help="show the figures by topic")
    parser.add_argument("--free", action="store_true", help="print the free questions' answers")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if arguments.free:
        print(table_of_free(arguments.model))
        return
    played = play(arguments.model, prompts(arguments.times))
    figures = list(rows(played))
    topics = list(by_topic(played.verdicts)) if arguments.topics else []
    wrong = [miss(each) for each in played.verdicts if not each.right] if arguments.misses else []
    if arguments.json:
        found: list[dict[str, Any]] = [asdict(row) for row in figures]
        print(json.dumps({"rows": found, "topics": topics, "misses": wrong}, ensure_ascii=False))
        return
    for row in figures:
        print(line(row))
    for topic, right, count in topics:
        print(f"{topic:42}{right:4} of {count}")
    for each in wrong:
        print(json.dumps(each, ensure_ascii=False))


if __name__ == "__main__":
    main()
