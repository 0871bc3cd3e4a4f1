"""Who is decoded beside whom, and what of it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from app.engines.indextts.ahead import TOGETHER, Ahead, Take
from app.engines.indextts.conditioning import Conditioning
from app.engines.indextts.decoder import Utterance
from app.errors import UnsayableText
from app.ports import Wording

VOICE = Conditioning(torch.zeros(1, 2), torch.zeros(2))
OTHER = Conditioning(torch.zeros(1, 2), torch.zeros(2))


class Drawn:
    """An utterance of so many codes, of which nothing but their number is known."""

    def __init__(self, take: Take, codes: int) -> None:
        self.take = take
        self.codes = codes
        self.drawn: list[int] = []

    @property
    def over(self) -> bool:
        return len(self.drawn) == self.codes


class Reader:
    """Cuts at bars; a piece is a letter, and takes four codes."""

    def __init__(self, voice: Conditioning = VOICE, seed: int = 1) -> None:
        self.read: list[str] = []
        self._voice, self._seed = voice, seed

    def __call__(self, wording: Wording) -> Sequence[Take]:
        self.read.append(wording.text)
        if "?" in wording.text:
            raise UnsayableText("No.", engine="indextts")
        return [
            Take(wording, self._voice, tuple(map(ord, part)), self._seed)
            for part in wording.text.split("|")
        ]


class Mouth:
    """Says what it is asked, and counts the steps."""

    def __init__(self) -> None:
        self.begun: list[Drawn] = []
        self.ahead = Ahead(self._begin)
        self.steps: list[list[str]] = []

    def _begin(self, take: Take) -> Utterance:
        self.begun.append(Drawn(take, 4 * len(take.pieces)))
        return cast("Utterance", self.begun[-1])

    def say(self, text: str, *following: str, reader: Reader | None = None) -> int:
        """The steps that it took."""
        read, before = reader or Reader(), len(self.steps)
        takes = read(Wording(text))
        self.ahead.expect(takes, [Wording(one) for one in following], read)
        for take in takes:
            utterance = cast("Drawn", self.ahead.take(take))
            while not utterance.over:
                beside = self.ahead.beside(take, cast("Utterance", utterance))
                self.steps.append([])
                for one in (utterance, *cast("list[Drawn]", beside)):
                    assert not one.over
                    one.drawn.append(0)
                    self.steps[-1].append(one.take.wording.text)
            self.ahead.said(take, len(utterance.drawn))
        return len(self.steps) - before

    @property
    def beginnings(self) -> list[str]:
        """What was begun, in order."""
        return ["".join(map(chr, one.take.pieces)) for one in self.begun]


TEXTS = [letter * 20 for letter in "abcdefgh"]


def read_out(mouth: Mouth, texts: Sequence[str], known: int = TOGETHER - 1) -> list[int]:
    return [mouth.say(text, *texts[at + 1 : at + 1 + known]) for at, text in enumerate(texts)]


def test_who_is_alone_has_nobody_beside() -> None:
    mouth = Mouth()
    assert mouth.say("a" * 20) == 80
    assert max(map(len, mouth.steps)) == 1


def test_in_a_reading_each_takes_a_share_of_the_steps_and_all_the_same() -> None:
    steps = read_out(Mouth(), TEXTS)
    assert steps[0] == 80
    assert all(count <= 80 / TOGETHER + 2 for count in steps[1:])


def test_nobody_is_begun_before_the_first_has_a_lead() -> None:
    mouth = Mouth()
    mouth.say(*TEXTS[:4])
    shares = [len(step) for step in mouth.steps]
    lead = 80 // TOGETHER
    assert shares[:lead] == [1] * lead
    assert shares[lead] == 2


def test_each_is_begun_and_read_ahead_once() -> None:
    mouth, reader = Mouth(), Reader()
    for at, text in enumerate(TEXTS):
        mouth.say(text, *TEXTS[at + 1 : at + 4], reader=reader)
    assert mouth.beginnings == TEXTS
    assert all(reader.read.count(text) <= TOGETHER + 1 for text in TEXTS)


def test_the_parts_of_one_text_are_beside_each_other() -> None:
    mouth = Mouth()
    assert mouth.say("|".join(TEXTS)) < 0.5 * 80 * len(TEXTS)
    assert mouth.beginnings == TEXTS


def test_there_is_never_more_ahead_than_the_longest_text() -> None:
    mouth = Mouth()
    assert mouth.say("a" * 50, "b" * 70, "c" * 51, "d") == 200
    assert mouth.beginnings == ["a" * 50, "b" * 70]
    assert mouth.say("b" * 70, "c" * 51, "d") < 280
    assert mouth.beginnings[2:] == ["c" * 51, "d"]


def test_the_same_words_twice_are_said_twice() -> None:
    mouth = Mouth()
    read_out(mouth, ["a" * 20, "no", "no", "no|no", "b" * 20])
    assert sorted(mouth.beginnings) == sorted(["a" * 20, *["no"] * 4, "b" * 20])


def test_what_is_no_longer_expected_is_given_up() -> None:
    mouth = Mouth()
    mouth.say("a" * 20, "b" * 20, "c" * 20)
    mouth.say("d" * 20, "c" * 20)
    mouth.say("b" * 20)
    assert mouth.beginnings.count("b" * 20) == 2
    assert mouth.beginnings.count("c" * 20) == 1


@pytest.mark.parametrize("reader", [Reader(OTHER), Reader(seed=2)])
def test_another_voice_or_draw_begins_anew(reader: Reader) -> None:
    mouth = Mouth()
    mouth.say("a" * 20, "b" * 20)
    assert mouth.say("b" * 20, reader=reader) == 80


def test_what_cannot_be_said_is_passed_over_until_it_is_asked_for() -> None:
    mouth = Mouth()
    mouth.say("a" * 20, "???", "b" * 20)
    assert mouth.beginnings == ["a" * 20, "b" * 20]


def test_once_forgotten_nothing_is_kept() -> None:
    mouth = Mouth()
    mouth.say("a" * 20, "b" * 20)
    mouth.ahead.forget()
    assert mouth.say("b" * 20) == 80


def test_a_voice_that_speaks_slowly_is_known_after_a_while() -> None:
    mouth = Mouth()
    for _ in range(20):
        mouth.ahead.said(Reader()(Wording("a" * 20))[0], 40)
    mouth.say("a" * 20, "b" * 20)
    alone = [step for step in mouth.steps if len(step) == 1]
    assert len(alone) == pytest.approx(40 / TOGETHER, abs=2)


@given(st.lists(st.text("ab|?", min_size=1, max_size=12), max_size=8), st.integers(0, 5))
def test_whatever_is_asked_each_is_said_whole(texts: list[str], known: int) -> None:
    mouth = Mouth()
    sayable = [text for text in texts if "?" not in text]
    for text in sayable:
        at = texts.index(text)
        mouth.say(text, *texts[at + 1 : at + 1 + known])
    assert all(len(step) <= TOGETHER for step in mouth.steps)
    letters = sum(len(part) for text in sayable for part in text.split("|"))
    done = sum(len(step) for step in mouth.steps)
    assert done >= 4 * letters
