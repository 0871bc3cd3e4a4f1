"""Which voice engine speaks, by the settings, and what takes its place."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import torch

from app import assembly
from app.engines import registry
from app.errors import NoDevice, WeightsMissing
from app.events import Event, VoiceLoading, VoiceReplaced
from app.settings import ChatTTS, Settings, Speech


@pytest.fixture
def told() -> list[Event]:
    return []


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOTTOVOCE_HOME", str(tmp_path))


def neural(**chosen: object) -> Settings:
    known = msgspec.structs.replace(ChatTTS(licence_accepted=True), **chosen)
    return Settings(speech=Speech(engine="chattts"), chattts=known)


def opened(settings: Settings, told: list[Event]) -> str:
    engine = assembly.speech(settings, told.append)()
    name = engine.name
    engine.close()
    return name


def test_without_a_wish_the_voice_that_is_always_there_speaks(told: list[Event]) -> None:
    assert opened(Settings(), told) == "espeak-ng"
    assert not told


def test_weights_whose_licence_was_not_accepted_are_not_opened(told: list[Event]) -> None:
    assert opened(neural(licence_accepted=False), told) == "espeak-ng"
    assert len(told) == 1
    assert isinstance(told[0], VoiceReplaced)
    assert isinstance(told[0].error, WeightsMissing)
    assert "licence" in str(told[0].error)
    assert told[0].engine == "espeak-ng"


def test_without_a_card_the_spare_speaks_and_the_reason_is_told(
    told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert opened(neural(), told) == "espeak-ng"
    assert isinstance(told[0], VoiceLoading)
    assert told[0].stage == "device"
    assert isinstance(told[-1], VoiceReplaced)
    assert isinstance(told[-1].error, NoDevice)


def test_missing_weights_are_told_with_their_folder(
    told: list[Event], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert opened(neural(weights=str(tmp_path / "mine")), told) == "espeak-ng"
    assert isinstance(told[-1], VoiceReplaced)
    assert str(tmp_path / "mine") in str(told[-1].error)


def test_what_is_not_installed_is_told_with_the_command(
    told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "find_spec", lambda name: None if name == "torch" else object())
    assert opened(neural(), told) == "espeak-ng"
    assert isinstance(told[-1], VoiceReplaced)
    assert "sottovoce[neural]" in told[-1].error.remedy
