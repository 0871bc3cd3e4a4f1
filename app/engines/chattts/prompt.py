"""What the network reads before it speaks: who speaks, how fast, which words, in whose sound."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from app.voices import VoiceCard


class Prompter:
    """Uses a loaded `Chat`'s tokenizer and tables, on the processor."""

    def __init__(self, chat: Any) -> None:
        """Keep those parts; the others may go."""
        self._tokenizer = chat.tokenizer
        self._speaker = chat.speaker
        self._embed = chat.embed

    @torch.inference_mode()
    def embed(self, text: str, voice: VoiceCard, pace: int) -> Tensor:
        """The network's input, (tokens, hidden), single precision.

        Args:
            text: words of letters and ideographs; control tokens in it are obeyed.
            voice: a complete card: whose timbre, with its sample of speech if it has one.
            pace: 0 to 9, 5 for the voice's own.
        """
        decorated = self._speaker.decorate_code_prompts(
            [text], f"[speed_{pace}]", voice.sample_text or None, voice.embedding
        )
        sample = self._speaker.decode_prompt(voice.sample) if voice.sample else None
        tokens, _, is_text = self._tokenizer.encode(
            decorated, self._embed.num_vq, prompt=sample, device="cpu"
        )
        inputs: Tensor = self._embed(tokens, is_text)
        place = self._tokenizer.spk_emb_ids
        self._speaker.apply(inputs, voice.embedding, tokens, place, torch.device("cpu"))
        return inputs[0]
