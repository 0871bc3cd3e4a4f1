"""A whole answer through ChatTTS, on weights of noise, with espeak-ng below it."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from app.engines.chattts.engine import ChatTTSEngine, Placement
from app.engines.espeak import EspeakEngine
from app.engines.failover.ladder import Ladder
from app.events import TurnEnded, UtteranceFailed, UtteranceReady
from app.segmenter import TextSegmenter
from app.voices import VoiceShelf
from tests.unit.engines.chattts.conftest import release
from tools.chattts_weights.make import make

ANSWER = "The weather will be cold and rainy tomorrow. Привет, мир. Please bring a warm coat."


@pytest.fixture
def voices(tmp_path):
    folder = tmp_path / "weights"
    make(folder, ends="soon")
    torch.set_num_threads(1)
    chattts = ChatTTSEngine(
        folder, VoiceShelf(tmp_path), placement=Placement("cpu"), release=release(folder)
    )
    return Ladder((chattts, EspeakEngine()))


def test_each_sentence_is_said_by_the_best_voice_that_can(rig, voices):
    it = rig(engine=voices, segmenter=TextSegmenter)
    it.session.submit(ANSWER)
    it.finished()
    it.play_out(120.0)
    ready = [event for event in it.log.events if isinstance(event, UtteranceReady)]
    assert [event.engine for event in ready] == ["ChatTTS", "espeak-ng", "ChatTTS"]
    assert not [event for event in it.log.events if isinstance(event, UtteranceFailed)]
    (ended,) = it.log.wait(TurnEnded)
    assert ended.outcome == "completed"
    assert ended.heard == len(ANSWER)
    sound = np.concatenate(it.sound)
    assert np.abs(sound).max() > 0.005


def test_a_cancel_in_the_middle_leaves_the_voice_ready_for_the_next_turn(rig, voices):
    it = rig(engine=voices, segmenter=TextSegmenter)
    it.session.submit(ANSWER)
    it.synthesised(0.1)
    it.session.cancel()
    it.session.submit("Good morning, how are you today?")
    it.finished()
    ready = [event for event in it.log.events if isinstance(event, UtteranceReady)]
    assert ready[-1].engine == "ChatTTS"
    assert it.log.wait(TurnEnded)[0].outcome == "cancelled"
