"""The engines that speak: what they are called, and which of the user's own voices they can."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.voices import VoiceCard, VoiceShelf

AUTOMATIC: Final = "automatic"
"""In the settings: the best engine of those that have what they need."""
CHATTTS: Final = "chattts"
INDEXTTS: Final = "indextts"
LABELS: Final[Mapping[str, str]] = {CHATTTS: "ChatTTS", INDEXTTS: "IndexTTS"}
"""Those of the user's own voices, in the settings and on screen; the best first."""
SPARE: Final = "espeak"
SPARE_LABEL: Final = "espeak-ng"
"""The engine that needs nothing and has no voice of the user's own."""
SHERPA: Final = "sherpa"
SAMBERT: Final = "sambert"
"""The engine that sends what it says to a service on the internet."""
ALL_LABELS: Final[Mapping[str, str]] = {
    **LABELS,
    SHERPA: "sherpa-onnx",
    SPARE: SPARE_LABEL,
    SAMBERT: "Sambert",
}
"""Every engine, in the settings and on screen."""


@dataclass(frozen=True, slots=True)
class OwnVoice:
    """A voice on the shelf."""

    card: VoiceCard
    engines: tuple[str, ...]
    """Those that can speak it, the best first; none where it is a recording that is lost."""


def own_voices(shelf: VoiceShelf) -> tuple[OwnVoice, ...]:
    """The voices on the shelf, by name."""
    return tuple(OwnVoice(card, _speakers(shelf, card)) for card in shelf.cards())


def _speakers(shelf: VoiceShelf, card: VoiceCard) -> tuple[str, ...]:
    able = {CHATTTS: card.engine == CHATTTS, INDEXTTS: shelf.clip(card.name) is not None}
    return tuple(engine for engine in LABELS if able[engine])
