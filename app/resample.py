"""Change of sample rate by soxr, as a stream and at once."""

from __future__ import annotations

import numpy as np
import soxr

from app.ports import Samples

QUALITY = "HQ"
"""20 bits, pass band to 91 % of Nyquist; it looks 40 ms of sound ahead."""


class Resampler:
    """Turns a stream of chunks from one rate into another; a plain copy where they are equal."""

    def __init__(self, source: int, target: int) -> None:
        """From `source` to `target` samples a second."""
        self.source = source
        self.target = target
        self._stream = (
            None
            if source == target
            else soxr.ResampleStream(source, target, 1, dtype="float32", quality=QUALITY)
        )

    def push(self, samples: Samples) -> Samples:
        """What is certain after `samples`; may be empty."""
        return self._run(samples, last=False)

    def flush(self) -> Samples:
        """What was held back. The stream is over: nothing may be pushed after it."""
        return self._run(np.empty(0, np.float32), last=True)

    def _run(self, samples: Samples, *, last: bool) -> Samples:
        if self._stream is None:
            return samples
        out: Samples = self._stream.resample_chunk(
            np.ascontiguousarray(samples, np.float32), last=last
        )
        return out


def resampled(samples: Samples, source: int, target: int) -> Samples:
    """All of `samples` at once, from `source` to `target` samples a second."""
    if source == target or not len(samples):
        return samples
    out: Samples = soxr.resample(samples, source, target, quality=QUALITY)
    return out.astype(np.float32, copy=False)
