from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.facts.calendar import Calendar
from app.facts.source import Question

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)  # a Sunday
WEDNESDAY = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def told(text: str, *earlier: str, now: datetime = NOW) -> str | None:
    facts = Calendar().find(Question(text, now, earlier))
    assert all(fact.source == "calendar" for fact in facts)
    return facts[0].text if facts else None


@pytest.mark.parametrize(
    "text",
    [
        "what is the date today",
        "What's today's date?",
        "waht day is it",
        "what day is it today",
        "which day of the week is it",
        "whats the date",
        "tell me today's date please",
        "what's the current date?",
        "hi, do you know what day it is?",
        "TODAYS DATE",
        "what is today",
        "is it monday today?",
    ],
)
def test_today_is_told(text: str) -> None:
    assert told(text) == "today is Sunday, 22 November 2026"


@pytest.mark.parametrize(
    "text",
    [
        "今天几号",
        "今天是几月几号？",
        "请问今天星期几",
        "今天周几啊",
        "今天的日期是什么",
        "今天是什么日子",
        "告诉我今天是几号",
        "今天几月几号星期几",
        "几号了今天",
    ],
)
def test_today_is_told_in_chinese(text: str) -> None:
    assert told(text) == "今天是2026年11月22日，星期日"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("what day is tomorrow", "tomorrow is Monday, 23 November 2026"),
        ("whats the date tomorrow", "tomorrow is Monday, 23 November 2026"),
        ("what day is it tommorow", "tomorrow is Monday, 23 November 2026"),
        ("what was the date yesterday", "yesterday was Saturday, 21 November 2026"),
        ("what day is the day after tomorrow",
         "the day after tomorrow is Tuesday, 24 November 2026"),
        ("what date is it in 10 days", "in 10 days it is Wednesday, 2 December 2026"),
        ("what day will it be in ten days", "in 10 days it is Wednesday, 2 December 2026"),
        ("what date was 3 weeks ago", "3 weeks ago it was Sunday, 1 November 2026"),
        ("what date was it three weeks ago", "3 weeks ago it was Sunday, 1 November 2026"),
        ("what is the date 2 months from now", "in 2 months it is Friday, 22 January 2027"),
        ("what day is 10 days after christmas",
         "10 days after Christmas it is Monday, 4 January 2027"),
        ("what date is next friday", "next Friday is 27 November 2026"),
        ("when is next tuesday?", "next Tuesday is 24 November 2026"),
        ("what was last friday's date", None),
        ("what date was last friday", "last Friday was 20 November 2026"),
        ("what day is 25 December 2026", "25 December 2026 is a Friday"),
        ("what day is dec 25th", "25 December 2026 is a Friday"),
        ("what day of the week is december 25 2026", "25 December 2026 is a Friday"),
        ("what day is the twenty-fifth of december", "25 December 2026 is a Friday"),
        ("what weekday is 2026-12-25", "25 December 2026 is a Friday"),
        ("what day is 12/25/2026", "25 December 2026 is a Friday"),
        ("what day is 25.12.2026?", "25 December 2026 is a Friday"),
        ("what day was 20 july 1969", "20 July 1969 was a Sunday"),
        ("what day of the week was July 4, 1776?", "4 July 1776 was a Thursday"),
        ("what day was march 5", "5 March 2026 was a Thursday"),
        ("what day is february 29", "29 February 2028 is a Tuesday"),
        ("when is christmas", "Christmas is on Friday, 25 December 2026"),
        ("what day is christmas on this year", "Christmas is on Friday, 25 December 2026"),
        ("what day does christmas fall on", "Christmas is on Friday, 25 December 2026"),
        ("when is new year's eve", "New Year's Eve is on Thursday, 31 December 2026"),
        ("when is easter 2027?", "Easter is on Sunday, 28 March 2027"),
        ("when is chinese new year", "Chinese New Year is on Saturday, 6 February 2027"),
        ("when is halloween", "Halloween is on Sunday, 31 October 2027"),
        ("what will the date be in two weeks", "in 2 weeks it is Sunday, 6 December 2026"),
        ("what's tomorrow's date", "tomorrow is Monday, 23 November 2026"),
        ("date tomorrow", "tomorrow is Monday, 23 November 2026"),
        ("is tomorrow monday", "tomorrow is Monday, 23 November 2026"),
        ("is today sunday", "today is Sunday, 22 November 2026"),
        ("is christmas on a friday", "Christmas is on Friday, 25 December 2026"),
        ("再过十天是几号", "10天后是2026年12月2日，星期三"),
        ("明天星期几", "明天是2026年11月23日，星期一"),
        ("明天是几号？", "明天是2026年11月23日，星期一"),
        ("后天几号", "后天是2026年11月24日，星期二"),
        ("大后天是星期几", "大后天是2026年11月25日，星期三"),
        ("昨天是周几", "昨天是2026年11月21日，星期六"),
        ("10天后是几号", "10天后是2026年12月2日，星期三"),
        ("十天后是星期几", "10天后是2026年12月2日，星期三"),
        ("三周前是几号", "3周前是2026年11月1日，星期日"),
        ("两个月后是几月几号", "2个月后是2027年1月22日，星期五"),
        ("下周五是几号", "下周五是2026年11月27日"),
        ("上周三是几号", "上周三是2026年11月11日"),
        ("2026年12月25日星期几", "2026年12月25日是星期五"),
        ("２０２６年１２月２５日是星期几？", "2026年12月25日是星期五"),
        ("12月25号是周几", "2026年12月25日是星期五"),
        ("十二月二十五号星期几", "2026年12月25日是星期五"),
        ("二零二六年十二月二十五日是星期几", "2026年12月25日是星期五"),
        ("圣诞节是星期几", "圣诞节是2026年12月25日，星期五"),
        ("今年圣诞节是几号", "圣诞节是2026年12月25日，星期五"),
        ("春节是哪天", "春节是2027年2月6日，星期六"),
        ("明年中秋节是几月几号", "中秋节是2027年9月15日，星期三"),
        ("国庆节是什么时候", "国庆节是2027年10月1日，星期五"),
        ("下个月五号是星期几", "2026年12月5日是星期六"),
    ],
)  # fmt: skip
def test_a_day_is_found(text: str, fact: str | None) -> None:
    assert told(text) == fact


def test_next_friday_is_told_in_both_readings_where_they_differ() -> None:
    assert told("when is next friday", now=WEDNESDAY) == (
        "this Friday is 27 November 2026, next Friday is 4 December 2026"
    )
    assert told("下周五是几号", now=WEDNESDAY) == "下周五是2026年12月4日"
    assert told("这周五是几号", now=WEDNESDAY) == "本周五是2026年11月27日"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("how many days until christmas", "there are 33 days until Christmas"),
        ("how many days till xmas?", "there are 33 days until Christmas"),
        ("how mnay days are left untill christmas", "there are 33 days until Christmas"),
        ("how many days are there until Christmas", "there are 33 days until Christmas"),
        ("days until christmas", "there are 33 days until Christmas"),
        ("how long is it until christmas", "there are 33 days until Christmas"),
        ("how long until new year", "there are 40 days until New Year's Day"),
        ("how many weeks until christmas", "there are 4 weeks and 5 days until Christmas"),
        ("how many days until tomorrow", "there is 1 day until tomorrow"),
        ("how many days until 1 january 2027", "there are 40 days until 1 January 2027"),
        ("how many days since 1 november 2026", "1 November 2026 was 21 days ago"),
        ("how many days between 22 November 2026 and 25 December 2026",
         "from 22 November 2026 to 25 December 2026 are 33 days"),
        ("days between march 1 2026 and april 1 2026",
         "from 1 March 2026 to 1 April 2026 are 31 days"),
        ("how many days from today to christmas",
         "from 22 November 2026 to 25 December 2026 are 33 days"),
        ("how many days are left in the year", "there are 39 days left in 2026"),
        ("how many days are left this month", "there are 8 days left in November 2026"),
        ("离圣诞节还有多少天", "距离圣诞节还有33天"),
        ("距离圣诞节还有几天？", "距离圣诞节还有33天"),
        ("还有多少天到圣诞节", "距离圣诞节还有33天"),
        ("圣诞节还有几天", "距离圣诞节还有33天"),
        ("还有几天过年", "距离春节还有76天"),
        ("离春节还有几周", "距离春节还有10周零6天"),
        ("离十一还有多少天", "距离国庆节还有313天"),
        ("离2027年1月1日还有多少天", "距离2027年1月1日还有40天"),
        ("从2026年11月22日到2026年12月25日有多少天", "从2026年11月22日到2026年12月25日有33天"),
        ("3月1号和4月1号之间相差多少天", "从2027年3月1日到2027年4月1日有31天"),
        ("今年还剩多少天", "2026年还有39天"),
        ("这个月还有几天", "2026年11月还有8天"),
    ],
)  # fmt: skip
def test_days_are_counted(text: str, fact: str) -> None:
    assert told(text) == fact


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("is 2028 a leap year", "2028 is a leap year"),
        ("is this year a leap year?", "2026 is not a leap year"),
        ("was 1900 a leap year", "1900 is not a leap year"),
        ("when is the next leap year", "the next leap year is 2028"),
        ("how many days are in february 2028", "February 2028 has 29 days"),
        ("how many days does april have", "April has 30 days"),
        ("how many days are there in february", "February 2026 has 28 days"),
        ("how many days does 2028 have", "2028 has 366 days"),
        ("what week is it", "today is in week 47 of 2026"),
        ("what's the week number", "today is in week 47 of 2026"),
        ("how old is somebody born in 1990", "somebody born in 1990 turns 36 in 2026"),
        ("how old is someone who was born in nineteen ninety",
         "somebody born in 1990 turns 36 in 2026"),
        ("i was born in 1990 how old am i", "somebody born in 1990 turns 36 in 2026"),
        ("how old am I if I was born on 5 March 1990?",
         "somebody born on 5 March 1990 is 36 years old"),
        ("what year is it", "the year is 2026"),
        ("what month is it", "the month is November 2026"),
        ("what season is it", "the season is autumn in the north and spring in the south"),
        ("what year is next year", "next year is 2027"),
        ("2028年是闰年吗", "2028年是闰年"),
        ("今年是不是闰年", "2026年不是闰年"),
        ("下一个闰年是哪年", "下一个闰年是2028年"),
        ("2028年2月有多少天", "2028年2月有29天"),
        ("四月有几天", "4月有30天"),
        ("今年有多少天", "2026年有365天"),
        ("今天是今年第几周", "今天在2026年第47周"),
        ("1990年出生的人今年多大", "1990年出生的人2026年满36岁"),
        ("我是1990年出生的，今年几岁", "1990年出生的人2026年满36岁"),
        ("1990年3月5日出生的人现在几岁", "1990年3月5日出生的人现在36岁"),
        ("今年是哪一年", "今年是2026年"),
        ("现在是几月", "这个月是2026年11月"),
        ("下个月是几月", "下个月是2026年12月"),
        ("现在是什么季节", "现在北半球是秋季，南半球是春季"),
    ],
)  # fmt: skip
def test_years_months_weeks_and_ages_are_known(text: str, fact: str) -> None:
    assert told(text) == fact


@pytest.mark.parametrize(
    ("text", "earlier", "fact"),
    [
        ("and tomorrow?", "what day is it", "tomorrow is Monday, 23 November 2026"),
        ("what about christmas", "what day is it", "Christmas is on Friday, 25 December 2026"),
        ("and until easter", "how many days until christmas", "there are 126 days until Easter"),
        ("and easter?", "how many days until christmas", "there are 126 days until Easter"),
        ("那明天呢？", "今天星期几", "明天是2026年11月23日，星期一"),
        ("那春节呢", "离圣诞节还有几天", "距离春节还有76天"),
        ("and tomorrow", "what a day", None),
    ],
)
def test_another_day_is_asked_for_after_a_question_about_a_day(
    text: str, earlier: str, fact: str | None
) -> None:
    assert told(text, earlier) == fact


@pytest.mark.parametrize(
    "text",
    [
        "what a day",
        "have a nice day",
        "what day is it going to rain",
        "i may go on march",
        "tomorrow",
        "what is christmas",
        "what is the weather tomorrow",
        "when is your birthday",
        "how many days does it take to learn chinese",
        "how many days",
        "how long is a piece of string",
        "how old are you",
        "what day is 3/4/2026",
        "what day is 31 february 2026",
        "what happened on 4 july 1776",
        "i was born in 1990",
        "see you next friday",
        "how long until dinner",
        "what is may",
        "what year was rome founded",
        "is it a leap of faith",
        "monday is a bad day",
        "what is love",
        "what is 2026",
        "when is dinner",
        "今天天气怎么样",
        "明天见",
        "我今天很高兴",
        "几天不见",
        "今天吃什么",
        "明天会下雨吗",
        "你几岁了",
        "什么时候回家",
        "圣诞节是什么",
        "过去了多少天",
        "这几天",
        "星期几",
    ],
)
def test_what_is_not_asked_of_a_calendar_is_left_alone(text: str) -> None:
    assert told(text) is None


@given(st.text(max_size=300), st.lists(st.text(max_size=50), max_size=2))
def test_any_text_is_taken(text: str, earlier: list[str]) -> None:
    Calendar().find(Question(text, NOW, tuple(earlier)))


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.dates(date(2, 1, 2), date(9990, 1, 1)))
def test_any_date_is_told_on_any_day(when: date, today: date) -> None:
    now = datetime(today.year, today.month, today.day, tzinfo=UTC)
    words = told(f"what day is {when.isoformat()}", now=now)
    assert words is not None
    assert words.endswith(f"a {when:%A}")


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 20000))
def test_the_days_between_two_dates_are_those_of_the_calendar(start: date, days: int) -> None:
    end = start + timedelta(days)
    fact = told(f"how many days from {start.isoformat()} to {end.isoformat()}")
    assert fact is not None
    assert fact.endswith(f"are {days} {'day' if days == 1 else 'days'}")


@pytest.mark.parametrize("text", ["in 99999 years", "10000年后是几号", "what day is in 99999 days",
                                  "what day is it 99999 years ago"])  # fmt: skip
def test_days_beyond_the_calendar_are_nothing_or_told(text: str) -> None:
    assert told(text) in {None, "in 99999 days it is Thursday, 6 September 2300"}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("days between 1 may and 5 june 2026", "from 1 May 2026 to 5 June 2026 are 35 days"),
        (
            "how many days from 1 december to 3 january 2027",
            "from 1 December 2026 to 3 January 2027 are 33 days",
        ),
        (
            "how many days between 1 november and 1 december",
            "from 1 November 2026 to 1 December 2026 are 30 days",
        ),
        (
            "how many days from 1 may 2025 to 5 june",
            "from 1 May 2025 to 5 June 2025 are 35 days",
        ),
        (
            "how many days from 20 december 2024 to 3 january",
            "from 20 December 2024 to 3 January 2025 are 14 days",
        ),
        (
            "how many days from 29 february to 5 june 2027",
            "from 28 February 2027 to 5 June 2027 are 97 days",
        ),
        ("从5月1日到2026年6月5日有多少天", "从2026年5月1日到2026年6月5日有35天"),
        ("从2025年5月1日到6月5日有多少天", "从2025年5月1日到2025年6月5日有35天"),
        ("12月1日到明年1月3日有几天", "从2026年12月1日到2027年1月3日有33天"),
    ],
)
def test_the_year_of_one_date_belongs_to_both(text: str, fact: str) -> None:
    assert told(text) == fact


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("what is the day after tomorrow", "the day after tomorrow is Tuesday, 24 November 2026"),
        ("what is tomorrow?", "tomorrow is Monday, 23 November 2026"),
        (
            "what was the day before yesterday",
            "the day before yesterday was Friday, 20 November 2026",
        ),
    ],
)
def test_a_day_near_by_needs_no_more_words(text: str, fact: str) -> None:
    assert told(text) == fact


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("what day is the 25th", "25 November 2026 is a Wednesday"),
        ("what day was the 25th", "25 October 2026 was a Sunday"),
        ("what day is the 31st", "31 December 2026 is a Thursday"),
        ("20号星期几", "2026年12月20日是星期日"),
        ("how many days until the weekend", "there are 6 days until this Saturday"),
        ("元旦到现在多少天了", "元旦已经过去325天"),
    ],
)
def test_a_day_is_the_next_of_its_number_or_the_last(text: str, fact: str) -> None:
    assert told(text) == fact
