"""What a neural voice is given to say: everything written out in words that it knows."""

from app.spoken_forms.lexicon import EMPTY, Entry, Lexicon
from app.spoken_forms.reading import Spoken, spoken

__all__ = ["EMPTY", "Entry", "Lexicon", "Spoken", "spoken"]
