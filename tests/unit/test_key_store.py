"""Keys to services: in the system's keyring, whole and nowhere else."""

from __future__ import annotations

import sys

import keyring
import pytest

from app import key_store
from app.errors import KeyringUnavailable, KeyUnusable
from tests.fakes_keyring import LockedKeyring, MemoryKeyring, PlainKeyring

pytestmark = pytest.mark.usefixtures("memory_keyring")


def test_a_key_is_kept_replaced_and_forgotten() -> None:
    assert key_store.key("sambert") == ""
    key_store.keep("sambert", "  sk-one\n")
    assert key_store.key("sambert") == "sk-one"
    key_store.keep("sambert", "sk-two")
    assert key_store.key("sambert") == "sk-two"
    assert key_store.forget("sambert")
    assert not key_store.forget("sambert")
    assert key_store.key("sambert") == ""


@pytest.mark.parametrize("text", ["", "  ", "two words", "sk-\r\nHost: elsewhere", "sk-ключ", "\0"])
def test_what_can_be_no_key_is_neither_kept_nor_given_out(
    text: str, memory_keyring: MemoryKeyring
) -> None:
    with pytest.raises(KeyUnusable) as refusal:
        key_store.keep("sambert", text)
    assert not memory_keyring.kept
    assert not text.strip() or text not in f"{refusal.value}"
    if text:
        memory_keyring.kept[key_store.SYSTEM, "sambert"] = text
        with pytest.raises(KeyUnusable):
            key_store.key("sambert")


def test_a_locked_keyring_is_named_and_nothing_it_says_is_repeated() -> None:
    keyring.set_keyring(LockedKeyring())
    for act in (lambda: key_store.key("a"), lambda: key_store.keep("a", "sk-secret")):
        with pytest.raises(KeyringUnavailable) as refusal:
            act()
        told = f"{refusal.value} {refusal.value.detail}"
        assert "secret" not in told
        assert "locked" in told


def test_a_keyring_that_is_a_plain_file_is_not_used() -> None:
    keyring.set_keyring(PlainKeyring())
    with pytest.raises(KeyringUnavailable, match="safe"):
        key_store.keep("sambert", "sk-one")


def test_without_the_package_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(KeyringUnavailable) as refusal:
        key_store.key("sambert")
    assert "sottovoce[sambert]" in refusal.value.remedy
