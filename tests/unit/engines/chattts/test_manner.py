"""How a voice speaks, and the user's words, changed while the engine stays open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.engines.chattts.engine import ChatTTSEngine
from app.engines.chattts.manner import Manner
from app.engines.chattts.prompt import Prompter
from app.ports import SpeechRequest
from app.spoken_forms import Entry, Lexicon
from app.turn import CancelToken

TEXT = "Open nginx."
WORDS = Lexicon((Entry("nginx", "engine x", "en"),))
Open = Callable[..., ChatTTSEngine]


def said(engine: ChatTTSEngine) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    chunks = engine.synthesize(SpeechRequest(TEXT), CancelToken())
    return np.concatenate([chunk.samples for chunk in chunks])


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """The text and the pace that the network is given for each utterance."""
    asked: list[tuple[str, int]] = []
    embed = Prompter.embed

    def noted(prompter: Prompter, text: str, voice: object, pace: int) -> object:
        asked.append((text, pace))
        return embed(prompter, text, voice, pace)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(Prompter, "embed", noted)
    return asked


def test_new_words_and_another_pace_hold_from_the_next_utterance_on(
    opened: Open, soon: Path, given: list[tuple[str, int]]
) -> None:
    engine = opened(soon)
    network = engine._network
    said(engine)
    engine.retune(Manner(pace=8, lexicon=WORDS))
    said(engine)
    (before, pace_before), (after, pace_after) = given[-2:]
    assert "engine x" not in before
    assert "engine x" in after
    assert (pace_before, pace_after) == (5, 8)
    assert engine._network is network


def test_a_retuned_engine_speaks_like_one_that_was_opened_so(opened: Open, soon: Path) -> None:
    wanted = Manner(pace=2, refine=True, oral=7, laugh=1, lexicon=WORDS)
    engine = opened(soon)
    plain = said(engine)
    engine.retune(wanted)
    assert np.array_equal(said(engine), said(opened(soon, manner=wanted)))
    assert engine._refiner is not None
    engine.retune(Manner())
    assert engine._refiner is None, "what it needs is given back"
    assert np.array_equal(said(engine), plain)


def test_an_utterance_that_is_being_said_is_not_torn(opened: Open, soon: Path) -> None:
    engine = opened(soon)
    whole = said(engine)
    chunks = engine.synthesize(SpeechRequest(TEXT), CancelToken())
    first = next(chunks)
    engine.retune(Manner(pace=9, refine=True, lexicon=WORDS))
    rest = [chunk.samples for chunk in chunks]
    assert np.array_equal(np.concatenate([first.samples, *rest]), whole)
