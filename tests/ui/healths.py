"""What a ladder of three tells of itself."""

from __future__ import annotations

import math

from app.engines.failover.record import Figures, Percentiles, Trouble
from app.engines.failover.rung import Health
from app.errors import OutOfMemory

FULL = OutOfMemory("The graphics card's memory is full.", engine="chattts")
NEW = Figures(0, None, None, {}, ())
RESTING = Health(
    "ChatTTS",
    "open",
    False,
    95.0,
    FULL,
    38.2,
    Figures(
        24,
        0.311,
        Percentiles(0.041, 0.083, 0.094),
        {"OutOfMemory": 2, "BadSpeech": 1},
        (
            Trouble(10.0, "BadSpeech", "The voice was silent."),
            Trouble(88.0, "OutOfMemory", str(FULL)),
        ),
        (0.31, 0.3, 0.33, 1.4, 0.32, 0.29),
    ),
)
SLOW = Health(
    "IndexTTS",
    "closed",
    False,
    12.0,
    None,
    None,
    Figures(3, 1.62, Percentiles(0.9, 2.4, 2.4), {}, (), (1.6, 1.7, 1.56)),
)
SPARE = Health(
    "espeak-ng",
    "closed",
    False,
    300.0,
    None,
    None,
    Figures(7, 0.012, Percentiles(0.001, 0.004, 0.004), {}, (), (0.012,) * 7),
)
LADDER = (RESTING, SLOW, SPARE)
BROKEN = Health("ChatTTS", "open", False, 4000.0, FULL, math.inf, NEW)
