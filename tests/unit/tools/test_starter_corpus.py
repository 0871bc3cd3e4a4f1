"""The text that the starter model learns from."""

from __future__ import annotations

import re
from itertools import islice
from random import Random

import pytest

from app.ports import Fact
from tools.starter_model.chatml import SYSTEM_PROMPT, Language, Message, render
from tools.starter_model.corpus import facts, names
from tools.starter_model.corpus.dialogue import Speaker, training_dialogues
from tools.starter_model.corpus.skills import skills
from tools.starter_model.held_out.share import held_out_concepts

LANGUAGES: tuple[Language, ...] = ("en", "zh")


def test_the_same_seed_makes_the_same_corpus() -> None:
    assert list(training_dialogues(7, 50)) == list(training_dialogues(7, 50))


def test_another_seed_makes_another_corpus() -> None:
    assert list(training_dialogues(7, 50)) != list(training_dialogues(8, 50))


def test_a_longer_corpus_begins_like_a_shorter_one() -> None:
    assert list(islice(training_dialogues(7, 90), 50)) == list(training_dialogues(7, 50))


def test_no_line_holds_a_path_an_address_or_an_unfilled_slot() -> None:
    forbidden = re.compile(r"/(?:home|root|tmp|usr|work|Users)\b|[A-Z]:\\|https?:|@\w|[{}]")
    for told in training_dialogues(11, 2000):
        for message in told:
            assert not forbidden.search(message.text), message.text
            assert "[" not in message.text, message.text


def test_most_dialogues_begin_with_the_system_prompt_and_all_end_with_an_answer() -> None:
    told = list(training_dialogues(3, 400))
    begun = sum(each[0] == Message("system", SYSTEM_PROMPT) for each in told)
    assert 330 < begun < 390
    assert all(each[-1].role == "assistant" for each in told)


def test_what_was_told_is_what_is_asked_back() -> None:
    tell, ask = (next(s for s in skills() if s.name == name) for name in ("tell_name", "ask_name"))
    speaker = Speaker(Random(5))
    told = speaker.exchange(tell, "en")
    recalled = speaker.exchange(ask, "en")
    name = speaker.told["en", "name"]
    assert name in told.ask
    assert name in recalled.reply
    assert recalled.expect.endswith(name)


def test_nobody_is_asked_back_what_was_not_told() -> None:
    speaker = Speaker(Random(5))
    names = {skill.name for skill in speaker.eligible("zh")}
    assert "ask_name_unknown" in names
    assert not names & {"ask_name", "ask_like", "ask_home", "repeat_that", "fine_short"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_made_up_names_are_countless(language: Language) -> None:
    random = Random(2)
    assert len({names.made_up(language, random) for _ in range(1000)}) > 700


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_from_a_fact_holds_what_the_fact_answers(language: Language) -> None:
    random = Random(9)
    for _ in range(500):
        ask, reply, _ = facts.exchange(language, random)
        *told, question = ask.split("\n")
        assert question
        for line in told:
            text = re.sub("^(?:Fact: |Help: |事实：|帮助：)", "", line)
            if line.startswith(("Help: ", "帮助：")):
                assert facts.phrase(Fact("help", text, language), "short") in reply, ask
            else:
                assert text.rpartition(" = ")[2].removeprefix("约")[1:] in reply, (ask, reply)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_test_is_in_a_trained_fact(language: Language) -> None:
    random = Random(10)
    asked = [facts.exchange(language, random)[0] for _ in range(2000)]
    for concept in held_out_concepts():
        definition = concept.english_definition if language == "en" else concept.chinese_definition
        assert not any(definition in ask for ask in asked)


def test_a_dialogue_is_written_as_the_template_of_the_file_writes_it() -> None:
    told = [Message("system", "S"), Message("user", "U")]
    assert render(told, answer=True) == (
        "<|im_start|>system\nS<|im_end|>\n<|im_start|>user\nU<|im_end|>\n<|im_start|>assistant\n"
    )
