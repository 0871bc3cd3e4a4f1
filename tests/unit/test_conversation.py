"""What the model is told is what was said and heard."""

from __future__ import annotations

from app.conversation import STOPPED, Conversation
from app.ports import Fact, Message


def test_the_system_prompt_comes_first_and_the_question_last():
    conversation = Conversation("Be brief.")
    conversation.add("Hi", "Hello.")
    assert conversation.messages("And now?") == (
        Message("system", "Be brief."),
        Message("user", "Hi"),
        Message("assistant", "Hello."),
        Message("user", "And now?"),
    )


def test_an_interrupted_answer_ends_where_it_was_heard():
    conversation = Conversation()
    conversation.add("Tell me", "Once upon ", cut=True)
    assert conversation.history()[-1] == Message("assistant", f"Once upon {STOPPED}")


def test_an_answer_of_which_nothing_was_heard_is_a_mark_alone():
    conversation = Conversation()
    conversation.add("Tell me", "", cut=True)
    assert conversation.history()[-1].text == STOPPED


def test_asking_changes_nothing():
    conversation = Conversation()
    conversation.messages("Question")
    assert conversation.history() == ()


def test_a_cleared_conversation_keeps_its_system_prompt():
    conversation = Conversation("Be brief.")
    conversation.add("Hi", "Hello.")
    conversation.clear()
    assert conversation.messages("x") == (Message("system", "Be brief."), Message("user", "x"))


def test_facts_stand_before_the_words_they_belong_to_and_stay_there() -> None:
    conversation = Conversation("Be brief.")
    product = Fact("calculator", "2 × 3 = 6", "en")
    page = Fact("help", "按 Ctrl+, 打开设置。", "zh")
    conversation.add("2*3?", "Six.", facts=(product,))
    assert [message.text for message in conversation.messages("怎么设置", (page,))] == [
        "Be brief.",
        "Fact: 2 × 3 = 6\n2*3?",
        "Six.",
        "帮助：按 Ctrl+, 打开设置。\n怎么设置",
    ]
    assert conversation.history()[0] == Message("user", "2*3?", (product,))
