"""Conversation in the training text: many ways to ask, few answers, and words taken over."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from itertools import chain
from random import Random

import pytest

from tools.starter_model.chatml import Language
from tools.starter_model.corpus import echo
from tools.starter_model.corpus.dialogue import Exchange, Speaker
from tools.starter_model.corpus.grammar import expand, expansions, fill, slots
from tools.starter_model.corpus.skills import DATA, Skill, skills, with_parts, words
from tools.starter_model.corpus.surface import loosen

LANGUAGES: tuple[Language, ...] = ("en", "zh")
FILES = ("about", "echo", "greetings", "memory", "moods", "smalltalk")
SAMPLES = 60
"""Ways through each question template that are looked at."""
LONGEST = {"en": 30, "zh": 45}
"""Words of an English answer, characters of a Chinese one."""
MARKS = re.compile(r"""[\s,.?!，。？！；:"]+""")


def conversation() -> list[Skill]:
    tables = chain.from_iterable(
        tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8")).get("skill", ())
        for name in FILES
    )
    names = {table["name"] for table in tables}
    return [skill for skill in skills() if skill.name in names]


def asked(skill: Skill, language: Language) -> set[str]:
    random = Random(0)
    return {
        MARKS.sub(" ", expand(ask, random).lower()).strip()
        for ask in skill.phrases[language].asks
        for _ in range(SAMPLES)
    }


def answers(skill: Skill, language: Language) -> list[str]:
    return [way for reply in skill.phrases[language].replies for way in expansions(reply)]


def bound(skill: Skill, language: Language) -> dict[str, str]:
    texts = (*skill.phrases[language].replies, skill.phrases[language].expect)
    known = dict.fromkeys(slots(" ".join(texts)), "XY.")
    return known | {"daytime": words(language, "daytime")[0]}


def may_come_together(one: Skill, other: Skill) -> bool:
    """Whether there is a moment at which both skills may be asked for."""
    if one.needs & other.lacks or other.needs & one.lacks:
        return False
    for after, skill in ((one.after, other), (other.after, one)):
        if after and after <= skill.not_after:
            return False
    return not (one.after and other.after and not one.after & other.after)


def speaking(name: str, language: Language, speaker: Speaker) -> Exchange:
    return speaker.exchange(next(each for each in skills() if each.name == name), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_skill_can_be_asked_for_in_many_ways(language: Language) -> None:
    for skill in conversation():
        ways = asked(skill, language)
        assert len(ways) >= 50, (skill.name, len(ways))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_skill_has_few_and_short_answers(language: Language) -> None:
    for skill in conversation():
        said = answers(skill, language)
        assert 1 <= len(said) <= 3, skill.name
        for each in said:
            length = len(each.split() if language == "en" else each)
            assert length <= LONGEST[language], each


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_is_expected_of_its_own_skill_alone(language: Language) -> None:
    everyone = conversation()
    echoing = {"repeat_that", "shorter", "say_word"}
    for skill in everyone:
        filling = bound(skill, language)
        for said in (fill(each, filling) for each in answers(skill, language)):
            for other in everyone:
                expect = fill(other.phrases[language].expect, bound(other, language))
                alike = answers(other, language) == answers(skill, language)
                if other.name == skill.name or alike:
                    assert re.search(expect, said), (skill.name, said)
                elif other.name not in echoing and skill.name not in echoing:
                    assert not re.search(expect, said), (skill.name, other.name, said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_asks_for_two_things_at_once(language: Language) -> None:
    owners: defaultdict[str, list[Skill]] = defaultdict(list)
    for skill in conversation():
        for ask in asked(skill, language):
            owners[ask].append(skill)
    for ask, found in owners.items():
        for at, one in enumerate(found):
            for other in found[at + 1 :]:
                alike = answers(one, language) == answers(other, language)
                assert alike or not may_come_together(one, other), (ask, one.name, other.name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_leaves_no_mark_of_the_grammar(language: Language) -> None:
    for skill in conversation():
        for ask in asked(skill, language):
            assert not re.search(r"[\[\]|<>]", ask.replace("^^", "")), (skill.name, ask)


def test_a_piece_may_hold_pieces() -> None:
    assert with_parts("<a> you", {"a": "[<b>|or]", "b": "can"}) == "[can|or] you"


def test_every_way_through_a_template_is_found() -> None:
    assert set(expansions("[a|b [c|d]] e")) == {"a e", "b c e", "b d e"}


def test_loose_words_leave_the_slots_alone() -> None:
    random = Random(3)
    assert all("{you}" in loosen("what is {you} to you", "en", random) for _ in range(200))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_answer_is_repeated_word_for_word(language: Language) -> None:
    speaker = Speaker(Random(1))
    first = speaking("how_are_you", language, speaker)
    assert speaking("repeat_that", language, speaker).reply == first.reply


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shorter_answer_is_the_first_sentence(language: Language) -> None:
    speaker = Speaker(Random(1))
    first = speaking("how_are_you", language, speaker)
    shorter = speaking("shorter", language, speaker).reply
    assert first.reply.startswith(shorter)
    assert len(shorter) < len(first.reply)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_question_is_told_as_it_was_written(language: Language) -> None:
    speaker = Speaker(Random(1))
    first = speaking("weather_talk", language, speaker)
    assert first.ask in speaking("what_did_i_say", language, speaker).reply


def test_a_fact_is_no_part_of_what_the_user_said() -> None:
    assert (
        echo.of("Fact: 1 + 1 = 2\none and one?", "It is 2.", "en")[echo.LAST_ASK] == "one and one?"
    )


def test_a_long_answer_cannot_be_asked_for_again() -> None:
    speaker = Speaker(Random(1))
    speaker.before = Exchange("story", "en", "a story", "and so on " * 40, "")
    assert not {"repeat_that", "nothing_said_yet"} & {s.name for s in speaker.eligible("en")}


def test_at_the_beginning_there_is_nothing_to_repeat() -> None:
    names = {skill.name for skill in Speaker(Random(1)).eligible("en")}
    assert "nothing_said_yet" in names
    assert not {"repeat_that", "shorter", "more", "what_did_i_say"} & names


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("It is 3.5 metres. Nothing more.", "It is 3.5 metres."),
        ("好的。还有吗？", "好的。"),
        ("没有标点", "没有标点"),
        ("Yes", "Yes"),
    ],
)
def test_the_first_sentence_ends_at_its_mark(text: str, first: str) -> None:
    assert echo.first_sentence(text) == first


@pytest.mark.parametrize(
    ("number", "language", "counted"),
    [
        ("three", "en", "one, two, three"),
        ("4", "en", "one, two, three, four"),
        ("三", "zh", "一，二，三"),
    ],
)
def test_counting_goes_as_far_as_was_asked(number: str, language: Language, counted: str) -> None:
    assert echo.counted(number, language) == counted


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_to_say_is_said(language: Language) -> None:
    random = Random(4)
    for _ in range(100):
        said = speaking("say_word", language, Speaker(random))
        assert said.reply[:-1].lower() in said.ask.lower()
        assert re.search(said.expect, said.reply)


def test_most_names_are_made_up() -> None:
    random = Random(4)
    known = {name.lower() for name in words("en", "name")}
    speakers = [Speaker(random) for _ in range(400)]
    for speaker in speakers:
        speaking("tell_name", "en", speaker)
    made_up = sum(speaker.told["en", "name"].lower() not in known for speaker in speakers)
    assert made_up > 0.5 * len(speakers)
