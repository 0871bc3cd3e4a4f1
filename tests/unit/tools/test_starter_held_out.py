"""The held-out test: what it asks, and what keeps it apart from training."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime

import pytest

from app.ports import Fact, Usage
from tools.starter_model.chatml import Message
from tools.starter_model.evaluate import prompts, rows, share, wilson
from tools.starter_model.held_out import overlap, verdict
from tools.starter_model.held_out.expansion import expanded
from tools.starter_model.held_out.playing import Turn
from tools.starter_model.held_out.prompts import LANGUAGES, Prompt, free, written
from tools.starter_model.held_out.share import (
    held_out,
    held_out_concepts,
    held_out_places,
    held_out_words,
    trained,
)


def turn(ask: str, answer: str, *facts: Fact) -> Turn:
    return Turn(ask, facts, answer, Usage(1, 0, 1, 0.0, 0.0, "stop"), 0.01)


def test_there_is_as_much_as_promised_of_each_kind_in_each_language() -> None:
    found = Counter((each.category, each.language) for each in (*written(), *expanded()))
    assert sum(found.values()) > 2000
    for language in LANGUAGES:
        assert found["conversation", language] > 450
        assert found["help", language] >= 120
        assert found["refusal", language] >= 150
        assert found["facts", language] >= 25 * 25
    assert len(free()) == 60


def test_the_test_names_only_skills_and_help_that_there_are() -> None:
    assert verdict.unknown_names(prompts(1)) == []
    unknown = Prompt("conversation", "en", "x", "hi", skills=("x",), about=("y",))
    assert verdict.unknown_names([unknown]) == ["x", "y"]


def test_the_same_questions_are_made_in_every_run() -> None:
    assert list(expanded(2)) == list(expanded(2))


def test_no_question_is_asked_twice_of_one_kind_and_no_slot_is_left_open() -> None:
    asked = Counter((each.ask, each.before, each.now) for each in (*written(), *expanded(3)))
    assert max(asked.values()) == 1
    assert not any(re.search(r"[{}]", ask) for ask, _, _ in asked)


def test_every_question_about_a_fact_has_its_own_time() -> None:
    times: set[datetime] = {each.now for each in expanded(1)}
    assert len(times) > 80
    assert all(each.tzinfo for each in times)


def test_the_test_and_training_share_no_entry_of_a_long_list() -> None:
    names = [f"n{i}" for i in range(100)]
    assert held_out(names) == sorted(names)[::8]
    assert set(held_out(names)).isdisjoint(trained(names))
    assert set(held_out(names)) | set(trained(names)) == set(names)
    assert held_out_concepts()
    assert held_out_words()
    assert held_out_places()


def test_what_differs_in_marks_numbers_and_names_is_the_same_question() -> None:
    assert overlap.plain("What is 12+5, please?!") == overlap.plain("what is 900 + 4 please")
    assert overlap.patterned("time in Tokyo?") == overlap.patterned("Time in Paris")
    assert overlap.patterned("苹果用英语怎么说") == overlap.patterned("面包用英语怎么说？")
    assert overlap.patterned("what is an apple") != overlap.patterned("explain an apple")


def test_edits_are_counted_up_to_two() -> None:
    assert overlap.distance("hello", "hello") == 0
    assert overlap.distance("hello", "helo") == 1
    assert overlap.distance("hello", "yelow") == 3
    assert overlap.distance("", "abcdef") == 3


def test_a_dialogue_that_asks_what_the_test_asks_is_kept_out_of_training() -> None:
    guard = overlap.Guard(
        [Prompt("help", "en", "speed", "Too loud!"), Prompt("facts", "en", "clock", "time in Rome")]
    )
    fine, loud, time = (
        [Message("user", "hello"), Message("assistant", "Hi."), Message("user", ask)]
        for ask in ("too loud by far", "too LOUD?", "Fact: it is 12:10\ntime in Oslo")
    )
    assert list(guard.pass_on([fine, loud, time])) == [fine]


def test_no_question_of_the_test_is_in_a_sample_of_training() -> None:
    every = [*written(), *expanded(1)]
    assert overlap.overlap(every, 4000, seed=7, near=False).same == ()


def test_an_answer_with_the_wrong_fact_or_none_is_wrong_whatever_it_says() -> None:
    asked = Prompt("facts", "en", "calculator", "2+2")
    four = Fact("calculator", "2 + 2 = 4", "en")
    assert verdict.judged(asked, [turn("2+2", "It is 4.", four)]).right
    assert not verdict.judged(asked, [turn("2+2", "It is 4.")]).right
    assert not verdict.judged(asked, [turn("2+2", "It is 5.", four)]).right


def test_a_refusal_over_a_fact_is_a_false_alarm() -> None:
    asked = Prompt("refusal", "en", "art", "who painted that")
    answer = turn("who painted that", "I do not know.", Fact("help", "Press Esc.", "en"))
    assert not verdict.judged(asked, [answer]).grounded


def test_a_sharper_expectation_counts_instead_of_the_skills() -> None:
    asked = Prompt("conversation", "en", "tell_name", "I'm Oleg", expect="Oleg")
    assert verdict.judged(asked, [turn("I'm Oleg", "Hello, Oleg!")]).right
    assert not verdict.judged(asked, [turn("I'm Oleg", "Hello, Olga!")]).right


def test_a_skill_whose_answers_are_unknown_is_no_silent_miss() -> None:
    with pytest.raises(ValueError, match="no skill nothing"):
        verdict.judged(
            Prompt("conversation", "en", "x", "hi", skills=("nothing",)), [turn("hi", "Hello.")]
        )


def test_the_interval_of_a_share_is_wilsons() -> None:
    low, high = wilson(95, 100)
    assert low == pytest.approx(0.8882, abs=1e-4)
    assert high == pytest.approx(0.9785, abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)
    assert share("x", [True, False], 0.5).ok


def test_the_figures_say_what_the_sources_missed_and_what_the_model_did() -> None:
    from tools.starter_model.evaluate import Played

    asked = Prompt("facts", "en", "calculator", "2+2")
    given = [turn("2+2", "It is 4.", Fact("calculator", "2 + 2 = 4", "en")), turn("2+2", "No.")]
    played = Played([verdict.judged(asked, [each]) for each in given], given, 0.02)
    found = {row.name: row.value for row in rows(played)}
    assert found["facts"] == 0.5
    assert found["facts: found by the sources"] == 0.5
    assert found["facts: phrased when found"] == 1.0
    assert found["load, ms"] == 20.0
