"""How a voice sounds, as it was heard, and how another engine is asked to sound like it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from statistics import median
from types import MappingProxyType
from typing import Final

import numpy as np

from app.engines.failover.loudness import BLOCK, Loudness, lufs, power
from app.engines.failover.pitch import pitches
from app.engines.failover.seam import FADE
from app.ports import AudioChunk, Samples, SpeechRequest

_HIGH: Final = 160.0
"""Hertz from which on a voice is high: those of men are at 85 to 155, of women at 165 to 255 in
the mean (Baken & Orlikoff, Clinical Measurement of Speech and Voice, 2000)."""
_TELLING, _PITCHES = 5, 100
"""Frames from which on a voice's pitch is known, and after which nobody looks any more."""
_MOST: Final = 9.0
"""Decibels by which a voice is made louder or softer."""
_FULL: Final = 0.98
_FASTEST, _SLOWEST = 1.25, 0.8


@dataclass(frozen=True, slots=True)
class Takes:
    """By what an engine can be made to sound like another."""

    speed: bool
    """Whether it heeds `SpeechRequest.speed`."""
    high: str
    low: str
    """The voice to ask for in place of a high one and of a low one."""


STYLES: Final[Mapping[str, Takes]] = MappingProxyType(
    {
        "espeak-ng": Takes(speed=True, high="+f2", low=""),
        "sherpa-onnx": Takes(speed=True, high="", low=""),
        "Sambert": Takes(speed=True, high="", low="sambert-zhichu-v1"),
    }
)
"""By what an engine is called on screen. The others take on a voice by its recording, or not.

What speakers a folder of sherpa-onnx has, and how high they are, it does not tell; one of its
families, Pocket, heeds no speed. Sambert's own choice are women; this man speaks both languages.
How loud an engine is nobody tells: that is measured of each, also of these.
"""


class Timbre:
    """What one voice of an engine was heard to sound like. Used by one thread."""

    def __init__(self) -> None:
        self._loudness = Loudness()
        self._held: Samples = np.empty(0, np.float32)
        self._rate = 1
        self._pitches: list[float] = []
        self.peak = 0.0
        """The loudest sample."""

    def push(self, chunk: AudioChunk) -> None:
        """Take the next piece in."""
        if chunk.sample_rate != self._rate:
            self._held, self._rate = np.empty(0, np.float32), chunk.sample_rate
        self._held = np.concatenate((self._held, chunk.samples))
        size = round(BLOCK * self._rate)
        while len(self._held) >= size:
            self._measure(self._held[:size])
            self._held = self._held[size:]
        self.peak = max(self.peak, float(np.abs(chunk.samples).max(initial=0.0)))

    def _measure(self, block: Samples) -> None:
        self._loudness.push(block, self._rate)
        if len(self._pitches) < _PITCHES:
            self._pitches += pitches(block, self._rate)

    @property
    def loudness(self) -> float | None:
        """LUFS, if it is known."""
        return self._loudness.level

    @property
    def pitch(self) -> float | None:
        """Hertz, if it is known."""
        return median(self._pitches) if len(self._pitches) >= _TELLING else None


def styled(
    request: SpeechRequest, engine: str, like: Timbre, paces: tuple[float | None, float | None]
) -> SpeechRequest:
    """A request without a voice, so that an engine sounds like another one.

    Args:
        request: What is to be said.
        engine: Who is asked.
        like: How the other one sounds.
        paces: How many times longer than people usually take the two take, the asked one first.
    """
    takes = STYLES.get(engine)
    if takes is None or request.voice:
        return request
    if like.pitch is not None:
        request = replace(request, voice=takes.high if like.pitch >= _HIGH else takes.low)
    own, other = paces
    if takes.speed and own is not None and other is not None:
        speed = request.speed * min(max(own / other, _SLOWEST), _FASTEST)
        request = replace(request, speed=speed)
    return request


class Leveller:
    """Makes what one engine says of an utterance as loud as another voice, within limits."""

    def __init__(self, like: Timbre, own: Timbre) -> None:
        """`own` is what is known of the voice that is heard; it may be nothing yet."""
        self._wanted = None if like is own else like.loudness
        self._known = own.loudness
        self._most = _FULL / max(own.peak, 1e-3)
        self._gain: float | None = None

    def level(self, chunk: AudioChunk) -> AudioChunk:
        """The piece as loud as it should be; never so loud that it is clipped."""
        if self._wanted is None:
            return chunk
        peak = float(np.abs(chunk.samples).max(initial=0.0))
        if peak == 0.0:
            return chunk
        if self._gain is None:
            own = self._known
            if own is None:
                own = lufs(power(chunk.samples, chunk.sample_rate))
            decibels = min(max(self._wanted - own, -_MOST), _MOST)
            self._gain = min(10.0 ** (decibels / 20.0), max(1.0, self._most))
        before, self._gain = self._gain, min(self._gain, max(1.0, _FULL / peak))
        ramp = np.full(len(chunk.samples), self._gain, np.float32)
        change = ramp[: int(FADE * chunk.sample_rate)]
        change[:] = np.linspace(before, self._gain, len(change))
        samples = np.clip(chunk.samples * ramp, -1.0, 1.0).astype(np.float32)
        return replace(chunk, samples=samples)
