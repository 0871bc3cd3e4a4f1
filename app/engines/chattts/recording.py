"""A voice shown by a recording: its sound as codes, which a prompt may begin with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soxr

from app.engines.chattts.loading import load
from app.engines.chattts.vocoder import SAMPLE_RATE
from app.engines.chattts.weights import Release
from app.voices.clip import decoded


def codes_of(clip: bytes, folder: Path, release: Release) -> str:
    """What `VoiceCard.sample` takes: a clip in the package's text form.

    Takes the weights' encoder alone, on the processor.

    Args:
        clip: what `app.voices.clip.recorded` made of the recording.
        folder: of the weights.
        release: which ones they are.

    Raises:
        EngineUnavailable: the package or the weights are missing or do not fit.
    """
    samples, rate = decoded(clip)
    resampled = np.asarray(soxr.resample(samples, rate, SAMPLE_RATE), np.float32)
    return str(load(folder, release).sample_audio_speaker(resampled))
