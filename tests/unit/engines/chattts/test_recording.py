"""A voice is made from a recording."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.engines.chattts.engine import ChatTTSEngine
from app.engines.chattts.recording import codes_of
from app.engines.chattts.vocoder import CODES_A_SECOND
from app.errors import VoiceUnknown
from app.ports import SpeechRequest
from app.turn import CancelToken
from app.voices import VoiceCard, VoiceShelf, voice_of
from app.voices.clip import recorded
from tests.recordings import hum
from tests.unit.engines.chattts.conftest import release


def test_a_recording_becomes_codes_of_its_length(soon: Path, tmp_path: Path, chat: Any) -> None:
    codes = codes_of(recorded(hum(tmp_path / "me.wav")), soon, release(soon))
    books, length = chat.speaker.decode_prompt(codes).shape
    assert books == 4
    assert length == pytest.approx(3.0 * CODES_A_SECOND, abs=2)


def test_a_voice_with_a_recording_speaks_otherwise_than_without(
    soon: Path, tmp_path: Path, shelf: VoiceShelf, opened: Callable[..., ChatTTSEngine]
) -> None:
    codes = codes_of(recorded(hum(tmp_path / "me.wav")), soon, release(soon))
    shelf.keep(VoiceCard("Plain", seed=2))
    shelf.keep(VoiceCard("Mine", seed=2, sample=codes, sample_text="hum hum hum"))
    engine = opened(soon)
    firsts = [
        next(engine.synthesize(SpeechRequest("Good day to you.", voice=name), CancelToken()))
        for name in ("Plain", "Mine")
    ]
    assert not np.array_equal(firsts[0].samples, firsts[1].samples)


def test_a_voice_that_is_tried_out_is_heard_with_its_recording_and_then_no_longer(
    soon: Path, tmp_path: Path, shelf: VoiceShelf, opened: Callable[..., ChatTTSEngine]
) -> None:
    codes = codes_of(recorded(hum(tmp_path / "me.wav")), soon, release(soon))
    engine = opened(soon)

    def first(voice: str) -> Any:
        request = SpeechRequest("Good day to you.", voice=voice)
        return next(engine.synthesize(request, CancelToken())).samples

    alone = first(voice_of(2))
    shelf.try_out(VoiceCard("Mine", seed=2, sample=codes, sample_text="hum hum hum"))
    assert not np.array_equal(first(voice_of(2)), alone)
    shelf.end_trial()
    assert np.array_equal(first(voice_of(2)), alone)


def test_another_engines_voice_that_is_tried_out_is_left_to_it(
    soon: Path, shelf: VoiceShelf, opened: Callable[..., ChatTTSEngine]
) -> None:
    engine = opened(soon)
    shelf.try_out(VoiceCard("Mine", "indextts", seed=2))
    with pytest.raises(VoiceUnknown):
        list(engine.synthesize(SpeechRequest("Good day.", voice=voice_of(2)), CancelToken()))
