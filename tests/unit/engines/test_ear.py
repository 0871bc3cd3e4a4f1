"""What is no speech."""

from __future__ import annotations

import numpy as np
import pytest

from app.engines.ear import Ear
from app.errors import BadSpeech


def test_nothing_leaves_it_beyond_full_scale() -> None:
    samples = np.linspace(-0.9, 0.9, 4000, dtype=np.float32)
    samples[7] = 1.7
    assert np.abs(Ear("voice").hear(samples)).max() == 1.0


def test_a_quiet_piece_is_no_failure_but_a_silent_utterance_is() -> None:
    ear = Ear("voice")
    ear.hear(np.zeros(1000, np.float32))
    with pytest.raises(BadSpeech, match="silent"):
        ear.finish()
    ear.hear(np.full(1000, 0.1, np.float32))
    ear.finish()
