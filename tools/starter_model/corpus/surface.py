"""How people really write: without capitals or marks, with fillers and slips of the finger."""

from __future__ import annotations

from random import Random

from tools.starter_model.chatml import Language

_BEFORE = {
    "en": ("please ", "hey, ", "ok, ", "um, ", "so ", "sottovoce, ", "well, ", "hello, ", "and "),
    "zh": ("请问", "那个，", "嗯，", "那", "你好，", "Sottovoce，", "我想问一下，", "哎，"),
}
_AFTER = {
    "en": (" please", ", please", ", sottovoce", " now", ", thanks", " then"),
    "zh": ("呢", "呀", "啊", "，谢谢", "，好吗", "，Sottovoce"),
}
_MARKS = {
    "en": ("", "", "", ".", "?", "?", "!", "...", " ?"),
    "zh": ("", "", "？", "？", "。", "！", "?", "～"),
}
_SLIP_RATE = 0.06
_FILLER_RATE = 0.08


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
    if chance < 0.50:
        return text.lower().replace("'", "")
    if chance < 0.52:
        return text.upper()
    return text


def roughen(text: str, language: Language, random: Random, *, slips: bool) -> str:
    """Write `text` as somebody might type it. `slips` must be off where a word is copied."""
    if random.random() < _FILLER_RATE:
        text = random.choice(_BEFORE[language]) + text
    if random.random() < _FILLER_RATE:
        text += random.choice(_AFTER[language])
    if slips and len(text) > 4 and random.random() < _SLIP_RATE:
        text = _slip(text, random)
    if language == "en":
        text = _case(text, random) if slips else text[:1].upper() + text[1:]
    return text + random.choice(_MARKS[language])
