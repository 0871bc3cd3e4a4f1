"""Facts in a session: told before the first word, kept where they were, and never in the way."""

from __future__ import annotations

import threading

import pytest

from app.events import FactsFound, TextDelta, TextFinished, TurnEnded, TurnStarted
from app.ports import Fact, Message
from app.session import FactChoice
from tests.fakes import DEADLINE, ScriptedModel, wait_until

PRODUCT = Fact("calculator", "17 × 23 = 391", "en")
QUESTION = "what is 17 times 23"


def multiply(prompt, history):
    return (PRODUCT,) if "times" in prompt else ()


def finish(it, turns=1):
    it.log.wait(TextFinished, turns)
    it.finished()
    it.play_out()


def test_facts_come_before_the_first_word_and_are_kept_with_the_question(rig):
    it = rig(facts=FactChoice(multiply))
    turn = it.session.submit(QUESTION)
    finish(it)
    (found,) = it.log.of(FactsFound)
    assert found == FactsFound(turn.id, (PRODUCT,))
    assert it.log.events.index(found) < it.log.events.index(it.log.of(TextDelta)[0])
    assert it.model.asked[0][-1].text == f"Fact: {PRODUCT.text}\n{QUESTION}"
    assert it.conversation.history()[0] == Message("user", QUESTION, (PRODUCT,))


def test_nothing_is_told_where_nothing_is_known(rig):
    it = rig(facts=FactChoice(multiply))
    it.session.submit("Hello.")
    finish(it)
    assert it.log.of(FactsFound) == []
    assert it.model.asked[0][-1].text == "Hello."


def test_what_a_turn_was_told_is_how_the_next_one_begins(rig):
    it = rig(facts=FactChoice(multiply))
    for number, prompt in enumerate((QUESTION, "Thanks.", "3 times 3", "Bye."), start=1):
        it.session.submit(prompt)
        finish(it, number)
    for before, after in zip(it.model.asked, it.model.asked[1:], strict=False):
        assert after[: len(before)] == before


def test_a_question_is_understood_from_the_words_before_it(rig):
    seen = []

    def remember(prompt, history):
        seen.append((prompt, history))
        return multiply(prompt, history)

    it = rig(facts=FactChoice(remember))
    it.session.submit(QUESTION)
    finish(it)
    it.session.submit("and plus one?")
    finish(it, 2)
    assert seen[0] == (QUESTION, ())
    prompt, history = seen[1]
    assert prompt == "and plus one?"
    assert [message.text for message in history if message.role == "user"] == [QUESTION]


def test_facts_are_found_on_the_thread_of_the_model(rig):
    threads = []

    def note(prompt, history):
        threads.append(threading.current_thread().name)
        return ()

    def warm():
        threads.append(threading.current_thread().name)
        yield

    it = rig(facts=FactChoice(note, warm))
    it.session.submit("Hello.")
    finish(it)
    assert set(threads) == {"llm"}


def test_a_turn_that_is_over_is_told_nothing(rig):
    asked, go = threading.Event(), threading.Event()

    def wait(prompt, history):
        asked.set()
        assert go.wait(DEADLINE)
        return (PRODUCT,)

    it = rig(facts=FactChoice(wait))
    first = it.session.submit(QUESTION)
    assert asked.wait(DEADLINE)
    it.session.cancel()
    it.session.choose_facts(FactChoice())
    go.set()
    it.session.submit("Hello.")
    finish(it, 1)
    assert it.log.of(FactsFound) == []
    assert len(it.model.asked) == 1
    assert it.log.of(TurnEnded)[0].turn == first.id
    assert it.conversation.history()[0] == Message("user", QUESTION)


def test_a_source_that_breaks_costs_the_facts_and_not_the_answer(rig, expected_log):
    expected_log.expect("finding facts crashed")

    def broken(prompt, history):
        raise RuntimeError(prompt)

    it = rig(facts=FactChoice(broken))
    it.session.submit("Hello.")
    finish(it)
    assert it.log.of(TurnEnded)[0].outcome == "completed"
    assert it.log.of(FactsFound) == []


def test_what_cannot_get_ready_is_asked_all_the_same(rig, expected_log):
    expected_log.expect("getting the facts ready crashed")

    def broken():
        raise RuntimeError
        yield

    it = rig(facts=FactChoice(multiply, broken))
    it.session.submit(QUESTION)
    finish(it)
    assert it.log.of(FactsFound)


def test_getting_ready_gives_way_to_a_question_and_goes_on_after_it(rig):
    steps, first, go = [], threading.Event(), threading.Event()

    def warm():
        for step in range(100):
            steps.append(step)
            first.set()
            assert go.wait(DEADLINE)
            yield

    def answer(prompt):
        return [f"After {len(steps)}."]

    it = rig(model=ScriptedModel(answer), facts=FactChoice(multiply, warm))
    assert first.wait(DEADLINE)
    it.session.submit(QUESTION)
    go.set()
    finish(it)
    assert it.conversation.history()[1].text == "After 1."
    wait_until(lambda: len(steps) == 100)


@pytest.mark.parametrize(
    ("calls_tools", "with_tools", "told"),
    [(False, False, True), (False, True, True), (True, True, True), (True, False, False)],
)
def test_a_model_with_tools_of_its_own_is_told_only_if_that_is_wanted(
    rig, calls_tools, with_tools, told
):
    model = ScriptedModel(lambda prompt: [prompt], calls_tools=calls_tools)
    it = rig(model=model, facts=FactChoice(multiply, with_tools=with_tools))
    it.session.submit(QUESTION)
    finish(it)
    assert bool(it.log.of(FactsFound)) == told


def test_another_choice_holds_from_the_next_turn_on(rig):
    it = rig(facts=FactChoice(multiply))
    it.session.submit(QUESTION)
    finish(it)
    it.session.choose_facts(FactChoice())
    it.session.submit(QUESTION)
    finish(it, 2)
    assert [found.turn for found in it.log.of(FactsFound)] == [it.log.of(TurnStarted)[0].turn.id]


@pytest.mark.parametrize("kind", ["read", "greet"])
def test_only_what_the_user_asks_is_looked_up(rig, kind):
    it = rig(facts=FactChoice(multiply))
    getattr(it.session, kind)(QUESTION)
    it.finished()
    it.play_out()
    assert it.log.of(FactsFound) == []
