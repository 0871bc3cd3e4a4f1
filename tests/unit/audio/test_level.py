from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.audio.level import EdgeTrim
from app.ports import AudioChunk, WordMark
from app.silence import SILENT

_RATE = 10_000
_FADE = 50


def _utterance(lead: int, sound: int, tail: int, pause: int = 0) -> np.ndarray:
    random = np.random.default_rng(5)
    loud = random.uniform(0.1, 0.9, sound) * random.choice([-1, 1], sound)
    loud[sound // 2 : sound // 2 + pause] = 0.0
    return np.concatenate((np.zeros(lead), loud, np.zeros(tail))).astype(np.float32)


def _trimmed(samples, cuts=(), words=()):
    trim, out = EdgeTrim(), []
    edges = [0, *sorted(cuts), len(samples)]
    for start, stop in itertools.pairwise(edges):
        inside = tuple(word for word in words if start <= word.sample < stop)
        out.append(trim.push(AudioChunk(samples[start:stop], _RATE, inside)))
    out.append(trim.finish())
    return [chunk for chunk in out if chunk is not None]


def _sound(chunks) -> np.ndarray:
    return np.concatenate([chunk.samples for chunk in chunks] or [np.empty(0, np.float32)])


def test_silence_goes_and_every_loud_sample_stays_as_it_is():
    samples = _utterance(400, 1000, 600)
    sound = _sound(_trimmed(samples))
    assert len(sound) == _FADE + 1000 + _FADE
    np.testing.assert_array_equal(sound[_FADE:-_FADE], samples[400:1400])


def test_a_pause_inside_the_utterance_is_kept():
    samples = _utterance(100, 2000, 100, pause=900)
    np.testing.assert_array_equal(_sound(_trimmed(samples))[_FADE:-_FADE], samples[100:2100])


def test_an_abrupt_start_and_end_are_faded():
    sound = _sound(_trimmed(_utterance(0, 1000, 0)))
    assert sound[0] == 0.0
    assert sound[-1] == 0.0


def test_an_utterance_of_silence_is_nothing():
    assert _trimmed(np.full(5000, SILENT / 2, np.float32), cuts=[100, 2000]) == []
    assert _trimmed(np.empty(0, np.float32)) == []


def test_the_silent_end_alone_is_held_back():
    trim = EdgeTrim()
    samples = _utterance(100, 1000, 500)
    first = trim.push(AudioChunk(samples[:800], _RATE))
    assert first is not None
    assert len(first.samples) == _FADE + 700 - _FADE
    second = trim.push(AudioChunk(samples[800:], _RATE))
    assert second is not None
    assert len(first.samples) + len(second.samples) == _FADE + 1000


def test_the_engines_own_samples_are_left_alone():
    samples = _utterance(0, 500, 0)
    before = samples.copy()
    _trimmed(samples)
    np.testing.assert_array_equal(samples, before)


@given(
    st.tuples(*[st.integers(0, 300)] * 3),
    st.lists(st.integers(0, 900), max_size=6),
    st.lists(st.integers(0, 899), max_size=5),
)
def test_chunks_and_words_do_not_depend_on_the_cuts(lengths, cuts, places):
    samples = _utterance(*lengths)
    cuts = [cut for cut in cuts if cut <= len(samples)]
    places = sorted(place for place in places if place < len(samples))
    words = [WordMark(number, number + 1, place) for number, place in enumerate(places)]
    whole, pieces = _trimmed(samples, (), words), _trimmed(samples, cuts, words)
    np.testing.assert_array_equal(_sound(pieces), _sound(whole))
    said = [word for chunk in pieces for word in chunk.words]
    if pieces:
        assert [word.start for word in said] == list(range(len(words)))
        dropped = max(0, lengths[0] - _FADE)
        for word, place in zip(said, places, strict=True):
            expected = min(max(0, place - dropped), len(_sound(pieces)))
            assert word.sample == pytest.approx(expected, abs=1)
