"""What the starter model does not know: countless questions, few answers, and play."""

from __future__ import annotations

import re
from itertools import islice
from random import Random

import pytest

from tools.starter_model.chatml import Language
from tools.starter_model.corpus import play, refusal, topics
from tools.starter_model.corpus.dialogue import Speaker
from tools.starter_model.corpus.grammar import expand, expansions, fill, slots
from tools.starter_model.corpus.skills import Skill, frames, skills, words

LANGUAGES: tuple[Language, ...] = ("en", "zh")
ONCE = re.compile(r"[\W_]+")
PLAYED = ("joke", "riddle", "story", "poem", "twister", "surprise_me")


def skill(name: str) -> Skill:
    return next(each for each in skills() if each.name == name)


def plain(text: str) -> str:
    """The words of a question without case and marks."""
    return ONCE.sub(" ", text.lower()).strip()


def filled(template: str, language: Language, random: Random) -> str:
    """One question of `template`, its topics filled and its other slots left."""
    ask = expand(template, random)
    return fill(
        ask,
        {
            slot: topics.word(language, slot, random) if topics.has(slot) else f"{{{slot}}}"
            for slot in slots(ask)
        },
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_pattern_matches_every_refusal_and_nothing_else(language: Language) -> None:
    for each in skills():
        for reply in (way for said in each.phrases[language].replies for way in expansions(said)):
            refused = re.search(refusal.PATTERN[language], reply) is not None
            assert refused == (each.name in refusal.SKILLS), reply


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(refusal.SKILLS))
def test_every_reply_at_a_limit_is_what_is_expected(name: str, language: Language) -> None:
    phrases = skill(name).phrases[language]
    for reply in phrases.replies:
        assert re.search(phrases.expect, reply), reply


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_outside_hardly_ever_repeat(language: Language) -> None:
    random, outside = Random(4), skill("outside")
    asked = {Speaker(random).exchange(outside, language).ask for _ in range(4000)}
    assert len(asked) > 3900


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_hundreds_of_frames_for_what_is_not_known(language: Language) -> None:
    asked = {
        ask for name in refusal.SKILLS for ask in skill(name).phrases[language].asks if slots(ask)
    }
    assert len(asked) >= 300
    assert len(frames(language).things) >= 80
    assert len(frames(language).wants) >= 80
    assert len(topics.listed(language)) >= 2000


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_refused_question_is_one_of_another_skill(language: Language) -> None:
    random = Random(6)
    others = {
        plain(filled(ask, language, random)): each.name
        for each in skills()
        if each.name not in refusal.SKILLS and not each.after
        for ask in each.phrases[language].asks
        for _ in range(60)
    }
    for name in sorted(refusal.SKILLS - {"insist"}):
        for ask in skill(name).phrases[language].asks:
            for _ in range(30):
                question = plain(filled(ask, language, random))
                assert question not in others, (name, ask, question, others[question])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slot_of_a_topic_can_be_filled(language: Language) -> None:
    random = Random(1)
    for _ in range(3000):
        made = topics.word(language, "topic", random)
        assert made
        assert not re.search(r"[{}\[\]|,]", made), made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [topics.made_up_word, topics.made_up_name])
def test_made_up_words_repeat_for_a_seed_and_differ_between_seeds(
    make: topics.Maker, language: Language
) -> None:
    def some(seed: int) -> list[str]:
        random = Random(seed)
        return [make(language, random) for _ in range(200)]

    assert some(1) == some(1)
    assert len({*some(1), *some(2)}) > 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_noise_is_no_word_that_is_known(language: Language) -> None:
    random, known = Random(2), topics.listed(language)
    assert not {topics.noise(language, random) for _ in range(500)} & known


def test_an_article_fits_the_word_that_it_stands_before() -> None:
    said = [fill("is a {x} here", {"x": word}) for word in ("owl", "unicorn", "umbrella", "euro")]
    assert said == ["is an owl here", "is a unicorn here", "is an umbrella here", "is a euro here"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slot", sorted(play.CYCLES))
def test_another_one_is_another_one_until_all_were_told(slot: str, language: Language) -> None:
    random, told = Random(3), [words(language, slot)[2]]
    for _ in words(language, slot)[1:]:
        told.append(play.next_of(language, slot, told[-1], random))
    assert sorted(told) == sorted(words(language, slot))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_riddle_is_solved_by_its_own_answer(language: Language) -> None:
    assert len(words(language, "riddle")) == len(words(language, "solution"))
    for riddle, solution in zip(
        words(language, "riddle"), words(language, "solution"), strict=True
    ):
        speaker = Speaker(Random(7))
        while speaker.told.get((language, "riddle")) != riddle:
            speaker.exchange(skill("riddle"), language)
        assert solution in speaker.exchange(skill("riddle_answer"), language).reply
        assert solution in speaker.exchange(skill("riddle_right"), language).ask.lower()
        assert solution not in speaker.exchange(skill("riddle_wrong"), language).ask.lower()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLAYED)
def test_whatever_is_played_is_what_is_expected_and_short(name: str, language: Language) -> None:
    random = Random(5)
    for _ in range(40):
        speaker = Speaker(random)
        said = speaker.exchange(skill(name), language)
        assert re.search(said.expect, said.reply), said.reply
        assert len(said.reply.split() if language == "en" else said.reply) <= 70


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_is_about_the_animal_that_was_asked_for(language: Language) -> None:
    random = Random(8)
    asked = (Speaker(random).exchange(skill("story"), language) for _ in range(600))
    about = [each for each in asked if re.search(r"about an? \w+$|关于\w+的故事$", each.ask)]
    animals = words(language, "animal")
    named = [
        (animal, each.reply) for each in about for animal in animals if animal in each.ask.lower()
    ]
    assert named
    for animal, reply in islice(named, 20):
        assert animal in reply
