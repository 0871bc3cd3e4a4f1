"""Whose voice speaks: the recordings on the shelf, and what the networks make of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from app.engines.indextts.checkpoint import Weights
from app.engines.indextts.conditioning import Conditioning, ConditioningCache
from app.engines.indextts.config import Config
from app.engines.indextts.mel import Mel
from app.engines.indextts.perceiver import Conditioner
from app.engines.indextts.reference import Reference
from app.engines.indextts.speaker import SpeakerEncoder
from app.engines.indextts.weights import ENGINE
from app.errors import UnreadableFile, VoiceCardRefused, VoiceUnknown
from app.voices import VoiceCard, VoiceShelf, seed_of


class Voices:
    """The cards that have a clip. The one that spoke last is at hand, the others on the disk."""

    def __init__(
        self,
        shelf: VoiceShelf,
        cache: ConditioningCache,
        config: Config,
        gpt: Weights,
        bigvgan: Weights,
    ) -> None:
        """Listen to nothing yet."""
        self._shelf = shelf
        self._cache = cache
        self._config = config
        self._gpt = gpt
        self._bigvgan = bigvgan
        self._known: tuple[str, Conditioning] | None = None

    def cards(self) -> Sequence[VoiceCard]:
        """The voices that can be spoken, by name."""
        return [card for card in self._shelf.cards() if self._shelf.clip(card.name) is not None]

    def choose(self, name: str) -> tuple[int, Conditioning]:
        """A voice: what its draws begin with, and what the networks make of it.

        Args:
            name: of a card, or of the one that is tried out; empty for the first of all.

        Raises:
            VoiceUnknown: there is no recording of it, or no speech in it.
        """
        card = self._card(name)
        clip = self._shelf.clip(name or card.name) if card is not None else None
        if card is None or clip is None:
            whose = f"the voice {name}" if name else "a voice"
            raise VoiceUnknown(
                f"IndexTTS has no recording of {whose}.",
                engine=ENGINE,
                retryable=False,
                remedy="Make a voice from a recording on the page Voices.",
            )
        return card.seed, self._conditioning(clip)

    def _card(self, name: str) -> VoiceCard | None:
        if not name:
            return next(iter(self.cards()), None)
        seed = seed_of(name)
        return self._shelf.get(name) if seed is None else self._shelf.tried_out(seed)

    def nobody(self) -> Conditioning:
        """A voice to warm up with where there is no recording yet."""
        gpt, speaker = self._config.gpt, self._config.bigvgan.speaker_embedding_dim
        return Conditioning(torch.zeros(1, gpt.model_dim), torch.zeros(speaker))

    def _conditioning(self, clip: Path) -> Conditioning:
        try:
            reference = Reference(clip)
            if self._known is None or self._known[0] != reference.digest:
                self._known = reference.digest, self._cache.of(reference, self._listen)
        except (VoiceCardRefused, UnreadableFile) as error:
            raise VoiceUnknown(
                str(error), engine=ENGINE, retryable=False, remedy=error.remedy
            ) from error
        return self._known[1]

    @torch.inference_mode()
    def _listen(self, samples: Tensor) -> Conditioning:
        """Hear a clip. The networks that do are made for it: it is seldom, and they are large."""
        mel = Mel()(samples)
        latents = Conditioner(self._config.gpt.condition_module, self._gpt)(mel)
        return Conditioning(latents, SpeakerEncoder(self._bigvgan)(mel))
