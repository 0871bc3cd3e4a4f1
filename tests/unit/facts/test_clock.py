from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.facts.clock import Clock, places
from app.facts.source import Question

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=ZoneInfo("Europe/London"))


def told(text: str, *earlier: str, now: datetime = NOW) -> str | None:
    facts = Clock().find(Question(text, now, earlier))
    assert all(fact.source == "clock" for fact in facts)
    return facts[0].text if facts else None


@pytest.mark.parametrize(
    "text",
    [
        "what time is it",
        "What's the time?",
        "WHATS TEH TIME",
        "waht time is it now",
        "hey, can you tell me what time it is right now?",
        "do you have the time?",
        "Could you please tell me the time, please",
        "hi! what's the current time?",
        "ｗｈａｔ　ｔｉｍｅ　ｉｓ　ｉｔ？",
        "time please. what time is it",
    ],
)
def test_the_time_is_told(text: str) -> None:
    assert told(text) == "it is 14:05"


@pytest.mark.parametrize(
    "text",
    [
        "现在几点",
        "几点了？",
        "请问现在几点了",
        "帮我看一下几点了",
        "告诉我现在的时间",
        "现在时间是多少",
        "今天几点了啊",
        "你好，现在是几点钟？",
    ],
)
def test_the_time_is_told_in_chinese(text: str) -> None:
    assert told(text) == "现在是14:05"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("what time is it in tokyo", "it is 23:05 in Tokyo, Sunday"),
        ("What time is it in Tokyo, Japan?", "it is 23:05 in Tokyo, Sunday"),
        ("waht tiem is it in paris right now", "it is 15:05 in Paris, Sunday"),
        ("tokyo time", "it is 23:05 in Tokyo, Sunday"),
        ("time in London please", "it is 14:05 in London, Sunday"),
        ("current time in new york city", "it is 09:05 in New York, Sunday"),
        ("what's the time in the netherlands", "it is 15:05 in the Netherlands, Sunday"),
        ("whats the time in the USA", "it is 09:05 in Washington, Sunday"),
        ("how late is it in Sydney", "it is 01:05 in Sydney, Monday"),
        ("what is the local time in São Paulo", "it is 11:05 in Sao Paulo, Sunday"),
        ("what time is it in St. Petersburg?", "it is 17:05 in Saint Petersburg, Sunday"),
        ("东京现在几点", "东京现在是23:05，星期日"),
        ("现在东京几点了", "东京现在是23:05，星期日"),
        ("请问纽约的时间是多少？", "纽约现在是09:05，星期日"),
        ("美国现在几点", "华盛顿现在是09:05，星期日"),
        ("Tokyo 现在几点", "东京现在是23:05，星期日"),
        ("悉尼那边几点了", "悉尼现在是01:05，星期一"),
    ],
)
def test_the_time_elsewhere_is_told(text: str, fact: str) -> None:
    assert told(text) == fact


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("time difference between London and Beijing", "London is 8 hours behind Beijing"),
        ("what's the time difference between paris and new delhi?",
         "Paris is 4.5 hours behind New Delhi"),
        ("how many hours is tokyo ahead of london", "Tokyo is 9 hours ahead of London"),
        ("time difference to tokyo", "Tokyo is 9 hours ahead of here"),
        ("time difference between Paris and Berlin", "it is the same time in Paris as in Berlin"),
        ("time difference paris london", "Paris is 1 hour ahead of London"),
        ("伦敦和北京的时差", "伦敦比北京晚8小时"),
        ("伦敦和北京的时差是多少？", "伦敦比北京晚8小时"),
        ("北京比伦敦早几个小时", "北京比伦敦早8小时"),
        ("东京和首尔有时差吗", "东京和首尔没有时差"),
        ("我们和纽约差几个小时", "纽约比这里晚5小时"),
    ],
)  # fmt: skip
def test_the_difference_of_two_places_is_told(text: str, fact: str) -> None:
    assert told(text) == fact


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("if it is 3 pm in Paris what time is it in New York",
         "when it is 15:00 in Paris, it is 09:00 in New York"),
        ("what time is it in New York when it's 3 p.m. in Paris?",
         "when it is 15:00 in Paris, it is 09:00 in New York"),
        ("3pm paris time in new york", "when it is 15:00 in Paris, it is 09:00 in New York"),
        ("when it is 11 pm in paris, what time is it in tokyo",
         "when it is 23:00 in Paris, it is 07:00 in Tokyo the next day"),
        ("if it's noon here, what time is it in tokyo",
         "when it is 12:00 here, it is 21:00 in Tokyo"),
        ("如果巴黎是下午3点，纽约是几点", "巴黎15:00时，纽约是09:00"),
        ("巴黎下午三点半的时候纽约几点", "巴黎15:30时，纽约是09:30"),
        ("北京时间10点是纽约几点", "北京10:00时，纽约是前一天21:00"),
    ],
)  # fmt: skip
def test_a_time_is_carried_from_one_place_to_another(text: str, fact: str) -> None:
    assert told(text) == fact


def test_summer_time_is_that_of_the_question() -> None:
    summer = datetime(2026, 7, 1, 12, 0, tzinfo=ZoneInfo("Europe/London"))
    assert told("time difference between london and beijing", now=summer) == (
        "London is 7 hours behind Beijing"
    )


@pytest.mark.parametrize(
    ("text", "earlier", "fact"),
    [
        ("and in london?", ["what time is it in tokyo"], "it is 14:05 in London, Sunday"),
        ("how about paris", ["what time is it"], "it is 15:05 in Paris, Sunday"),
        ("and tokyo", ["what time is it", "and in london"], "it is 23:05 in Tokyo, Sunday"),
        ("那伦敦呢？", ["东京现在几点"], "伦敦现在是14:05，星期日"),
        ("伦敦呢", ["hello", "几点了"], "伦敦现在是14:05，星期日"),
    ],
)
def test_another_place_is_asked_for_after_a_question_about_the_time(
    text: str, earlier: list[str], fact: str
) -> None:
    assert told(text, *earlier) == fact


@pytest.mark.parametrize(
    "text",
    [
        "what time does the game start",
        "how long does it take",
        "time flies",
        "is it time to go",
        "what time do you sleep",
        "the time machine",
        "time in a bottle",
        "what is time",
        "time",
        "what time is it in the morning",
        "what time is it in narnia",
        "i don't have time",
        "good time",
        "time for dinner",
        "what is the best time of your life",
        "how far is london from paris",
        "have a nice time",
        "and in london?",
        "what do you know about paris",
        "几点吃饭",
        "你几点睡觉",
        "时间",
        "时间过得真快",
        "那伦敦呢",
        "伦敦和北京差多远",
        "北京到上海差多少",
        "我没有时间",
        "什么时候下雨",
    ],
)
def test_what_is_not_asked_of_a_clock_is_left_alone(text: str) -> None:
    assert told(text) is None


def test_a_place_follows_only_a_question_about_the_time() -> None:
    assert told("and in london?", "what time is it", "what is the capital of france") is None


@given(st.text(max_size=300), st.lists(st.text(max_size=50), max_size=2))
def test_any_text_is_taken(text: str, earlier: list[str]) -> None:
    Clock().find(Question(text, NOW, tuple(earlier)))


def test_every_place_has_a_zone_and_a_name_in_each_language() -> None:
    for place in places._places().values():
        assert ZoneInfo(str(place.zone)).key
        assert place.en.isascii()
        assert all("㐀" <= character <= "鿿" for character in place.zh)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("what hour is it", "it is 14:05"),
        ("is it later in Tokyo or London", "Tokyo is 9 hours ahead of London"),
        ("where is it earlier, in London or in Tokyo?", "London is 9 hours behind Tokyo"),
        ("how many hours ahead is China", "China is 8 hours ahead of here"),
        ("what day is it in Tokyo", "it is 23:05 in Tokyo, Sunday"),
        ("东京和伦敦哪个时间更晚", "东京比伦敦早9小时"),
        ("伦敦还是东京更晚", None),
        ("东京今天星期几", "东京现在是23:05，星期日"),
        ("is it later than London or not", None),
        ("is it later in life or earlier", None),
        ("今天星期几", None),
        ("苹果和梨哪个晚", None),
    ],
)
def test_other_ways_of_asking_for_the_time(text: str, fact: str | None) -> None:
    assert told(text) == fact
