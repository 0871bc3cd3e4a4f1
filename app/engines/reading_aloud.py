"""How long people take to read a text aloud: what any voice is measured against."""

from __future__ import annotations

import re
from typing import Final

IDEOGRAPH: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")

LETTERS_A_SECOND: Final = 14.0
IDEOGRAPHS_A_SECOND: Final = 4.2
"""At a calm pace; spaces and marks count as letters."""

LONGEST: Final = 3.0
"""Times the time that a text may take. Beyond, words were invented."""
GRACE: Final = 2.5
"""Seconds that any text may last beside, for one word can be drawn out."""


def usual_seconds(text: str) -> float:
    """How long people read a text aloud at speed 1."""
    ideographs = len(IDEOGRAPH.findall(text))
    return ideographs / IDEOGRAPHS_A_SECOND + (len(text) - ideographs) / LETTERS_A_SECOND
