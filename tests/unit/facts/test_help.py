from __future__ import annotations

import sqlite3
import time
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.facts.help import Help
from app.facts.help_pages import HelpPages
from app.facts.help_words import misspells
from app.facts.source import Question
from app.ports import Fact, Language
from tests.conftest import ExpectedLog

NOW = datetime(2026, 3, 4, 15, 0, tzinfo=UTC)
CASES = tomllib.loads(
    (Path(__file__).parents[2] / "data" / "help_questions.toml").read_text("utf-8")
)
PLAIN: Any = tomllib.loads(
    (Path(__file__).parents[2] / "data" / "help_plain_words.toml").read_text("utf-8")
)
IDS = {
    section.passage: section.id
    for language in ("en", "zh")
    for section in HelpPages.load(language).sections()
}
HELP = Help()


def _found(text: str) -> str:
    facts = HELP.find(Question(text, NOW))
    return IDS[facts[0].text] if facts else ""


def _scores(part: str, language: Language) -> tuple[float, float]:
    """Precision and recall."""
    asked: Any = CASES[part]["asked"][language]
    answers = [(_found(q), case["ids"]) for case in asked for q in case["questions"]]
    right = sum(found in ids for found, ids in answers)
    given_away = sum(bool(found) for found, _ in answers)
    false = sum(bool(_found(q)) for q in CASES[part]["nothing"][language])
    return right / (given_away + false), right / len(answers)


@pytest.mark.parametrize(
    ("part", "language", "precision", "recall"),
    [
        ("tuned", "en", 0.985, 0.975),
        ("tuned", "zh", 0.99, 0.985),
        ("later", "en", 0.985, 0.965),
        ("later", "zh", 0.985, 0.985),
        ("measured", "en", 0.98, 0.98),
        ("measured", "zh", 0.98, 0.98),
        ("unseen", "en", 0.98, 0.9),
        ("unseen", "zh", 0.96, 0.89),
    ],
)
def test_the_right_passage_is_found_and_seldom_another(
    part: str, language: Language, precision: float, recall: float
) -> None:
    reached_precision, reached_recall = _scores(part, language)
    assert reached_precision >= precision
    assert reached_recall >= recall


@pytest.mark.parametrize(
    ("part", "language", "recall", "false_alarms"),
    [
        ("tuned", "en", 0.93, 0.01),
        ("tuned", "zh", 0.955, 0.01),
        ("unseen", "en", 0.9, 0.02),
        ("unseen", "zh", 0.84, 0.05),
    ],
)
def test_plain_words_find_their_section_and_small_talk_finds_none(
    part: str, language: Language, recall: float, false_alarms: float
) -> None:
    answers = [(_found(q), each["id"]) for each in PLAIN["asked"][language] for q in each[part]]
    assert sum(found == wanted for found, wanted in answers) / len(answers) >= recall
    talk = PLAIN["nothing"][language][part]
    assert sum(bool(_found(said)) for said in talk) / len(talk) <= false_alarms


def test_the_plain_words_ask_for_every_section() -> None:
    for language in ("en", "zh"):
        asked = {each["id"]: each["tuned"] + each["unseen"] for each in PLAIN["asked"][language]}
        assert set(asked) == set(IDS.values())
        assert all(len(questions) >= 4 for questions in asked.values())


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("how do I make you talk faster", "speed"),
        ("can you read my clipboard", "clipboard"),
        ("is anything sent to the internet", "nothing-sent"),
        ("what keys are there", "keys"),
        ("why is there no sound", "no-sound"),
        ("how do I get a bigger model", "larger-model"),
        ("what is Starter", "starter"),
        ("ARE YOU OFFLINE???", "offline"),
        ("ｗｈａｔ　ｋｅｙｓ　ａｒｅ　ｔｈｅｒｅ？", "keys"),
        ("语速怎么调", "speed"),
        ("怎么让你说慢一点", "speed"),
        ("我的话会上传吗", "nothing-sent"),
        ("怎么换模型", "larger-model"),
    ],
)
def test_questions_about_the_app_get_its_passage(question: str, section: str) -> None:
    assert _found(question) == section


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("phone is ringing, how do I pause this", "pause"),
        ("my dad needs you to talk slower, he's 80", "speed"),
        ("I have a .txt novel, can it be read out", "open-file"),
        ("孩子睡了，声音小一点", "volume"),
        ("来电话了怎么暂停", "pause"),
    ],
)
def test_a_reason_beside_what_is_asked_does_not_hide_it(question: str, section: str) -> None:
    assert _found(question) == section


@pytest.mark.parametrize(
    "question",
    [
        "how many keys are on a keyboard",
        "which book should I read next",
        "how do I read faster",
        "my car makes too much noise",
        "一个键盘有几个键",
        "电视声音太大",
        "怎么提高阅读速度",
        "what is dark energy",
        "帮我写一段代码",
        "基因怎么复制",
    ],
)
def test_words_of_the_help_about_something_else_get_nothing(question: str) -> None:
    assert _found(question) == ""


@pytest.mark.parametrize(
    "said",
    [
        "that was a mistake",
        "oh would you quit it",
        "I missed that, once more please",
        "and can you tell me who I am",
        "nighty night",
        "eh? explain",
        "shush now, the baby sleeps",
        "now make it short",
        "换个说法",
        "把刚才的再讲一次",
        "还有没有，继续来",
        "一直说下去",
    ],
)
def test_what_is_said_to_the_assistant_itself_gets_nothing(said: str) -> None:
    assert _found(said) == ""


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("how do I make you repeat a sentence", "repeat"),
        ("it's too fast for me", "speed"),
        ("you're shouting", "volume"),
        ("which key pauses the voice", "pause"),
        ("are you connected to the internet", "offline"),
        ("cannot open the modle", "model-refused"),
        ("讲慢些好吗", "speed"),
        ("你太吵了", "volume"),
        ("接着读", "pause"),
        ("how can I quit the program", "quit"),
        ("怎么让你重读一遍", "repeat"),
        ("the voice is too fast", "speed"),
        ("volume?", "volume"),
        ("how on earth do I make it louder", "volume"),
        ("what the hell is the amber word for", "lit"),
        ("is there a shortcut that pauses", "pause"),
        ("my download of the model was incomplete", "model-refused"),
        ("哪个快捷键是暂停", "pause"),
        ("怎么听刚拷贝的文字", "clipboard"),
        ("能从这一句开始往下念吗", "click-sentence"),
        ("琥珀色的词是什么意思", "lit"),
    ],
)
def test_how_the_same_is_done_is_a_question(question: str, section: str) -> None:
    assert _found(question) == section


def test_a_fact_is_the_passage_as_the_page_has_it() -> None:
    (fact,) = HELP.find(Question("how do I pause you", NOW))
    assert isinstance(fact, Fact)
    assert (fact.source, fact.language) == ("help", "en")
    assert "**" not in fact.text
    assert "\n" not in fact.text


@pytest.mark.parametrize(
    "question",
    [
        "who are you",
        "Hello! Who are you?",
        "what can you do",
        "hello",
        "你是谁",
        "你会做什么",
        "你好",
        "",
        "?",
        "。",
        "…",
    ],
)
def test_what_the_model_answers_itself_gets_nothing(question: str) -> None:
    assert _found(question) == ""


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400) | st.text("adehmnoprstuy '\"()*^:-你说话声音快慢 ", max_size=400))
def test_no_question_makes_it_raise(text: str) -> None:
    assert len(HELP.find(Question(text, NOW))) <= 1


@pytest.mark.parametrize(
    "text", ["NEAR(speed", 'speed" OR "', "faster " * 280, "快" * 2000, "(" * 2000]
)
def test_a_strange_question_is_looked_at_quickly(text: str) -> None:
    HELP.find(Question("语速", NOW))
    began = time.thread_time()
    HELP.find(Question(text, NOW))
    assert time.thread_time() - began < 0.2


def test_without_full_text_search_it_falls_silent(
    monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    def without(*_: object, **__: object) -> Iterator[None]:
        raise sqlite3.OperationalError("no such module: fts5")

    monkeypatch.setattr(sqlite3, "connect", without)
    expected_log.expect("no help is looked up")
    silent = Help()
    assert not silent.find(Question("how do I pause you", NOW))
    assert not silent.find(Question("how do I pause you", NOW))


def test_given_pages_are_the_only_ones() -> None:
    only = Help(HelpPages.load("zh"))
    assert only.find(Question("怎么暂停", NOW))
    assert not only.find(Question("how do I pause you", NOW))


@pytest.mark.parametrize(
    ("one", "other", "does"),
    [
        ("clipbord", "clipboard", True),
        ("modle", "model", True),
        ("contrsst", "contrast", True),
        ("thank", "think", False),
        ("tyre", "type", False),
        ("window", "widow", True),
    ],
)
def test_a_misspelling_is_a_letter_off(one: str, other: str, *, does: bool) -> None:
    assert misspells(one, other) is does
