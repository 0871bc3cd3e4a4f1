"""Whether a machine hears the words: pocketsphinx with a closed grammar. English only.

An open dictionary mistakes a third of espeak's words; a grammar of slots mistakes none, if it is
cured of three things: digital silence, speech that begins at sample 0, and foreign sample rates.
It answers with some sentence of the grammar whatever it hears, so only the exact one counts, and
it does not notice short drop-outs: compare samples for those.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np
import soxr
from pocketsphinx import Decoder

from app.ports import Samples

SLOTS = (
    ("the doctor", "my brother", "the teacher", "our neighbor"),
    ("opens", "paints", "washes", "forgets"),
    ("the green window", "a small engine"),
    ("before breakfast", "in the afternoon"),
)
"""A sentence takes one phrase from each, so that every word has a rival in its place."""

_RATE = 16_000
_SILENCE = np.zeros(_RATE * 3 // 10, np.float32)
_DITHER = 8.0
"""Standard deviation in steps of 16 bit: enough that the decoder's noise floor is no zero."""
_LEVEL = 0.6


def sentences() -> Iterator[str]:
    """Every sentence of the grammar."""
    return (" ".join(phrases) for phrases in itertools.product(*SLOTS))


class Listener:
    """Hears one sentence of the grammar at a time."""

    def __init__(self, slots: Sequence[Sequence[str]] = SLOTS) -> None:
        self._decoder = Decoder(samprate=float(_RATE), lm=None, loglevel="FATAL")
        choices = " ".join(f"({' | '.join(slot)})" for slot in slots)
        grammar = f"#JSGF V1.0; grammar slots; public <sentence> = {choices};"
        self._decoder.add_jsgf_string("slots", grammar)
        self._decoder.activate_search("slots")

    def hear(self, samples: Samples, sample_rate: int) -> str:
        """The sentence that sounds most like `samples`; "" if none does."""
        speech = soxr.resample(samples, sample_rate, _RATE)
        sound = 32767 * _LEVEL * np.concatenate([_SILENCE, speech, _SILENCE])
        noise = np.random.default_rng(0).normal(0.0, _DITHER, len(sound))
        pcm = np.clip(sound + noise, -32768, 32767).astype(np.int16)
        self._decoder.start_utt()
        self._decoder.process_raw(pcm.tobytes(), full_utt=True)
        self._decoder.end_utt()
        heard = self._decoder.hyp()
        return str(heard.hypstr) if heard is not None else ""
