"""How the voice on the internet joins the ladder: only where it was chosen and allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import key_store, paths, rungs
from app.engines.failover.ladder import Ladder
from app.errors import OfflineRefused
from app.events import Event, VoiceReplaced
from app.settings import SAMBERT, Privacy, Settings, Speech
from tests.fakes_keyring import MemoryKeyring


@pytest.fixture
def told() -> list[Event]:
    return []


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME, str(tmp_path))


@pytest.fixture
def with_key(memory_keyring: MemoryKeyring) -> None:
    key_store.keep(SAMBERT, "sk-something")
    assert memory_keyring.kept


def on_the_internet(*, offline: bool = False) -> Settings:
    return Settings(speech=Speech(engine=SAMBERT), privacy=Privacy(offline=offline))


@pytest.mark.usefixtures("with_key")
def test_offline_the_voice_on_the_internet_is_replaced_and_that_is_told(told: list[Event]) -> None:
    engine = rungs.speech(on_the_internet(offline=True), told.append)(None)
    assert engine.name == "espeak-ng"
    engine.close()
    (replaced,) = told
    assert isinstance(replaced, VoiceReplaced)
    assert isinstance(replaced.error, OfflineRefused)


@pytest.mark.usefixtures("with_key")
def test_the_voice_on_the_internet_stands_first_where_it_was_chosen(told: list[Event]) -> None:
    first = rungs.speech(on_the_internet(), told.append)(None)
    assert isinstance(first, Ladder)
    assert [engine.name for engine in first.rungs] == ["Sambert", "espeak-ng"]
    again = rungs.speech(on_the_internet(), told.append)(first)
    assert again is first
    back = rungs.speech(on_the_internet(offline=True), told.append)(first)
    assert isinstance(back, Ladder)
    assert [engine.name for engine in back.rungs] == ["espeak-ng"]
    first.close()
    back.close()


def test_the_voice_on_the_internet_is_in_no_ladder_of_the_settings() -> None:
    assert SAMBERT not in rungs.order(Speech(engine="automatic"))
    with pytest.raises(ValueError, match=SAMBERT):
        Speech(ladder=(SAMBERT, "espeak"))
