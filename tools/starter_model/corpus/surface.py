"""How people really write: without capitals or marks, with fillers and slips of the finger."""

from __future__ import annotations

import re
from random import Random

from tools.starter_model.chatml import Language

_BEFORE = {
    "en": (
        *("please ", "hey, ", "ok, ", "okay ", "um, ", "uh, ", "so ", "so, ", "well, ", "and "),
        *("sottovoce, ", "hey sottovoce, ", "hello, ", "hi, ", "oh, ", "ah, ", "now ", "but "),
        *("just a question, ", "quick question: ", "say, ", "listen, ", "look, ", "right, "),
        *("actually, ", "honestly, ", "by the way, ", "btw ", "hmm, ", "oh and ", "computer, "),
    ),
    "zh": (
        *(
            "请问",
            "那个，",
            "嗯，",
            "那",
            "你好，",
            "Sottovoce，",
            "我想问一下，",
            "哎，",
            "喂，",
            "嘿，",
        ),
        *(
            "对了，",
            "话说",
            "其实",
            "哦，",
            "好，",
            "那么，",
            "呃，",
            "诶，",
            "我说，",
            "听着，",
            "话说回来，",
        ),
    ),
}
_AFTER = {
    "en": (
        *(" please", ", please", ", sottovoce", " now", ", thanks", " then", " pls", " mate"),
        *(", ok", ", will you", " :)", " lol", ", my friend", " actually", ", you know"),
    ),
    "zh": (
        "呢",
        "呀",
        "啊",
        "哈",
        "哦",
        "呗",
        "，谢谢",
        "，好吗",
        "，Sottovoce",
        "，行吗",
        "～",
        "哈哈",
    ),
}
_MARKS = {
    "en": ("", "", "", ".", "?", "?", "!", "...", " ?"),
    "zh": ("", "", "？", "？", "。", "！", "?", "～"),
}
_SLIP_RATE = 0.07
_BEFORE_RATE = 0.12
_AFTER_RATE = 0.08
_LOOSE_RATE = 0.25
"""How often a word that has a shorter or looser form is written in it."""
_LOOSE: dict[Language, dict[str, tuple[str, ...]]] = {
    "en": {
        "what is": ("what's", "whats"),
        "who is": ("who's", "whos"),
        "how is": ("how's", "hows"),
        "that is": ("that's", "thats"),
        "it is": ("it's", "its"),
        "i am": ("i'm", "im"),
        "you are": ("you're", "youre", "ur"),
        "i have": ("i've", "ive"),
        "i will": ("i'll",),
        "i would": ("i'd",),
        "do not": ("don't", "dont"),
        "does not": ("doesn't", "doesnt"),
        "did not": ("didn't", "didnt"),
        "cannot": ("can't", "cant", "can not"),
        "is not": ("isn't", "isnt"),
        "are not": ("aren't", "arent"),
        "let us": ("let's", "lets"),
        "was not": ("wasn't",),
        "have not": ("haven't", "havent"),
        "will not": ("won't", "wont"),
        "going to": ("gonna",),
        "want to": ("wanna",),
        "got to": ("gotta",),
    },
    "zh": {"什么": ("啥",), "怎么": ("咋",), "你": ("您",), "怎样": ("怎么样",)},
}
_SHORT_RATE = 0.05
_SHORT = {
    "you": "u",
    "are": "r",
    "your": "ur",
    "please": "pls",
    "thanks": "thx",
    "because": "cuz",
    "to": "2",
    "okay": "ok",
    "what": "wat",
    "doing": "doin",
    "tomorrow": "tmrw",
    "really": "rly",
}


def _slip(text: str, random: Random) -> str:
    """Drop, double or swap one letter, or drop a word."""
    at = random.randrange(len(text) - 1)
    match random.randrange(4):
        case 0:
            return text[:at] + text[at + 1 :]
        case 1:
            return text[:at] + text[at] + text[at:]
        case 2:
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        case _:
            words = text.split(" ")
            del words[random.randrange(len(words))]
            return " ".join(words) or text


def _case(text: str, random: Random) -> str:
    chance = random.random()
    if chance < 0.45:
        return text[:1].upper() + text[1:].replace(" i ", " I ").replace(" i'm", " I'm")
    if chance < 0.55:
        return text.lower().replace("'", "")
    if chance < 0.57:
        return text.upper()
    return text


def loosen(template: str, language: Language, random: Random) -> str:
    """Write some words of `template` in their spoken or abbreviated forms; slots stay."""
    for full, loose in _LOOSE[language].items():
        if full in template and random.random() < _LOOSE_RATE:
            bounds = r"\b" if language == "en" else ""
            template = re.sub(f"{bounds}{full}{bounds}", random.choice(loose), template)
    if language == "en" and random.random() < _SHORT_RATE:
        template = re.sub(r"(?<!\{)\b\w+\b", lambda word: _SHORT.get(word[0], word[0]), template)
    return template


def roughen(text: str, language: Language, random: Random, *, slips: bool) -> str:
    """Write `text` as somebody might type it. `slips` must be off where a word is copied."""
    if random.random() < _BEFORE_RATE:
        text = random.choice(_BEFORE[language]) + text
    if random.random() < _AFTER_RATE:
        text += random.choice(_AFTER[language])
    if slips and len(text) > 4 and random.random() < _SLIP_RATE:
        text = _slip(text, random)
    if language == "en":
        text = _case(text, random) if slips else text[:1].upper() + text[1:]
    return text + random.choice(_MARKS[language])
