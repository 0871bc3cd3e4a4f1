"""What a neural voice is given for a text, or why it cannot say it."""

from __future__ import annotations

import re
from typing import Final

from app.errors import SynthesisFailed, UnsayableText
from app.ports import Language
from app.spoken_forms import Lexicon, Spoken, spoken

_STOP: Final = re.compile("[.。] ?")
_TONE: Final = re.compile("[?!？！]")


def written_out(
    text: str, language: Language, lexicon: Lexicon, *, engine: str, label: str
) -> Spoken:
    """Write out in words what a neural voice would leave out or read wrong.

    Args:
        text: one utterance.
        language: of the utterance.
        lexicon: the user's own words.
        engine: what an error says it is from.
        label: what the engine is called on screen.

    Raises:
        UnsayableText: part of it is in a script that such voices never learnt.
        SynthesisFailed: there is no word in it.
    """
    said = spoken(text, language, lexicon)
    if said.unsayable:
        raise UnsayableText(
            f"{label} knows English and Chinese letters only.", engine=engine, retryable=False
        )
    if not any(letter.isalpha() for letter in said.text):
        raise SynthesisFailed(
            "There is nothing in it that can be said.", engine=engine, retryable=False
        )
    return said


def toned(said: Spoken, source: str) -> str:
    """What is said, with the question and exclamation marks of its source for its full stops."""

    def with_tone(stop: re.Match[str]) -> str:
        after = said.offsets[stop.end()] if stop.end() < len(said.text) else len(source)
        tone = _TONE.search(source, said.offsets[stop.start()], after)
        return tone[0] + stop[0][1:] if tone else stop[0]

    return _STOP.sub(with_tone, said.text)
