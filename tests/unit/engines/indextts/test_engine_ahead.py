"""What the engine was told would follow is decoded beside, and sounds as it would have alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.engines.indextts.decoder import Decoder, Utterance
from app.engines.indextts.engine import IndexTTSEngine
from app.errors import BadSpeech
from app.ports import SpeechRequest, Wording
from app.turn import CancelToken
from tests.unit.engines.indextts.test_engine import TEXT, counted, opened, sound, stocked

FOLLOWING = (
    "It was a bright cold day in April.",
    "我们去公园散步吧。",
    "The weather is fine today.",
)
"""Texts that these weights bring to an end."""


@pytest.fixture
def exact(tmp_path: Path) -> Iterator[IndexTTSEngine]:
    made = opened(tmp_path, stocked(tmp_path), precision="float32")
    yield made
    made.close()


def wordings(*texts: str) -> tuple[Wording, ...]:
    return tuple(Wording(text, "en" if text.isascii() else "zh") for text in texts)


def test_what_was_foretold_is_said_as_ever_in_fewer_steps(
    exact: IndexTTSEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = counted(monkeypatch)
    texts = wordings(TEXT, *FOLLOWING)
    alone = [sound(exact.synthesize(request(one), CancelToken())) for one in texts]
    needed = len(steps)
    steps.clear()
    for number, one in enumerate(texts):
        asked = replace(request(one), following=texts[number + 1 :])
        heard = sound(exact.synthesize(asked, CancelToken()))
        assert np.abs(heard - alone[number]).max() < 2e-2 * np.abs(heard).max()
    assert len(steps) < 0.8 * needed
    assert max(steps) > 1


@pytest.mark.parametrize("raised", [MemoryError(), BadSpeech("No.", engine="indextts")])
def test_what_goes_wrong_with_what_follows_costs_nothing_before_it_is_asked_for(
    exact: IndexTTSEngine, monkeypatch: pytest.MonkeyPatch, raised: Exception
) -> None:
    begun: list[object] = []
    begin = Decoder.begin

    def failing_ahead(self: Decoder, *parts: Any, **more: Any) -> Utterance:
        begun.append(parts)
        if len(begun) > 1:
            raise raised
        return begin(self, *parts, **more)

    monkeypatch.setattr(Decoder, "begin", failing_ahead)
    asked = SpeechRequest(TEXT, following=wordings(*FOLLOWING))
    assert list(exact.synthesize(asked, CancelToken()))
    assert len(begun) == 1 + len(FOLLOWING)


def test_a_turn_that_ended_leaves_nothing_behind(exact: IndexTTSEngine) -> None:
    cancel = CancelToken()
    asked = SpeechRequest(TEXT, following=wordings(*FOLLOWING))
    most = 0
    for _ in exact.synthesize(asked, cancel):
        most = max(most, len(exact._ahead._begun))
        if most:
            cancel.cancel()
    assert most
    assert not exact._ahead._begun


def request(wording: Wording) -> SpeechRequest:
    return SpeechRequest(wording.text, wording.language)
