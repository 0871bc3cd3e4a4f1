"""Text as written to text as said."""

from app.speakable.code import speak_code
from app.speakable.inline import speak
from app.speakable.script import LONGEST_LETTER, language_of, spoken_seconds
from app.speakable.spoken import Saying, Spoken

__all__ = [
    "LONGEST_LETTER",
    "Saying",
    "Spoken",
    "language_of",
    "speak",
    "speak_code",
    "spoken_seconds",
]
