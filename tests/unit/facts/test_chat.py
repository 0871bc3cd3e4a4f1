from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.facts.chat import Chat
from app.facts.chat_names import name_in
from app.facts.registry import Sources
from app.facts.source import Question
from app.ports import Message

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def told(text: str, *earlier: str, answered: str = "All right.") -> str:
    facts = Chat().find(Question(text, NOW, earlier, answered if earlier else ""))
    assert all(fact.source == "chat" for fact in facts)
    return facts[0].text if facts else ""


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("My name is Leonora.", "Leonora"),
        ("hello, I'm Rafe", "Rafe"),
        ("you can call me Yusuf, if you like", "Yusuf"),
        ("my name's Anna Berg and I live in Porto", "Anna Berg"),
        ("我叫顾明月", "顾明月"),
        ("你好，叫我小雨吧", "小雨"),
        ("我是阿坤", "阿坤"),
        ("hello, I'm tired", ""),
        ("hi, I'm German", ""),
        ("call me later", ""),
        ("my name is not important", ""),
        ("别人叫我什么", ""),
        ("我是老师", ""),
        ("你叫我怎么办", ""),
    ],
)
def test_a_name_is_known_where_it_is_told_beyond_doubt(said: str, name: str) -> None:
    assert name_in(said) == name


@pytest.mark.parametrize(
    "text", ["what's my name?", "Do you still know who I am", "so, who am I", "say my name please"]
)
def test_the_name_that_was_told_last_is_told(text: str) -> None:
    assert told(text, "my name is Ada", "no, call me Eve", "tell me a joke") == "your name is Eve"
    assert told(text, "tell me a joke") == ""
    assert told(text) == ""


@pytest.mark.parametrize("text", ["我叫什么名字？", "你还记得我叫什么吗", "那你说说我是谁"])
def test_the_name_is_told_in_chinese(text: str) -> None:
    assert told(text, "我叫林夕", "讲个笑话") == "你叫林夕"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("what did I just say?", "you said: It is raining"),
        ("repeat what i told you", "you said: It is raining"),
        ("what was my last question", "you said: It is raining"),
        ("Can you repeat that?", "the answer was: All right."),
        ("sorry, what did you say", "the answer was: All right."),
        ("say it one more time please", "the answer was: All right."),
        ("again please", "the answer was: All right."),
        ("我刚才说了什么", "你说的是：It is raining"),
        ("再说一遍好吗", "我刚才说：All right."),
        ("没听清，请再说一遍", "我刚才说：All right."),
        ("again, but another one", ""),
        ("how do I make you repeat a sentence", ""),
        ("did you say hello to him", ""),
        ("what did he say to you", ""),
        ("没听清，怎么回到上一句", ""),
        ("我说了不算", ""),
    ],
)
def test_what_was_said_last_is_said_again(text: str, fact: str) -> None:
    assert told(text, "It is raining") == fact
    assert told(text) == ""


def test_what_is_too_long_to_be_said_again_is_left_to_the_model() -> None:
    assert told("repeat that", "a", answered="word " * 60) == ""
    assert told("what did i say", "word " * 60) == ""


def test_the_last_answer_of_the_conversation_is_the_one_that_is_repeated() -> None:
    history = [Message("user", "Hi"), Message("assistant", "Hello."), Message("user", "Bye")]
    history.append(Message("assistant", "See you."))
    (fact,) = Sources({"chat"}, lambda: NOW).find("come again?", history)
    assert fact.text == "the answer was: See you."


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.lists(st.text(max_size=40), max_size=2))
def test_any_text_is_taken(text: str, earlier: list[str]) -> None:
    assert "\n" not in told(text, *earlier)
