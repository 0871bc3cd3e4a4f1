"""Proof that the test is not trained: `python -m tools.starter_model.held_out.overlap`."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from app.facts.lexicon import load_concepts, load_words
from tools.starter_model.chatml import Message
from tools.starter_model.corpus.dialogue import training_dialogues
from tools.starter_model.held_out.expansion import expanded
from tools.starter_model.held_out.prompts import Prompt, written
from tools.starter_model.held_out.share import all_places

_PIECE = re.compile(r"[a-z']+|[㐀-鿿]|\d+")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*|[一二三四五六七八九十百千]{2,}")
_LONGEST_NAME = 6
"""Pieces of a name: words in English, characters in Chinese."""
_NEAR = 2
"""Edits between two texts that are reported as near."""
_BUCKETS = 64
"""Kinds of characters that are told apart before edits are counted."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a sample of the training text has of the test."""

    exchanges: int
    """Of the training text."""
    different: int
    """Questions among them, alike ones counted once."""
    prompts: int
    same: tuple[str, ...]
    """Test questions that are in training, but for punctuation, case, numbers and names."""
    within_one: float
    """The share of test questions that one edit makes a training question of."""
    within_two: float


@cache
def _names() -> frozenset[tuple[str, ...]]:
    """Everything that fills the slots of fact questions, in pieces."""
    lists: tuple[Iterable[str], ...] = (
        *((*each.english, *each.chinese) for each in load_concepts()),
        *((*each.english, each.chinese) for each in load_words()),
        *all_places(),
    )
    return frozenset(tuple(_PIECE.findall(name.lower())) for names in lists for name in names)


def plain(text: str) -> str:
    """Lower case, no punctuation, every number the same."""
    flat = _NUMBER.sub("7", text.rpartition("\n")[2].lower().replace("’", "'"))
    return " ".join(_PIECE.findall(flat))


def patterned(text: str) -> str:
    """The same, and every place, concept and word of the dictionary the same."""
    pieces = plain(text).split()
    found: list[str] = []
    while pieces:
        size = next(
            (n for n in range(_LONGEST_NAME, 0, -1) if tuple(pieces[:n]) in _names()),
            0,
        )
        found.append("@" if size else pieces[0])
        del pieces[: max(size, 1)]
    return " ".join(found)


def distance(one: str, other: str, most: int = _NEAR) -> int:
    """Edits that make `other` of `one` (Levenshtein), or `most` + 1 if there are more."""
    above = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        row = [i]
        for j, right in enumerate(other, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (left != right)))
        if min(row) > most:
            return most + 1
        above = row
    return min(above[-1], most + 1)


class _Neighbours:
    """Finds the texts that are near another; the characters alone rule most of them out."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._counts = np.stack([_counted(each) for each in texts])

    def nearest(self, text: str) -> int:
        """The distance to the nearest text."""
        apart = np.abs(self._counts - _counted(text)).sum(1)
        near = (self._texts[int(i)] for i in np.flatnonzero(apart <= 2 * _NEAR))
        return min((distance(text, each) for each in near), default=_NEAR + 1)


def _counted(text: str) -> NDArray[np.int16]:
    """How often each kind of character stands in `text`."""
    kinds = np.array([ord(each) % _BUCKETS for each in text], dtype=np.int64)
    return np.bincount(kinds, minlength=_BUCKETS).astype(np.int16)


class Guard:
    """Keeps dialogues out of training in which somebody asks what the test asks."""

    def __init__(self, prompts: Sequence[Prompt]) -> None:
        self._patterns = {patterned(each.ask) for each in prompts if each.category == "facts"}
        self._questions = {plain(each.ask) for each in prompts if each.category != "facts"}

    def pass_on(self, dialogues: Iterable[Sequence[Message]]) -> Iterator[Sequence[Message]]:
        """Those in which nothing is of the test."""
        for told in dialogues:
            if not any(self._is_kept(each.text) for each in told if each.role == "user"):
                yield told

    def _is_kept(self, text: str) -> bool:
        return plain(text) in self._questions or patterned(text) in self._patterns


def guarded(dialogues: Iterable[Sequence[Message]]) -> Iterator[Sequence[Message]]:
    """`dialogues` without those that hold a question of the test."""
    return _guard().pass_on(dialogues)


@cache
def _guard() -> Guard:
    return Guard([*written(), *expanded(4)])


def questions(seed: int, exchanges: int) -> Iterator[str]:
    """What users say in `exchanges` exchanges of the training text."""
    asked = 0
    for dialogue in guarded(training_dialogues(seed, exchanges)):
        for message in dialogue:
            if message.role == "user":
                yield message.text
                asked += 1
        if asked >= exchanges:
            return


def overlap(prompts: Sequence[Prompt], exchanges: int, seed: int = 1, *, near: bool) -> Overlap:
    """Compare; `near` also counts edits, which takes a minute."""
    trained = list(questions(seed, exchanges))
    written_out = {plain(each) for each in trained}
    patterns = {patterned(each) for each in written_out}
    same = tuple(
        each.ask
        for each in prompts
        if (
            patterned(each.ask) in patterns
            if each.category == "facts"
            else plain(each.ask) in written_out
        )
    )
    counts = [0, 0]
    if near:
        known = _Neighbours(sorted(written_out))
        found = [known.nearest(plain(each.ask)) for each in prompts if each.category != "facts"]
        counts = [sum(each <= edits for each in found) for edits in (1, 2)]
    hand = sum(each.category != "facts" for each in prompts)
    return Overlap(
        len(trained), len(written_out), len(prompts), same, counts[0] / hand, counts[1] / hand
    )


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--exchanges", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    every = [*written(), *expanded(4)]
    found = overlap(every, arguments.exchanges, arguments.seed, near=True)
    print(
        f"{found.prompts} prompts against {found.different} different questions of "
        f"{found.exchanges}: {len(found.same)} are the same; of those written by hand "
        f"{found.within_one:.1%} are within one edit, {found.within_two:.1%} within two"
    )
    print(json.dumps(found.same, ensure_ascii=False))
    if found.same:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
