"""Whether a mark ends a sentence, as in "Dr. Lee paid $3.50 in the U.S. The rest is free".

A verdict may wait for more text, but for no more than it needs, and never for the size of what
happened to arrive together: it depends on the text alone.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from app.segmenter import words


class Verdict(NamedTuple):
    """What is to be done at a mark."""

    kind: Literal["cut", "pass", "wait"]
    to: int = 0
    """Where to cut, or where to look on. Without a meaning while waiting."""


WAIT = Verdict("wait")

# Bounds on every run of characters keep the cost of one look constant.
_MARKS = re.compile(r"[.!?。！？…‥．｡‼⁇⁈⁉]{1,16}")
_CLOSERS = re.compile(
    r"(?:[\"'”’»」』）》】〉)\]*_~]|\[\^?[\w-]{1,16}\]"
    r"|\s?[\U0001f000-\U0001faff\u2600-\u27bf\u200d\ufe0f]){0,8}"
)
_NOTE_SO_FAR = re.compile(r"\[\^?[\w-]{0,16}$")
_SPACE = re.compile(r"\s{0,64}")
_OPENERS = re.compile(r"[\"'“‘«(\[*_~`]{0,8}")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f.]+")
_LABEL = re.compile(r"[\s\"'“‘(*_~]*(?:\d{1,3}|[A-Za-z]|[IVXLC]{1,5})$")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")

_FULL_WIDTH_ENDS = frozenset("。！？．｡")
_GOES_ON = frozenset("，、；：,;:)）—–")
_CJK = "\u2e80"

_ATTRIBUTION_WINDOW = 40
_ATTRIBUTION = re.compile(
    rf"(?:[A-Z][\w.'’-]*\s+){{1,3}}(?:{words.SPEECH_VERBS})\b"
    r"|[^，。！？,!?：:；;.“「\n]{0,8}?(?:说|道|问|答|喊|叫|想|笑|写|念)"
)
_CLAUSE_OVER = re.compile(r"[，。！？,!?：:；;]")


def judge(text: str, at: int, sentence: int, *, ended: bool) -> Verdict:
    """Tell whether the marks at `at` end a sentence.

    Args:
        text: as much as is known.
        at: where the first of the marks stands.
        sentence: where the sentence begins.
        ended: no more text follows in this block.
    """
    marks = _MARKS.match(text, at)
    run_end = marks.end() if marks else at + 1
    closers = _CLOSERS.match(text, run_end)
    end = closers.end() if closers else run_end
    if _NOTE_SO_FAR.match(text, end) and not ended:
        return WAIT
    return _judge_followed(text, at, run_end, end, sentence, ended=ended)


def _judge_followed(
    text: str, at: int, run_end: int, end: int, sentence: int, *, ended: bool
) -> Verdict:
    goes_on = Verdict("pass", run_end)
    follower = _follower(text, end)
    if follower == len(text):
        return goes_on if ended else WAIT
    gap = text[end].isspace()
    following, marks = text[follower], text[at:run_end]
    if following in _GOES_ON:
        return goes_on
    if not _FULL_WIDTH_ENDS.isdisjoint(marks):
        return Verdict("cut", end)
    if "…" in marks or (len(marks) > 1 and set(marks) <= {".", "‥"}):
        ends = _trail_ends(text, follower, ended=ended) if gap else False
    elif not gap:
        known = marks != "." or stops_for_sure(text, at, sentence, number=False)
        ends = following >= _CJK and known
    elif following.islower():
        ends = False
    else:
        ends = _mark_ends(text, at, follower, sentence, ended=ended)
    return WAIT if ends is None else Verdict("cut", end) if ends else goes_on


def _follower(text: str, end: int) -> int:
    """Where the first letter after `end` stands, behind spaces and what opens."""
    space = _SPACE.match(text, end)
    openers = _OPENERS.match(text, space.end() if space else end)
    return openers.end() if openers else end


def _word_before(text: str, at: int) -> str:
    """The Latin word that ends at `at`, with the full stops inside: "p.m"; "" if there is none."""
    reversed_word = _LATIN.match(text[max(0, at - 24) : at][::-1])
    return reversed_word[0][::-1].lstrip(".") if reversed_word else ""


def _next_word(text: str, follower: int, *, ended: bool) -> str | None:
    """The word at `follower`, "" if none stands there, None while it could grow."""
    word = _WORD.match(text, follower)
    if word is None:
        return ""
    if not ended and len(text) - word.end() < 2:  # an apostrophe and a letter may follow
        return None
    return word[0].replace("’", "'")


def _trail_ends(text: str, follower: int, *, ended: bool) -> bool | None:
    """Whether dots that trail off are followed by a new sentence."""
    if not text[follower].isupper():
        return False
    word = _next_word(text, follower, ended=ended)
    return None if word is None else word not in words.ALWAYS_CAPITAL


def _mark_ends(text: str, at: int, follower: int, sentence: int, *, ended: bool) -> bool | None:
    """Whether a mark ends the sentence that no small letter follows."""
    before = _word_before(text, at)
    word = before.lower()
    if text[at] == "!" and word in words.EXCLAIMING_NAMES:
        return _starts_sentence(text, follower, ended=ended)
    if text[at] != ".":
        return True
    if _LABEL.match(text, sentence, at):
        return False
    if not word:
        return True
    if word in words.BEFORE_MORE:
        return False
    return _abbreviation_ends(text, before, follower, ended=ended)


def _abbreviation_ends(text: str, written: str, follower: int, *, ended: bool) -> bool | None:
    word = written.lower()
    capitalised = written[0].isupper()
    if capitalised and word in words.BEFORE_NAME:
        return False
    if word in words.BEFORE_NUMBER and (text[follower].isdigit() or text[follower] == "+"):
        return False
    if word in words.BEFORE_CAPITAL:
        following = _next_word(text, follower, ended=ended)
        return None if following is None else following not in words.AFTER_TIME
    initial = len(word) == 1 and capitalised
    if initial or _DOTTED.match(word) or (capitalised and word in words.COMPANY_LIKE):
        return _starts_sentence(text, follower, ended=ended)
    return True


def _starts_sentence(text: str, follower: int, *, ended: bool) -> bool | None:
    word = _next_word(text, follower, ended=ended)
    return None if word is None else word in words.STARTERS or text[follower] >= _CJK


def stops_for_sure(text: str, at: int, sentence: int, *, number: bool = True) -> bool:
    """Whether the full stop at `at` can be nothing but the end, before a space or Chinese.

    `number`: what is to be thought of one behind a digit.
    """
    if text[at - 1 : at] == "." or _LABEL.match(text, sentence, at):
        return False
    word = _word_before(text, at).lower()
    if not word:
        return number and text[at - 1 : at].isdigit()
    return len(word) > 1 and "." not in word and word not in words.ABBREVIATIONS


def judge_enclosed(text: str, opened: int, end: int, sentence: int, *, ended: bool) -> Verdict:
    """Tell whether a sentence ends with the quotation or bracket `text[opened:end]`.

    “我来了。”他说 goes on; 他说：“我来了。” does not, and neither does a sentence in brackets
    of its own.
    """
    goes_on = Verdict("pass", end)
    marks = text[end - 2]
    if marks not in ".!?。！？":
        return goes_on
    closers = _CLOSERS.match(text, end)
    cut = closers.end() if closers else end
    if _NOTE_SO_FAR.match(text, cut) and not ended:
        return WAIT
    follower = _follower(text, cut)
    if follower == len(text):
        return goes_on if ended else WAIT
    if text[follower].islower() or text[follower] in _GOES_ON:
        return goes_on
    before = text[sentence:opened].rstrip()
    if text[end - 1] in ")）]】":
        ends: bool | None = not before or before[-1] in ".!?。！？"
    elif not any(map(str.isalnum, before)):
        ends = _no_attribution(text, follower, ended=ended)
    elif text[follower] >= _CJK:
        ends = before[-1] in "：:，,"
    else:
        ends = True
    return WAIT if ends is None else Verdict("cut", cut) if ends else goes_on


def _no_attribution(text: str, follower: int, *, ended: bool) -> bool | None:
    window = text[follower : follower + _ATTRIBUTION_WINDOW]
    known = ended or len(window) == _ATTRIBUTION_WINDOW
    attribution = _ATTRIBUTION.match(window)
    if attribution and (known or attribution.end() < len(window)):
        return False
    return True if known or _CLAUSE_OVER.search(window) else None
