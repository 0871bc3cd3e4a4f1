"""A connection to the service that can be given up at any moment, even before it is there."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import Final

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from app.engines.sambert.faults import closed, unanswered, unopened
from app.turn import CancelToken

_MUTE: Final = logging.getLogger(f"{__name__}.wire")
_MUTE.disabled = True
"""The library logs headers, with the key, and messages, with the text, to whoever debugs."""

_FAREWELL: Final = 0.5
"""Seconds for the other side to agree that all was said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """Seconds that the service has."""

    connect: float = 5.0
    first: float = 10.0
    """Until its first sound, once it was asked."""
    between: float = 5.0
    """Until more sound, or the end."""


class Connection:
    """Used by one thread; opened by another, for the look-up of a name cannot be broken off.

    Waiting ends at once when the token is set, and the service is then left without a farewell.
    """

    def __init__(self, url: str, key: str, *, seconds: float, over: CancelToken) -> None:
        """Begin to connect. Nothing is sent but the key."""
        self._url = url
        self._headers = {"Authorization": f"bearer {key}"}
        self._seconds = seconds
        self._over = over
        self._changed = threading.Condition()
        self._wire: ClientConnection | None = None
        self._error: Exception | None = None
        self._dropped = False
        self._unhook = over.on_cancel(self._drop)
        threading.Thread(target=self._open, name="sambert opening", daemon=True).start()

    def ask(self, command: str) -> None:
        """Wait for the connection and send the command; nothing once the token is set.

        Raises:
            EngineError: there is no connection, or it was closed.
        """
        with self._changed:
            there = self._changed.wait_for(self._settled, self._seconds)
            error = self._error if there else TimeoutError()
        if self._over.cancelled:
            return
        if error is not None or self._wire is None:
            raise unopened(error or TimeoutError()) from error
        try:
            self._wire.send(command)
        except ConnectionClosed as lost:
            if not self._over.cancelled:
                raise closed(lost) from lost

    def receive(self, seconds: float) -> str | bytes | None:
        """Wait for the next message; None once the token is set.

        Raises:
            EngineError: none came in time, or the connection was closed.
        """
        if self._wire is None or self._gone():
            return None
        try:
            return self._wire.recv(max(0.0, seconds))
        except TimeoutError as error:
            raise unanswered() from error
        except ConnectionClosed as error:
            if self._gone():
                return None
            raise closed(error) from error

    def leave(self) -> None:
        """Part in peace, after a task that is finished."""
        if self._wire is not None and not self._over.cancelled:
            self._wire.close()
        self.close()

    def close(self) -> None:
        """End it, whatever goes on. Never raises."""
        self._unhook()
        self._drop()

    def _gone(self) -> bool:
        """Whether nobody wants it any more; asked anew each time, as another thread says so."""
        return self._over.cancelled

    def _settled(self) -> bool:
        return self._wire is not None or self._error is not None or self._dropped

    def _open(self) -> None:
        try:
            wire = connect(
                self._url,
                additional_headers=self._headers,
                user_agent_header="Sottovoce",
                compression=None,
                open_timeout=self._seconds,
                close_timeout=_FAREWELL,
                ping_interval=None,
                logger=_MUTE,
            ).__enter__()
        except Exception as error:  # noqa: BLE001  told to the thread that waits
            with self._changed:
                self._error = error
                self._changed.notify_all()
            return
        with self._changed:
            self._wire = wire
            self._changed.notify_all()
            unwanted = self._dropped
        if unwanted:
            wire.close_socket()

    def _drop(self) -> None:
        """Shut the socket, on any thread: whoever waits on it is woken."""
        with self._changed:
            self._dropped = True
            self._changed.notify_all()
            wire = self._wire
        if wire is not None:
            wire.close_socket()
