from __future__ import annotations

import numpy as np
import pytest

from app.resample import Resampler, resampled


def _tone(rate: int, seconds: float = 1.0) -> np.ndarray:
    return np.sin(2 * np.pi * 440 * np.arange(int(rate * seconds)) / rate).astype(np.float32)


@pytest.mark.parametrize("source", [16_000, 22_050, 24_000, 44_100])
def test_a_stream_in_chunks_of_any_size_equals_the_tone_at_the_new_rate(source):
    resampler, random = Resampler(source, 48_000), np.random.default_rng(1)
    tone, out, start = _tone(source), [], 0
    while start < len(tone):
        size = int(random.integers(1, 2000))
        out.append(resampler.push(tone[start : start + size]))
        start += size
    out.append(resampler.flush())
    sound = np.concatenate(out)
    assert len(sound) == 48_000
    np.testing.assert_allclose(sound[4800:-4800], _tone(48_000)[4800:-4800], atol=1e-3)


def test_equal_rates_are_a_plain_copy():
    resampler, tone = Resampler(48_000, 48_000), _tone(48_000)
    np.testing.assert_array_equal(resampler.push(tone), tone)
    assert len(resampler.flush()) == 0
    assert resampled(tone, 48_000, 48_000) is tone


def test_the_whole_at_once_has_the_length_of_the_same_time():
    assert len(resampled(_tone(22_050), 22_050, 48_000)) == 48_000
    assert len(resampled(np.empty(0, np.float32), 22_050, 48_000)) == 0
