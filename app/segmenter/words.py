"""The words that decide whether a full stop ends a sentence. English; Chinese has its own stop."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


BEFORE_NAME = _set(
    "mr mrs ms mx dr prof rev fr hon gen col maj capt cpt cmdr lt sgt pvt sen rep gov pres"
    " supt mt messrs mmes"
)
"""With a capital letter a name follows: never the end."""

BEFORE_MORE = _set(
    "e.g i.e eg ie vs v cf viz approx ca incl excl esp resp misc w.r.t a.k.a aka c.f i.a"
)
"""More of the same sentence follows: never the end."""

BEFORE_NUMBER = _set(
    "no nos nr fig figs eq eqs p pp vol vols ch chap sec art par para ed ver rev ref tab pt op tel"
    " approx c ca ex app ft lb lbs oz yd hr min sec"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""The end, but not before a number: "No. 5", but "He said no. Then"."""

BEFORE_CAPITAL = _set("etc a.m p.m am pm al ph.d m.d b.a m.a b.sc m.sc d.phil b.c a.d b.c.e c.e")
"""The end before a capital letter, unless it begins a day, a month or a time zone."""

COMPANY_LIKE = _set(
    "st ft inc ltd co corp llc plc bros jr sr esq dept est univ assn ave blvd rd mon tue tues wed"
    " thu thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""Both inside names and at the end: the end only before a word that begins sentences."""

ABBREVIATIONS = BEFORE_NAME | BEFORE_MORE | BEFORE_NUMBER | BEFORE_CAPITAL | COMPANY_LIKE
"""After any of these a full stop says nothing by itself."""

AFTER_TIME = _set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June"
    " July August September October November December GMT UTC EST EDT CST CDT MST MDT PST PDT CET"
    " CEST BST IST JST"
)
"""Capital words that go on after a time of day."""

STARTERS = _set(
    "The A An He She It They We You I This That These Those There Then But And So If When What Who"
    " Whose Which Why How Where Is Are Was Were Do Does Did Can Could Will Would Should May Must"
    " Please In On At For From To Of With As By My Your His Her Its Our Their Not No Yes Now Here"
    " However Also After Before While Once Let Meanwhile Although Though Since Because Next First"
    " Second Third Finally Some Many Most Few All Each Every Both One Two Or Nor Yet Still Even"
    " Perhaps Maybe Despite During Until Unless It's That's There's He's She's I'm I've I'll You're"
    " They're We're Don't"
)
"""Words that begin a sentence far more often than they go on in one."""

EXCLAIMING_NAMES = _set("yahoo jeopardy oklahoma wham")
"""Names that are written with an exclamation mark."""

ALWAYS_CAPITAL = _set("I I'm I've I'll I'd")
"""Words whose capital letter tells nothing after dots that trail off."""

SPEECH_VERBS = (
    "said|says|asked|asks|replied|answered|shouted|cried|whispered|added|wrote|thought|continued"
    "|explained|exclaimed|called|yelled|muttered|laughed|told|agreed|noted"
)
"""What follows a quotation that is only the first part of its sentence."""
