"""BigVGAN: from the latents of codes to sound (Lee et al., ICLR 2023), in a speaker's voice."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

import torch
from torch import Tensor

from app.engines.indextts.activation import REACH, Activation
from app.engines.indextts.config import CODE, BigVGANConfig
from app.engines.indextts.convolution import Padded, convolution, upsampling
from app.engines.indextts.team import Team

_SEEN: Final = 0.6
"""The share of what a stage can look to either side that is kept for it. What lies beyond changes
the sound by 2e-6 of its size at most (root mean square, random weights of several scales)."""


class BigVGAN:
    """The generator, without its speaker encoder."""

    def __init__(
        self,
        config: BigVGANConfig,
        state: Mapping[str, Tensor],
        *,
        threads: int = 1,
        half: bool = False,
    ) -> None:
        """Take the tensors of a vocoder's state but those of its speaker encoder.

        Args:
            config: of the vocoder.
            state: name to tensor.
            threads: those that torch has been given.
            half: multiply in 16 bits, where what comes of it is but added to a sum in 32.
        """
        self._team = Team(threads)
        self._enter = convolution(state, "conv_pre", half=half)
        self._voice = _Voice(state, "cond_layer")
        self._stages = [
            _Stage(config, state, number, self._team, half=half)
            for number in range(len(config.upsample_rates))
        ]
        self._activation = Activation(state, "activation_post")
        self._leave = convolution(state, "conv_post")
        self._needs = self._reaches()

    @torch.inference_mode()
    def __call__(
        self,
        latents: Tensor,
        speaker: Tensor,
        kept: range | None = None,
        *,
        pause: Callable[[], None] = lambda: None,
    ) -> Tensor:
        """Decode a stretch of an utterance.

        Args:
            latents: (codes, width).
            speaker: (embedding,).
            kept: the codes that are wanted; the others are context. Without it, all.
            pause: called every some ten milliseconds of work; what it raises ends the decoding.

        Returns:
            (kept codes * CODE,) of the sound, in (-1, 1).
        """
        kept = range(len(latents)) if kept is None else kept
        rows = self._entered(latents, speaker)
        rate, start = 1, 0
        for stage, needs in zip(self._stages, self._needs, strict=True):
            # What is no more seen from the wanted codes need not be computed.
            first = max(kept.start * rate - needs, start)
            rows = rows[first - start : kept.stop * rate + needs - start]
            rows = stage(rows, speaker, pause)
            rate, start = rate * stage.rate, first * stage.rate
        sound = self._left(rows)
        return sound[kept.start * CODE - start : kept.stop * CODE - start]

    def close(self) -> None:
        """Send the threads home."""
        self._team.close()

    def _entered(self, latents: Tensor, speaker: Tensor) -> Tensor:
        padded = Padded(
            len(latents), latents.shape[1], self._enter.reach, self._enter.dtype
        ).filled(latents)
        return self._enter(padded) + self._voice(speaker)

    def _left(self, rows: Tensor) -> Tensor:
        padded = Padded(len(rows), rows.shape[1], self._leave.reach)
        self._activation(rows, padded.whole, padded.margin, self._team)
        return self._leave(padded)[:, 0].tanh_()

    def _reaches(self) -> list[int]:
        """Samples, at the rate of what enters each stage, that the sound needs to either side."""
        reach, reaches = REACH + self._leave.reach, list[int]()
        for stage in reversed(self._stages):
            reach = -(-(reach + stage.reach) // stage.rate) + 1
            reaches.insert(0, math.ceil(_SEEN * reach))
        return reaches


class _Stage:
    """Raises the rate, then takes the mean of residual blocks with different kernels."""

    def __init__(
        self,
        config: BigVGANConfig,
        state: Mapping[str, Tensor],
        number: int,
        team: Team,
        *,
        half: bool,
    ) -> None:
        self.rate = config.upsample_rates[number]
        # In 16 bits it would double the error of everything, for all that follows adds to it.
        self._up = upsampling(state, f"ups.{number}.0", self.rate)
        self._voice = _Voice(state, f"conds.{number}")
        dilations = config.resblock_dilation_sizes
        self._blocks = [
            _Block(state, f"resblocks.{number * len(dilations) + block}", each, team, half=half)
            for block, each in enumerate(dilations)
        ]
        self._margin = max(block.margin for block in self._blocks)
        self.reach = max(block.reach for block in self._blocks)

    def __call__(self, rows: Tensor, speaker: Tensor, pause: Callable[[], None]) -> Tensor:
        entering = Padded(len(rows), rows.shape[1], self._up.reach).filled(rows)
        voice = self._voice(speaker)
        rows = self._up(entering).view(-1, len(voice)) + voice
        padded = Padded(len(rows), rows.shape[1], self._margin, self._blocks[0].dtype)
        total = rows.clone()
        self._blocks[0](total, padded, pause)
        stream = torch.empty_like(rows)
        for block in self._blocks[1:]:
            block(stream.copy_(rows), padded, pause)
            total += stream
        return total.div_(len(self._blocks))


class _Block:
    """Pairs of activated convolutions, the first of each dilated; each pair adds to the stream."""

    def __init__(
        self,
        state: Mapping[str, Tensor],
        name: str,
        dilations: Sequence[int],
        team: Team,
        *,
        half: bool,
    ) -> None:
        self._team = team
        made = partial(convolution, state, half=half)
        self._pairs = [
            (
                Activation(state, f"{name}.activations.{2 * number}"),
                made(f"{name}.convs1.{number}", dilation),
                Activation(state, f"{name}.activations.{2 * number + 1}"),
                made(f"{name}.convs2.{number}"),
            )
            for number, dilation in enumerate(dilations)
        ]
        reaches = [(pair[1].reach, pair[3].reach) for pair in self._pairs]
        self.margin = max(map(max, reaches))
        self.dtype = self._pairs[0][1].dtype
        self.reach = sum(map(sum, reaches)) + 2 * REACH * len(reaches)

    def __call__(self, stream: Tensor, padded: Padded, pause: Callable[[], None]) -> None:
        """Work on `stream` in place, with the memory of `padded`."""
        for first, dilated, second, plain in self._pairs:
            first(stream, padded.whole, padded.margin, self._team)
            second(dilated(padded), padded.whole, padded.margin, self._team)
            stream += plain(padded)
            pause()


class _Voice:
    """What a speaker adds to every sample of each channel."""

    def __init__(self, state: Mapping[str, Tensor], name: str) -> None:
        self._weight = state[f"{name}.weight"].squeeze(-1)
        self._bias = state[f"{name}.bias"]

    def __call__(self, speaker: Tensor) -> Tensor:
        return torch.addmv(self._bias, self._weight, speaker)
