"""Pinyin in a text: syllables with tone numbers, which the network knows as words of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.ports import Language
from app.spoken_forms import Lexicon
from app.spoken_forms.homophones import is_syllable

_SYLLABLE: Final = re.compile(r"[A-Za-zü]{2,6}[1-5]")
_RUN: Final = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-zü]{2,6}[1-5])+(?![A-Za-z0-9])")
_IDEOGRAPHS: Final = range(0x4E00, 0xA000)


@dataclass(frozen=True, slots=True)
class Held:
    """A text in which an ideograph stands for each syllable, so that no rule reads its letters."""

    text: str
    syllables: Mapping[str, str]
    """By the ideograph, which stands for nothing else in the text."""

    def restored(self, said: str) -> str:
        """Put the syllables back into what became of the text, apart from other letters."""
        parts: list[str] = []
        before = ""
        for sign in said:
            part = self.syllables.get(sign, sign)
            apart = sign in self.syllables or before in self.syllables
            if apart and before and _is_latin(parts[-1][-1]) and _is_latin(part[0]):
                parts.append(" ")
            parts.append(part)
            before = sign
        return "".join(parts)


def held(text: str, language: Language, lexicon: Lexicon) -> Held:
    """Find the pinyin of an utterance, in a Chinese one or next to an ideograph.

    "MI5" in an English sentence is none, nor is "A4" in any: a letter alone is more often a name.
    """
    runs = [run for run in _RUN.finditer(text) if _is_meant(run, language)]
    if not runs:
        return Held(text, {})
    free, signs = _unused(text, lexicon), dict[str, str]()
    parts, at = [], 0
    for run in runs:
        parts.append(text[at : run.start()])
        for syllable in map(known_as, _SYLLABLE.findall(run[0])):
            if syllable not in signs:
                signs[syllable] = next(free)
            parts.append(signs[syllable])
        at = run.end()
    parts.append(text[at:])
    return Held("".join(parts), {sign: syllable for syllable, sign in signs.items()})


def known_as(syllable: str) -> str:
    """A syllable as the network learnt it: XVAN4 for xuan4, LV4 for lü4, ZHONG4 for zhong4."""
    plain = syllable.lower().replace("ü", "v")
    return re.sub("^([jqx])u", r"\1v", plain).upper()


def _is_meant(run: re.Match[str], language: Language) -> bool:
    text = run.string
    around = text[max(0, run.start() - 1) : run.start()] + text[run.end() : run.end() + 1]
    chinese = language == "zh" or any(ord(sign) in _IDEOGRAPHS for sign in around)
    return chinese and all(map(is_syllable, _SYLLABLE.findall(run[0])))


def _unused(text: str, lexicon: Lexicon) -> Iterator[str]:
    """The ideographs that stand neither in the text nor in the user's words, the rarest first."""
    used = {*text, *"".join(entry.words for entry in lexicon.entries)}
    return (sign for sign in map(chr, reversed(_IDEOGRAPHS)) if sign not in used)


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
