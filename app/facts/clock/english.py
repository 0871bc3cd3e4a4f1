"""Questions to the clock in English, and their answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, time

from app.facts.clock.asked import Asked, Difference, TimeIn, TimeWhen, whole_hours
from app.facts.clock.places import HERE
from app.facts.clock.reading import Reading
from app.facts.days import WEEKDAYS
from app.facts.grammar import Grammar
from app.facts.spelling import Spelling

_NAME = r"[^\W\d_][^\d_]{1,40}?"
_GRAMMAR = Grammar(
    slots={
        "place": _NAME,
        "one": _NAME,
        "other": _NAME,
        "clock": r"\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m| oclock)?|noon|midnight|midday",
    },
    parts={
        "now": "[right] [now|rn|currently|at the moment|already] [there|over there|here|today]",
        "is_it": "(what time|what hour|how late) (is it|it is|will it be|would it be|is that)",
        "watch": "(the|your|my|our|this) (clock|watch|wall clock|computer clock|system clock)",
        "say": "(say|says|saying|show|shows|showing|read|reads|reading)",
        "apart": "(what|how big) is the (time|hour) (difference|gap) [between us]",
        "folk": "(she|he|they|you|we|(my|our|the) (wife|husband|mother|mum|mom|father|dad|parents"
        "|sister|brother|son|daughter|kids|boss|friend|friends|girlfriend|boyfriend|partner|family"
        "|client|customer|team|office|others))",
        "live": "(is|are|live|lives|am|stay|stays|work|works)",
        "the_time": "[the] [current|local|exact|right] time",
        "gap": "[what is|how big is|how much is|is there] [the|a] (time|hour) [zone] "
        "(difference|gap|diff|differences) [is there|is]",
        "hour": "(night|day|daytime|nighttime|morning|evening|afternoon|late|early|dark|light)",
        "and": "(and|to|with|from|vs|versus)",
        "how": "[by] how (many hours|much|far)",
    },
)
_HERE = _GRAMMAR.templates(
    "what (time|hour) (is it|it is|do you have|do we have|we have) {now}",
    "what [is] the [current|exact|local] time [is] {now}",
    "what is (current|local) time {now}",
    "(do you have|have you got|you got|got) the time {now}",
    "the [current|local|exact] time {now}",
    "(current time|time check|time now|time right now|how late is it) {now}",
    "what (does|is) (it|{watch}) {say} [on {watch}] {now}",
    "what time (does|is) {watch} {say} {now}",
    "what time (do you make it|is on {watch}|are we at) {now}",
    "[what is] the time on {watch} {now}",
)
_ELSEWHERE = _GRAMMAR.templates(
    "{is_it} {now} (in|at|over in|for) <place> {now}",
    "what time do they have {now} in <place> {now}",
    "[what [is]] {the_time} {now} (in|at|for|of|over in) <place> {now}",
    "(what time|in) (in|for) <place> (is it|it is) {now}",
    "what [is] [the] <place> time {now}",
    "what [is|does] the clock [say|says|show] in <place> {now}",
    "what time is it {now} <place> {now}",
    "<place> [local] time {now}",
    "time {now} <place> {now}",
    "in <place> what time is it {now}",
    "what day [of the week] is it {now} in <place> {now}",
    "is it [already|still] {hour} {now} in <place> {now}",
)
_ANOTHER = _GRAMMAR.templates("[what about|how about|and|or] [the time] [in] <place> {now}")
_DIFFERENCE = _GRAMMAR.templates(
    "{gap} (between|from|of) <one> {and} <other>",
    "{gap} <one> {and} <other>",
    "{gap} (to|with|from) <other>",
    "[what is] [the] difference between <one> time and <other> time",
    "{how} (is|are) <one> (ahead of|behind|in front of) <other>",
    "{how} (ahead of|ahead|behind|in front) (is|are) <one> [of|from|than|to] <other>",
    "(is|are) <one> (ahead of|behind) <other>",
    "{how} (ahead|behind) (is|are) <one> (compared to|compared with|versus|relative to|vs) <other>",
    "how many hours [are there] [difference] (between|from) <one> {and} <other>",
    "<one> <other> time [zone] difference",
    "time [zone] difference <one> <other>",
    "{how} (ahead of|ahead|behind|in front) (is|are) <other>",
    "(is it|where is it|where is it already) (later|earlier) [in|at] <one> or [in|at] <other>",
    "(where|which) is (later|earlier|ahead|behind) [in|at] <one> or [in|at] <other>",
    "(i|we|{folk}) {live} in <one> [and|but|while] {folk} {live} in <other> [so] "
    "({apart}|how many hours [apart|difference] (are we|are they|is that|is it) [apart])",
    "how many hours apart are <one> and <other>",
    "how many hours (lie|are) between <one> and <other>",
)
_WHEN = _GRAMMAR.templates(
    "(if|when|it is) [it is] <clock> [in|at] <one> [time] [then] {is_it} [in|for] <other>",
    "{is_it} [in|for] <other> (if|when) [it is] <clock> [in] <one> [time]",
    "<clock> [in|at] <one> [time] (is|equals) what [time] [in|for] <other> [time]",
    "[it is] <clock> [in|at] <one> [time] [so|and|then] {is_it} [in|for] <other>",
    "<clock> <one> time (what is that|what is it|what time is that) in <other> [time]",
    "[what [time] is|convert] <clock> [in] <one> [time] (in|to) <other> [time]",
)
_SPELLING = Spelling(
    "the what time current local difference between hours ahead behind about now when",
    others="that than then there here tie tim chat hat house our ours hour how who hen wen cue",
)


def _clock(slots: Mapping[str, str]) -> time | None:
    text = slots["clock"]
    if text in {"noon", "midday", "midnight"}:
        return time(0 if text == "midnight" else 12)
    found = re.fullmatch(r"(\d{1,2})(?:[:.](\d\d))?(?: ?([ap]m|oclock))?", text)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half in {"am", "pm"}:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif not (half or found[2]):
        return None  # "is 3 in Paris": three of what?
    return time(hour, minute) if hour < 24 and minute < 60 else None


READING = Reading(_HERE, _ELSEWHERE, _ANOTHER, _DIFFERENCE, _WHEN, _clock, _SPELLING.correct)


def say(asked: Asked, now: datetime) -> str:
    """Answer in one line."""
    match asked:
        case TimeIn(there) if there is HERE:
            return f"it is {now:%H:%M}"
        case TimeIn(there):
            local = there.at(now)
            return f"it is {local:%H:%M} in {there.en}, {WEEKDAYS[local.weekday()]}"
        case Difference(one, other):
            gap = one.ahead_of(other, now)
            if not gap:
                return f"it is the same time in {one.en} as {_in(other.en)}"
            hours = whole_hours(gap)
            unit = "hour" if hours == "1" else "hours"
            side = "ahead of" if gap.total_seconds() > 0 else "behind"
            return f"{one.en[0].upper()}{one.en[1:]} is {hours} {unit} {side} {other.en}"
        case TimeWhen(clock, one, other):
            shown, days = asked.answer(now)
            day = {1: " the next day", -1: " the day before"}.get(days, "")
            return (
                f"when it is {clock:%H:%M} {_in(one.en)}, it is {shown:%H:%M} {_in(other.en)}{day}"
            )


def _in(name: str) -> str:
    return name if name == HERE.en else f"in {name}"
