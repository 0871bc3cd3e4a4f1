"""How a neural voice is asked to speak, whoever it is."""

from __future__ import annotations

from dataclasses import dataclass

from app.spoken_forms import EMPTY, Lexicon


@dataclass(frozen=True, slots=True)
class Manner:
    """The voice's own controls, and the user's words."""

    pace: int = 5
    """0 to 9, 5 for the voice's own."""
    refine: bool = False
    """Whether the network first puts in what people put into speech. The three below are for it."""
    oral: int = 2
    """0 to 9: how much it talks as people do among themselves."""
    laugh: int = 0
    """0 to 2: how readily it laughs."""
    pause: int = 4
    """0 to 7: how many pauses it makes."""
    lexicon: Lexicon = EMPTY
