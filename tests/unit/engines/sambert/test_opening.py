"""Whether Sambert may speak here at all, which is settled before anything is connected."""

from __future__ import annotations

import socket

import keyring
import pytest

from app import key_store
from app.engines.failover.blame import blame
from app.engines.sambert.engine import open_engine
from app.engines.sambert.voices import OFFERED
from app.errors import EngineUnavailable, KeyMissing, OfflineRefused
from tests.fakes_keyring import LockedKeyring, MemoryKeyring


@pytest.fixture
def no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even one that leads nowhere, nor a name looked up."""

    def refuse(*_args: object, **_options: object) -> None:
        raise AssertionError("a socket was opened, or a name looked up")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.mark.usefixtures("no_socket")
def test_offline_it_is_refused_before_any_socket_and_the_keyring_stays_shut(
    memory_keyring: MemoryKeyring,
) -> None:
    key_store.keep("sambert", "sk-something")
    memory_keyring.asked.clear()
    for offline in ({}, {"offline": True}):
        with pytest.raises(OfflineRefused) as refusal:
            open_engine(**offline)
        assert "Switch Offline off" in refusal.value.remedy
        assert "Privacy" in refusal.value.remedy
        assert blame(refusal.value) == "defect"
    assert not memory_keyring.asked


@pytest.mark.usefixtures("no_socket", "memory_keyring")
def test_without_a_key_it_says_how_to_give_one() -> None:
    with pytest.raises(KeyMissing) as refusal:
        open_engine(offline=False)
    assert "sottovoce key set sambert" in refusal.value.remedy


@pytest.mark.usefixtures("no_socket", "memory_keyring")
def test_with_a_key_it_opens_and_connects_to_nothing() -> None:
    key_store.keep("sambert", "sk-something")
    engine = open_engine(offline=False)
    assert engine.voices() == OFFERED
    engine.close()


@pytest.mark.usefixtures("memory_keyring")
def test_what_is_open_stays_until_the_key_is_another() -> None:
    key_store.keep("sambert", "sk-one")
    engine = open_engine(offline=False)
    assert open_engine(offline=False, before=engine) is engine
    key_store.keep("sambert", "sk-two")
    assert open_engine(offline=False, before=engine) is not engine


@pytest.mark.usefixtures("memory_keyring")
def test_a_keyring_that_stays_locked_is_no_riddle() -> None:
    keyring.set_keyring(LockedKeyring())
    with pytest.raises(EngineUnavailable, match="locked") as refusal:
        open_engine(offline=False)
    assert not refusal.value.retryable
    assert "Unlock" in refusal.value.remedy


def test_every_voice_says_what_it_speaks() -> None:
    assert len({voice.name for voice in OFFERED}) == len(OFFERED) == 37
    assert {voice.languages for voice in OFFERED} == {("zh", "en"), ("en",)}
