"""Questions to the calendar in English, and their answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from app.facts.amounts import in_digits
from app.facts.calendar import asked as ask
from app.facts.calendar.english_dates import day
from app.facts.days import MONTHS, WEEKDAYS
from app.facts.grammar import Grammar
from app.facts.patterns import Pattern
from app.facts.spelling import Spelling

_GRAMMAR = Grammar(
    slots={
        "date": r"[\w][\w /.\-]{1,50}?",
        "one": r"[\w][\w /.\-]{1,50}?",
        "other": r"[\w][\w /.\-]{1,50}?",
        "year": r"\d{4}|this year|next year|last year|the current year",
        "month": "|".join(name.lower() for name in MONTHS),
        "unit": "days?|weeks?|months?|sleeps|long",
        "near": "day after tomorrow|day before yesterday|tomorrow|yesterday",
        "of": "(?:tomorrow|yesterday)s?",
        "weekday": "|".join(name.lower() for name in WEEKDAYS),
        "span": "year|month",
        "what": "year|month|season",
        "step": "(?:next|last) (?:year|month)",
        "thing": "[a-z]{3,12}",
        "birth": r"(?:in |on )?(?:the year )?[\w][\w /.\-]{2,30}",
    },
    parts={
        "which": "(what|which|what is the|which is the)",
        "of_date": "(day|date|weekday|day of the week|week day|day of week)",
        "now": "[today|now|right now|currently|at the moment]",
        "be": "(is|was|will be|will|does|did|are)",
        "until": "(until|till|til|to|before|for|is|to go until|unto)",
        "fall": "[be|fall|falls] [on] [this year]",
        "are": "[are|is] [there|it|we] [left|still|remaining|remain|have|more|to go|away]",
        "left": "[are|is|do] [there|it|we|i] [still] [have] (left|remaining|remain|more|to go)",
        "as": "[be|have been|been|count|counts|qualify|counted|classed] [as|as being|for]",
        "got": "[have|has|got|have got|has got]",
        "who": "(someone|somebody|a person|a man|a woman|a child|anyone|people|one)",
    },
)
_TODAY = _GRAMMAR.templates(
    "{which} {of_date} [is|it is] [it|today|this] {now}",
    "what is (todays|the current|current) {of_date}",
    "(todays|the|current) date {now}",
    "todays (day|weekday)",
    "what (day|date) [of the (week|month)] (is it|is today|are we|it is|do we have|today is) {now}",
    "what is today",
    "{which} {of_date} of the (week|month) is (it|today)",
    "date today",
    "is it <weekday> today",
)
_WHAT_DAY = _GRAMMAR.templates(
    "[on] {which} {of_date} {be} [it be|it] <date> {fall}",
    "what {be} the {of_date} [on|of|for] <date>",
    "[on] {which} {of_date} <date> (is|was|will be|falls on|fell on)",
    "[what is the] (weekday|day of the week|date|day) (of|for|on) <date>",
    "what will the {of_date} be <date>",
    "[the] date <date>",
    "[what (is|was)] <of> {of_date}",
    "(date|day|weekday) <of>",
    "(is|was) <date> [on] [a] <weekday>",
    "when (is|was|will be) <date>",
    "when will <date> be",
    "what (is|was|will be) [the] <date:near>",
    "[what] <date> is (what|which) {of_date}",
    "[i was] [born on] [on] <date> (what|which) {of_date} (is|was|will) (that|it|this) [be]",
    "what is <date>s date",
)
_BETWEEN = _GRAMMAR.templates(
    "[how many|number of] <unit> {are} (between|from) <one> (and|to|until|till) <other>",
    "what is the number of <unit> (between|from) <one> (and|to) <other>",
    "how long is it from <one> (to|until|till) <other>",
    "[from] <one> (to|until|till) <other> how many <unit> (is|are) (that|it|there|those)",
    "how many <unit> is it from <one> (to|until|till) <other>",
)
_UNTIL = _GRAMMAR.templates(
    "[how many] <unit> {are} {until} [the] <date>",
    "how many <unit> {are} {until} my <thing> on [the] <date>",
    "how many <unit> (until|till|to) <date> [are left|left|is it|are there|remain]",
    "how <unit> {are} (until|till|til|to|before) <date>",
    "how (far|long) (away|off|) is <date>",
    "how <unit> is it (until|till|to) <date>",
    "how [many] <unit> do (i|we) [still] have [to wait] (until|till|to|before) <date>",
    "how many <unit> away is <date>",
    "how (soon|far) is <date>",
    "countdown to <date>",
)
_SINCE = _GRAMMAR.templates(
    "how many <unit> [is it|has it been|have passed|are there] since <date>",
    "how <unit> [is it|has it been] since <date>",
    "how many <unit> ago (was|is) <date>",
    "how <unit> ago was <date>",
)
_LEFT = _GRAMMAR.templates(
    "how many days {left} (in|of) (the|this) <span>",
    "how many days {left} this <span>",
    "how many days [are|is] [there|it] (in|of) (the|this) <span> (left|remaining)",
)
_LEAP = _GRAMMAR.templates(
    "(is|was|will|would|does|did) [the year] <year> {as} [a] leap (year|day)",
    "(is|was|will|do|did) there [be] [a] leap (year|day) in [the year] <year>",
    "(does|did|will|has|had) [the year] <year> (have|has|had|got) "
    "(366 days|29 days in february|[a] (29 february|february 29|29th [of] february|february 29th))",
    "[is] <year> [is] [a] leap year [or not]",
)
_NEXT_LEAP = _GRAMMAR.templates(
    "(when|what|which [year]) (is|will be) the next leap year", "[the] next leap year"
)
_LENGTH = _GRAMMAR.templates(
    "how many days {are} (in|does|has|have) [the month of|month] <month> [of|in] [<year>] {got}",
    "[what is] [the] number of days [there are] in [the month of|month] <month> [<year>]",
    "[the month of] <month> [<year>] (has|is|got|has got) how many days [long|in it]",
    "how many days long is <month>",
    "how many days (in|does|has|have|is|are in|are there in) [the year] <year> [have|has]",
    "how long is [the month of] <month> [<year>]",
    "how many days [are|is|does] [there] [in|has] (the|this) <span> [have|has]",
)
_WEEK = _GRAMMAR.templates(
    "{which} [calendar] week [number] [of the year] (is it|are we in|is this|it is|is today) {now}",
    "what is the [current] week number {now}",
    "[current] week number {now}",
    "{which} week [number] [of the year] is <date> [in]",
)
_AGE = _GRAMMAR.templates(
    "how old (is|are|would be|would|will be) {who} [be] [now] [who] [is|was] born <birth>",
    "how old (am i|would i be|will i be|i am) [now] (if|when) i (was|am|were) born <birth>",
    "i (was|am) born <birth> how old am i [now]",
    "(if|when) i (was|am|were) born <birth> how old am i [now]",
    "born <birth> how old [am i|is that]",
    "{who} [who] [was|is] born <birth> is how old",
    "what age is {who} [who] [was|is] born <birth>",
)
_CURRENT = _GRAMMAR.templates(
    "{which} [current] <what> (is it|are we in|it is|do we have|is this) {now}",
    "what is the current <what>",
    "{which} (year|month) (is|was) <step>",
)
_SPELLING = Spelling(
    "the what which date day today todays tomorrow yesterday weekday week month year between from"
    " until till since many days weeks long left there christmas halloween valentines easter"
    " festival january february march april june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday leap number born season next last",
    others="form our ear hat tie may mat then than three where here hear lean lap lest rast fast"
    " list mouth moth weak text bore boring log along lift late data dare were wear tear seasons",
)
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_DAYS = {word: str(number) for number, word in enumerate(_ORDINALS, start=1)}
_DAYS |= {f"twenty {word}": str(number) for number, word in enumerate(_ORDINALS[:9], start=21)}
_DAYS |= {"thirtieth": "30", "thirty first": "31"}
_ORDINAL = Pattern("|".join(rf"\b{word}\b" for word in sorted(_DAYS, key=len, reverse=True)))
_CENTURY = Pattern(r"\b(1[89]|20) (\d\d)\b")


def read(sentence: str, today: date) -> ask.Asked | None:
    """Read a plain `sentence`; None if it is not about days."""
    words = _SPELLING.correct(re.sub("tom+or+ow", "tomorrow", sentence))
    words = _ORDINAL.sub(lambda found: _DAYS[found[0]], words.replace("ty-", "ty "))
    words = _CENTURY.sub(r"\1\2", in_digits(words))
    return next(_readings(words, today), None)


def read_another(sentence: str, before: ask.Asked, today: date) -> ask.Asked | None:
    """Read what follows a question about a day: "and tomorrow"."""
    words = re.sub(
        r"^(?:(?:what|how) about |and |or |until |till )+",
        "",
        in_digits(_SPELLING.correct(sentence)),
    )
    found = day(words, today)
    if not found:
        return None
    return (
        ask.Until(found[0], before.weeks) if isinstance(before, ask.Until) else ask.WhatDay(*found)
    )


def _readings(words: str, today: date) -> Iterator[ask.Asked]:
    if any(True for _ in _TODAY.fits(words)):
        yield ask.WhatDay(ask.Day(today, "today", "relative"))
    yield from _years(words, today)
    for found in _BETWEEN.fits(words):
        one, other = day(found["one"], today), day(found["other"], today)
        if one and other:
            years = _says_year(found["one"]), _says_year(found["other"])
            weeks = "week" in found.get("unit", "")
            yield ask.Between.of(one[0], other[0], years=years, weeks=weeks)
    for templates, past in ((_UNTIL, False), (_SINCE, True)):
        for found in templates.fits(words):
            if until := day(found["date"], today, past=past):
                yield ask.Until(until[0], "week" in found.get("unit", ""))
    past = bool(re.search(r"\b(?:was|did)\b", words))
    for found in _WHAT_DAY.fits(words):
        if which := day(found.get("date") or found["of"].rstrip("s"), today, past=past):
            yield ask.WhatDay(*which)


def _says_year(text: str) -> bool:
    return re.search(r"\d{4}|(?:this|next|last) year", text) is not None


def _years(words: str, today: date) -> Iterator[ask.Asked]:
    for found in _LEFT.fits(words):
        end = date(today.year, 12, 31) if found["span"] == "year" else None
        yield ask.LeftIn(end or _end_of_month(today), "year" if end else "month")
    for found in _LEAP.fits(words):
        yield ask.Leap(_year(found["year"], today))
    if any(True for _ in _NEXT_LEAP.fits(words)):
        yield ask.NextLeap(today.year)
    for found in _LENGTH.fits(words):
        yield _length(found, today)
    for found in _WEEK.fits(words):
        week = day(found.get("date", "today"), today)
        if week:
            yield ask.Week(week[0])
    for found in _AGE.fits(words):
        if birth := _age(found["birth"], today):
            yield birth
    for found in _CURRENT.fits(words):
        yield from _current(found)


def _year(text: str, today: date) -> int:
    if text.isdecimal():
        return int(text)
    return today.year + {"next year": 1, "last year": -1}.get(text, 0)


def _end_of_month(today: date) -> date:
    return today.replace(day=ask.Length(today.year, today.month).days)


def _length(found: dict[str, str], today: date) -> ask.Length:
    year = _year(found["year"], today) if "year" in found else None
    if "span" in found:
        return ask.Length(today.year, today.month if found["span"] == "month" else None)
    if "month" not in found:
        return ask.Length(year)
    month = [name.lower() for name in MONTHS].index(found["month"]) + 1
    return ask.Length(year or (today.year if month == 2 else None), month)


def _age(text: str, today: date) -> ask.Age | None:
    text = re.sub(r"^(?:in |on )?(?:the year )?", "", text)
    if re.fullmatch(r"\d{4}", text):
        return ask.Age(int(text)) if today.year - 130 <= int(text) <= today.year else None
    born = day(text, today, past=True)
    if not born or not re.search(r"\d{4}", text) or born[0].date > today:
        return None
    return ask.Age(born[0].date.year, born[0].date)


def _current(found: dict[str, str]) -> Iterator[ask.Asked]:
    if step := found.get("step"):
        yield ask.Current("year" if "year" in step else "month", -1 if "last" in step else 1)
    elif found["what"] == "year":
        yield ask.Current("year")
    else:
        yield ask.Current("month" if found["what"] == "month" else "season")
