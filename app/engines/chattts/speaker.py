"""Voices: drawn from a seed the same way on every machine, and checked before they are used."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import torch

from app.engines.chattts.package import ENGINE
from app.errors import VoiceUnknown
from app.voices import VoiceCard


def complete(card: VoiceCard, speaker: Any) -> VoiceCard:
    """The card with its embedding, drawn from its seed where it has none.

    numpy's generator gives the same values everywhere, which torch's on different devices do not.

    Args:
        card: any card.
        speaker: a loaded `Chat`'s, which holds the mean and the spread of what was trained on.

    Raises:
        VoiceUnknown: the embedding is not of these weights' width.
    """
    if not card.embedding:
        noise = np.random.default_rng(card.seed).standard_normal(int(speaker.dim))
        values = speaker.mean.numpy() + speaker.std.numpy() * noise
        text = speaker._encode(torch.from_numpy(values.astype(np.float32)))  # noqa: SLF001  # only the package writes this form
        return replace(card, embedding=text)
    # A card holds no embedding that cannot be unpacked: it was checked when it was made.
    values = speaker._decode(card.embedding)  # noqa: SLF001  # only the package reads this form
    if values.shape != (int(speaker.dim),):
        raise VoiceUnknown(
            f"The voice {card.name} is damaged, or was made for other weights.",
            engine=ENGINE,
            retryable=False,
            remedy="Choose another voice, or import this one again.",
        )
    return card
