"""Keyrings of the test: one in memory, one that stays locked, one that is a plain file."""

from __future__ import annotations

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class MemoryKeyring(KeyringBackend):
    """Keeps what it is given, and which services it was asked for."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.asked: list[str] = []

    def get_password(self, service: str, username: str) -> str | None:
        self.asked.append(username)
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class LockedKeyring(MemoryKeyring):
    """Gives nothing out, and says more about it than one should repeat."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked(f"the secret of {username} is hidden")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked(f"{password} was not kept")


class PlainKeyring(MemoryKeyring):
    """A file that anybody can read: keyring itself rates such ones below 1."""

    priority = 0.5
