from __future__ import annotations

import time
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.facts.source import Question
from app.facts.units import Units, table

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)


def told(text: str, *earlier: str) -> str | None:
    facts = Units().find(Question(text, NOW, earlier))
    assert all(fact.source == "units" for fact in facts)
    return facts[0].text if facts else None


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("how many miles is 5 km", "5 km = 3.107 miles"),
        ("How many miles is 5km?", "5 km = 3.107 miles"),
        ("how mnay miles are in 5 kilometers", "5 kilometers = 3.107 miles"),
        ("convert 70 fahrenheit to celsius", "70 °F = 21.1 °C"),
        ("what is 70 degrees fahrenheit in celsius", "70 °F = 21.1 °C"),
        ("what's 70°F in °C?", "70 °F = 21.1 °C"),
        ("70 f to c", "70 °F = 21.1 °C"),
        ("convert 20 degrees to fahrenheit", "20 °C = 68 °F"),
        ("convert minus 40 celsius to farenheit", "-40 °C = -40 °F"),
        ("5 feet in metres", "5 feet = 1.524 metres"),
        ("5 ft in meters", "5 feet = 1.524 meters"),
        ("100 kg in pounds", "100 kg = 220.5 pounds"),
        ("convert 100 kg to lbs please", "100 kg = 220.5 pounds"),
        ("2 cups in ml", "2 US cups = 473.2 ml"),
        ("180 cm in feet and inches", "180 cm = 5 feet 11 inches"),
        ("how tall is 180 cm in feet", "180 cm = 5.906 feet"),
        ("5 feet 11 in cm", "5 feet 11 inches = 180.3 cm"),
        ("5'11\" in cm", "5 feet 11 inches = 180.3 cm"),
        ("60 mph in km/h", "60 mph = 96.56 km/h"),
        ("60 miles per hour in kilometres per hour",
         "60 miles per hour = 96.56 kilometres per hour"),
        ("2 GB in MB", "2 GB = 2000 MB"),
        ("how many seconds are in 3 days", "3 days = 259200 seconds"),
        ("how many seconds are there in a day", "1 day = 86400 seconds"),
        ("how many minutes in an hour", "1 hour = 60 minutes"),
        ("how many feet in a mile", "1 mile = 5280 feet"),
        ("how many grams are in a pound", "1 pound = 453.6 grams"),
        ("how many days are in a year", "1 year = 365 days"),
        ("how many ounces in half a pound", "0.5 pounds = 8 ounces"),
        ("three kilometres in miles", "3 kilometres = 1.864 miles"),
        ("what is two and a half hours in minutes", "2.5 hours = 150 minutes"),
        ("1,000 m to km", "1000 m = 1 km"),
        ("convert miles to km", "1 mile = 1.609 km"),
        ("8 oz in ml", "8 fluid ounces = 236.6 ml"),
        ("10 gallons in litres", "10 US gallons = 37.85 litres"),
        ("1 inch to cm", "1 inch = 2.54 cm"),
        ("10 in to cm", "10 inches = 25.4 cm"),
        ("100 m² in square feet", "100 m² = 1076 square feet"),
        ("how many hectares is 1 acre", "1 acre = 0.4047 hectares"),
        ("1 mm in km", "1 mm = 0.000001 km"),
        ("how many metres is 3 kg", "kg cannot be converted to metres"),
        ("convert 5 kilograms to miles", "kilograms cannot be converted to miles"),
        ("ｃｏｎｖｅｒｔ　５　ｋｍ　ｔｏ　ｍｉｌｅｓ", "5 km = 3.107 miles"),
        ("hey, could you tell me how many pounds 2 kg is", "2 kg = 4.409 pounds"),
        ("5公里等于多少英里", "5公里 = 3.107英里"),
        ("５公里等于多少英里？", "5公里 = 3.107英里"),
        ("五公里是多少英里", "5公里 = 3.107英里"),
        ("5千米是多少米", "5千米 = 5000米"),
        ("三千克等于多少斤", "3千克 = 6斤"),
        ("三千米等于多少里", "3千米 = 6里"),
        ("华氏70度是多少摄氏度", "70华氏度 = 21.1摄氏度"),
        ("70华氏度等于多少摄氏度", "70华氏度 = 21.1摄氏度"),
        ("零下10摄氏度是多少华氏度", "-10摄氏度 = 14华氏度"),
        ("3斤是多少公斤", "3斤 = 1.5公斤"),
        ("三斤是多少公斤", "3斤 = 1.5公斤"),
        ("一斤是几两", "1斤 = 10两"),
        ("三两是多少克", "3两 = 150克"),
        ("两斤等于多少克", "2斤 = 1000克"),
        ("一亩是多少平方米", "1亩 = 666.7平方米"),
        ("一尺有多少厘米", "1尺 = 33.33厘米"),
        ("一小时有多少分钟", "1小时 = 60分钟"),
        ("一天有多少秒", "1天 = 86400秒"),
        ("一年有多少天", "1年 = 365天"),
        ("一个星期有几天", "1周 = 7天"),
        ("请问180厘米是多少英尺", "180厘米 = 5.906英尺"),
        ("把5公里换算成英里", "5公里 = 3.107英里"),
        ("帮我算一下100磅等于多少公斤", "100磅 = 45.36公斤"),
        ("5 km是多少英里", "5公里 = 3.107英里"),
        ("多少米等于一公里", "1公里 = 1000米"),
        ("180厘米是几英尺几英寸", "180厘米 = 5英尺11英寸"),
        ("3公斤等于多少米", "公斤不能换算成米"),
        ("37度是多少华氏度", "37摄氏度 = 98.6华氏度"),
        ("一年有几个月", "1年 = 12个月"),
        ("两个小时是多少分钟", "2小时 = 120分钟"),
        ("3天有多少个小时", "3天 = 72小时"),
        ("半小时是多少分钟", "0.5小时 = 30分钟"),
    ],
)  # fmt: skip
def test_a_quantity_is_converted(text: str, fact: str) -> None:
    assert told(text) == fact


@pytest.mark.parametrize(
    ("text", "earlier", "fact"),
    [
        ("and in metres?", ["how many miles is 5 km"], "5 km = 5000 metres"),
        ("and 10 km", ["how many miles is 5 km"], "10 km = 6.214 miles"),
        ("and in feet", ["how many miles is 5 km", "and in metres?"], "5 km = 16404 feet"),
        ("那英尺呢", ["5公里等于多少英里"], "5公里 = 16404英尺"),
        ("那10公里呢？", ["5公里等于多少英里"], "10公里 = 6.214英里"),
        ("and in metres?", ["hello"], None),
    ],
)
def test_another_unit_or_amount_is_asked_for_after_a_conversion(
    text: str, earlier: list[str], fact: str | None
) -> None:
    assert told(text, *earlier) == fact


@pytest.mark.parametrize(
    "text",
    [
        "i have 2 cats",
        "i ran 5 km",
        "5 km",
        "how many miles",
        "how many people are in london",
        "how many days until christmas",
        "how many days are in february",
        "100 dollars in euros",
        "100 pounds in dollars",
        "convert 100 yuan to dollars",
        "what is 2 in binary",
        "how many feet does a dog have",
        "how many feet do i have",
        "give me 5 minutes",
        "see you in 5 minutes",
        "i will be there in 2 hours",
        "how far is it to paris in km",
        "how much is 5 apples",
        "the 5 foot in the door",
        "what is a mile",
        "how long is a minute to a child",
        "turn on the light",
        "change the voice to english",
        "convert me to a frog",
        "how much is 2 and 2",
        "10^9^9 km in miles",
        "我有两只猫",
        "我跑了5公里",
        "5公里",
        "100元是多少美元",
        "一共有多少人",
        "二月有多少天",
        "2026年有几个月",
        "一天吃几顿饭",
        "今天是几号",
        "一年有几个季节",
        "两个人有多少斤力气",
        "这条鱼有三斤",
        "换个话题",
        "一加一等于几",
        "我等了两个小时",
    ],
)
def test_what_is_no_conversion_is_left_alone(text: str) -> None:
    assert told(text) is None


@given(st.text(max_size=300), st.lists(st.text(max_size=50), max_size=2))
def test_any_text_is_taken(text: str, earlier: list[str]) -> None:
    Units().find(Question(text, NOW, tuple(earlier)))


@pytest.mark.parametrize(
    "text",
    [
        "how many miles is " + "9" * 400 + " km",
        "5 km in " * 250,
        "(" * 2000,
        "convert " + "5 feet " * 28 + "in cm",
        "how many " * 24 + "in a",
        "一" * 190 + "公里是多少英里",
        "5公里" * 60 + "是多少英里",
    ],
)
def test_absurd_questions_cost_little(text: str) -> None:
    told("1 km in m")
    start = time.process_time()
    assert told(text) is None
    assert time.process_time() - start < 0.2


_ALL = sorted(set(table._units().values()), key=lambda each: each.one)


@given(st.sampled_from(_ALL), st.sampled_from(_ALL), st.integers(-(10**9), 10**9))
def test_there_and_back_is_where_one_started(
    one: table.Unit, other: table.Unit, value: int
) -> None:
    there = table.convert(Fraction(value), one, other)
    assert (there is None) == (one.kind != other.kind)
    if there is not None:
        back = table.convert(there, other, one)
        assert back == value
