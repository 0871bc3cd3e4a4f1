"""Keys to services on the internet, in the keyring of the system and nowhere else."""

from __future__ import annotations

from types import ModuleType
from typing import Final

from app.errors import KeyringUnavailable, KeyUnusable

SYSTEM: Final = "sottovoce"
"""Under what name the keyring keeps all of them."""
_SAFE: Final = 1
"""The priority from which on keyring recommends a backend: below are plain files."""


def key(service: str) -> str:
    """The key to `service`; empty if there is none.

    Raises:
        KeyringUnavailable: there is no keyring, or it stays locked.
        KeyUnusable: what is kept there is no key.
    """
    keyring = _keyring()
    try:
        kept = keyring.get_password(SYSTEM, service)
    except keyring.errors.KeyringError as error:
        raise _locked(error) from error
    return _checked(kept) if kept else ""


def keep(service: str, key: str) -> None:
    """Put the key to `service` into the keyring, in the place of the one before.

    Raises:
        KeyringUnavailable: there is no keyring, or it stays locked.
        KeyUnusable: that is no key.
    """
    checked, keyring = _checked(key), _keyring()
    try:
        keyring.set_password(SYSTEM, service, checked)
    except keyring.errors.KeyringError as error:
        raise _locked(error) from error


def forget(service: str) -> bool:
    """Take the key to `service` out of the keyring; False if there was none.

    Raises:
        KeyringUnavailable: there is no keyring, or it stays locked.
    """
    keyring = _keyring()
    try:
        if keyring.get_password(SYSTEM, service) is None:
            return False
        keyring.delete_password(SYSTEM, service)
    except keyring.errors.KeyringError as error:
        raise _locked(error) from error
    return True


def _checked(key: str) -> str:
    """The key as it can stand in a header: one that breaks the line would write a second one."""
    bare = key.strip()
    if not bare or not bare.isascii() or not bare.isprintable() or " " in bare:
        raise KeyUnusable("That is no key: it is empty, or holds what no key has.")
    return bare


def _keyring() -> ModuleType:
    """The library, once it has found a keyring that is safe. Its import takes most of a second."""
    try:
        import keyring
        import keyring.errors
    except ImportError as error:
        raise KeyringUnavailable(
            "The package keyring is not installed.",
            remedy='Install it: pip install "sottovoce[sambert]".',
        ) from error
    if keyring.get_keyring().priority < _SAFE:
        raise KeyringUnavailable("This computer has no keyring that is safe.")
    return keyring


def _locked(error: Exception) -> KeyringUnavailable:
    """That the keyring gives nothing out. What it says itself may name its contents."""
    return KeyringUnavailable("The keyring stays locked.", detail=type(error).__name__)
