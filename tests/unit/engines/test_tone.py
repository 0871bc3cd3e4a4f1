from __future__ import annotations

import numpy as np
import pytest

from app.engines.tone import ToneEngine
from app.ports import SpeechRequest
from app.turn import CancelToken


def test_a_constant_level_is_constant_and_as_long_as_its_text() -> None:
    engine = ToneEngine(
        sample_rate=1000, seconds_per_character=0.1, chunk_seconds=0.25, frequency=0.0, level=0.5
    )
    chunks = list(engine.synthesize(SpeechRequest("one two"), CancelToken()))
    assert [len(chunk.samples) for chunk in chunks] == [250, 250, 200]
    assert all((chunk.samples == np.float32(0.5)).all() for chunk in chunks)
    marks = [(mark.start, mark.end, mark.sample) for chunk in chunks for mark in chunk.words]
    assert marks == [(0, 3, 0), (4, 7, 400)]


def test_the_tone_runs_through_its_chunks_without_a_click() -> None:
    engine = ToneEngine(sample_rate=8000, frequency=100.0, level=0.5)
    chunks = list(engine.synthesize(SpeechRequest("a longer text"), CancelToken()))
    samples = np.concatenate([chunk.samples for chunk in chunks])
    assert np.abs(np.diff(samples)).max() < 0.5 * 2 * np.pi * 100 / 8000 * 1.01
    assert samples.max() == pytest.approx(0.5, abs=0.01)
