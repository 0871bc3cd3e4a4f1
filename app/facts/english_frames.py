"""How people ask in English what a word means, and how it is said in Chinese."""

from __future__ import annotations

from app.facts.dictionary_wants import Want
from app.facts.patterns import HAN, NOT_HAN

_IN = r"(?:mandarin chinese|chinese|mandarin|english)"
_YOU = r"(?:you|i|we|one|they|people)"
_SPEAKERS = (
    r"(?:the chinese|chinese people|chinese speakers|people in china|they in china"
    r"|a chinese person|a chinese"
    r"|chinese folks|someone in china|someone chinese|people in beijing)"
)
_SAY = r"(?:say|translate|write|call|express|put|pronounce|turn|get|have)"
_WORD = r"(?:the |this |that |a )?(?:word|term|expression|phrase|concept)(?: called| of)?"
_WHAT_IT = (
    r"(?:what (?:does|do|is|are|would|did) (?:it|that|this|they|those|these)(?: even| actually"
    r"| really)?"
    r"(?: mean| be| called)?(?: exactly| again| then)?|what (?:it|that|this) (?:means|is)"
    r"|what is the meaning|what is its meaning"
    r"|what does the word mean)"
)
_KNOW = (
    r"(?:explain|describe|tell|teach|show|remind|inform|knows?|wonder|wondering|curious|asked"
    r"|asks|asking|learn|understand"
    r"|find out|figure out|idea|clue|question|sure|forgot|forget|remember|explaining|telling|say"
    r"|grasp|about|of|see)"
    r"(?: me| us| him| her| them| it| to (?:me|us|a \w+|kids|children|my \w+))?(?: exactly"
    r"| again| please)?"
)
_THING = (
    r"(?:things?|animals?|plants?|instruments?|musical instruments?|objects?|foods?|fruits?"
    r"|vegetables?|machines?|tools?|places?"
    r"|buildings?|birds?|fish|insects?|creatures?|devices?|vehicles?|sports?|feelings?|emotions?"
    r"|materials?|idea|ideas|concepts?|illness|disease|drink|dish|tree|flower|metal|gas|weather"
    r"|job|profession|beings?|stuff|substance)"
)
FRAMES: dict[Want | None, tuple[str, ...]] = {
    None: (
        (
            r"(?:(?:how|what) (?:do|would|can|could|should) (?:you|i|we|one|they|people) |how to )?"
            r"(?:say|translate|write|call|express|put) (?P<term>.+?) "
            rf"(?:in|into|to|as) (?P<to>{_IN})"
        ),
        (
            r"(?:how|what) (?:is|are) (?P<term>.+?) (?:said|written|called) "
            rf"in (?P<to>{_IN})"
        ),
        (
            r"(?:.{0,40} )?how (?P<term>.+?) (?:is|are|was|gets|would be|can be|should be) "
            r"(?:said|called|written|expressed|put|translated|pronounced|spoken|named) "
            rf"(?:in|into|to) (?P<to>{_IN})"
        ),
        rf"what does (?P<term>.+?) mean in (?P<to>{_IN})",
        (
            rf"(?:what (?:is|are) )?(?:the )?(?P<to>{_IN}) (?:(?:word|name|term|translation|"
            r"phrase|expression|characters?) )?(?:for|of) (?P<term>.+)"
        ),
        (
            r"(?:what (?:is|are) )?(?:the )?(?:word|name|translation) (?:for|of) "
            rf"(?P<term>.+?) (?:in|into|to) (?P<to>{_IN})"
        ),
        rf"(?:what (?:is|are) )?(?P<term>.+?) (?:in|into|to) (?P<to>{_IN})",
        (rf"(?:.{{0,60}} )?{_SAY} (?P<term>.+?) (?:in|into|to|as|using) (?P<to>{_IN})"),
        (
            rf"(?:.{{0,60}} )?(?P<to>{_IN}) (?:word|name|term|translation|phrase|expression"
            r"|characters?|version|equivalent) (?:for|of) (?P<term>.+)"
        ),
        (
            r"(?:.{0,60} )?(?:word|name|term|translation|expression) (?:for|of) "
            rf"(?P<term>.+?) (?:in|into|to) (?P<to>{_IN})"
        ),
        (
            r"what (?:would|will|could|does|do) (?P<term>.+?) (?:be|become|translate to"
            rf"|look like) in (?P<to>{_IN})"
        ),
        rf"what (?:do|would) {_SPEAKERS} (?:call|say for|say to|name) (?P<term>.+)",
        rf"how (?:do|does|would|can) {_SPEAKERS} (?:say|call|write) (?P<term>.+)",
        (
            rf"(?P<term>.+?) (?:how|what) (?:do|would|can|should) {_YOU} (?:say|call|write"
            r"|translate|put) "
            rf"(?:that|it|this) (?:in|into|to) (?P<to>{_IN})"
        ),
        (
            r"(?P<term>.+?) (?:what is|how is) (?:that|it|this|the word)(?: called"
            rf"| said)? in (?P<to>{_IN})"
        ),
        (
            rf"in (?P<to>{_IN}) (?:how|what) (?:do|would|can|should) {_YOU} (?:say|call"
            r"|write) (?P<term>.+)"
        ),
        rf"in (?P<to>{_IN}) what is (?P<term>.+)",
        (
            rf"(?:.{{0,40}} )?(?:translate|say|write|put|is) (?:this|the following|that|it"
            rf"|these)(?: \w+)? (?:in|into|to) (?P<to>{_IN}) (?P<term>.+)"
        ),
        rf"(?P<term>.+?) in (?P<to>{_IN}) (?:is|would be|means) what",
        rf"(?P<term>.+?) (?:is|are) (?:called )?what in (?P<to>{_IN})",
        (
            r".*\b(?P<to>chinese|mandarin)\b.* how (?:do|would|can|should) (?:you|i"
            r"|we) say (?P<term>.+)"
        ),
        (
            rf"(?:what is |tell me |give me )?(?:the )?pinyin and (?P<to>{_IN}) (?:for"
            r"|of) (?P<term>.+)"
        ),
        rf"(?:in (?P<to>{_IN}))(?: please)? (?P<term>.+)",
    ),
    "translation": (
        r"translate (?P<term>.+)",
        rf"{NOT_HAN}*(?:mean|english|translat){NOT_HAN}*(?P<term>{HAN}+){NOT_HAN}*",
        (
            rf"{NOT_HAN}*(?P<term>{HAN}+){NOT_HAN}*(?:mean|english|translat|what does|what is)"
            rf"{NOT_HAN}*"
        ),
        rf"how (?:do|would|can|should) (?:you|i|we) say (?P<term>(?:{HAN}| )+)",
    ),
    "meaning": (
        r"what (?:does|do) (?P<term>.+?) mean",
        r"(?:what is )?(?:the )?(?:meaning|definition) of (?P<term>.+)",
        r"what is meant by (?P<term>.+)",
        (
            r"what (?:do|does|would|did) (?:people|we|you|they|one|he|she|someone) (?:mean"
            r"|understand) (?:by|with|under|when they say) (?P<term>.+)"
        ),
        (
            rf"(?:.{{0,60}} )?{_WORD} (?P<term>.+?)(?: today| once| yesterday| somewhere| a lot)? "
            rf"(?:and |but )?(?:i do not know |no idea )?{_WHAT_IT}"
        ),
        (
            r"(?:.{0,60} )?(?:about|of|called|named|saw|see|seen|found|heard|read|mentioned|said"
            r"|says|ate|have|got) "
            r"(?P<term>.+?)(?: today| once| yesterday| somewhere| a lot| lately)? (?:and "
            rf"|but )?{_WHAT_IT}"
        ),
        (
            r"(?P<term>.+?) (?:please )?(?:(?:can|could|would) you )?(?:describe|explain"
            r"|define) (?:it|that|this|that word)"
        ),
        (
            r"(?:.{0,60} )?(?:to|you|please|and|somebody|someone|anyone|anybody) (?:define|explain"
            r"|describe) (?P<term>.+)"
        ),
        rf"{_WHAT_IT} (?P<term>.+)",
        rf"(?P<term>.+?) (?:meaning|definition|means what|defined|{_WHAT_IT})",
        (
            r"(?:.{0,40} )?(?:short |quick |simple |brief |easy |good |clear |basic )*(?:meaning"
            r"|definition"
            r"|explanation|description)s? (?:of|for) (?P<term>.+)"
        ),
        r"(?:what|how) would (?:you|one) define (?P<term>.+)",
    ),
    "definition": (
        r"what (?:exactly |actually )?(?:is|are) (?P<term>.+)",
        (
            r"(?:explain|describe|tell me|do you know|i want to know|i would like to know)"
            r"(?: to me)? what (?P<term>.+?) (?:is|are|means|mean)"
        ),
        r"(?:define|explain|describe) (?P<term>.+)",
        (
            r"(?:tell me|teach me|what do you know|what can you tell me|talk|talk to me|speak)"
            r"(?: something| more| a bit| a little)? about (?P<term>.+)"
        ),
        (
            rf"(?:.{{0,60}} )?{_KNOW} what (?P<term>.+?) (?:is|are|means|mean|was"
            r"|were)(?: all about"
            r"| like)?"
        ),
        r"(?P<term>.+?) (?:is|are) what",
        rf"what (?:kind|sort|type|species) of (?:a |an )?{_THING} (?:is|are) (?P<term>.+)",
        rf"(?P<term>.+?) (?:is|are) what (?:kind|sort|type) of (?:a |an )?{_THING}",
        (
            r"(?:how|what) (?:would|do|can|could|should) (?:you|i|we|one) (?:explain|describe"
            r"|define) (?P<term>.+)"
        ),
        r"what (?:would|do|can) (?:you|people|we) (?:say|think) (?P<term>.+?) (?:is|are)",
        (
            r"what is the (?:deal with|story with|story behind|idea behind|concept of|idea of"
            r"|notion of|thing about|point of|thing called) (?P<term>.+)"
        ),
        r"what is this thing called (?P<term>.+)",
        r"what is (?:this|that|a thing called|something called) (?P<term>.+?)(?: thing)?",
        r"what are these (?P<term>.+?)(?: things)?",
        r"(?P<term>.+?) explained?",
        (
            r"(?:explain|describe|define)(?: to me)? (?:the (?:concept|idea|notion|meaning) of"
            rf"|{_WORD}) (?P<term>.+)"
        ),
    ),
}

CUES: dict[Want | None, tuple[str, ...]] = {
    None: ("chin", "mandarin", "english", "beijing"),
    "translation": ("translat", "mean", "english", "say", "what does", "what is"),
    "meaning": ("mean", "defin", "expla", "descri", "what"),
    "definition": ("what", "defin", "expla", "descri", "about"),
}
"""One of them is in whatever asks for the thing."""

GOING_ON = (
    rf"(?:and |or |also |now )*(?:(?:what|how) about )?in (?P<to>{_IN})"
    r"|(?:(?:and|or|also|so) )?(?:what|how) about (?:the word |for )?(?P<term>.+)"
    r"|(?:and|or|also) (?:for |what is |the word )?(?P<term2>.+)"
)
"""Ways to go on from the question before."""
