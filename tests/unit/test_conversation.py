"""What the model is told is what was said and heard."""

from __future__ import annotations

from app.conversation import STOPPED, Conversation
from app.ports import Message


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
