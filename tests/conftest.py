"""What every test is held to: no unexpected log record, no leaked thread, no connection outside."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.real_time import RealTime

if TYPE_CHECKING:
    from tests.fakes_keyring import MemoryKeyring

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # the window's language follows the system: here it is English
os.environ.pop("LANGUAGE", None)

_LOOPBACK = ("127.", "::1", "localhost")
_refused: list[str] = []


def pytest_configure(config: pytest.Config) -> None:
    """See to the tests that keep time with a sound server."""
    config.pluginmanager.register(RealTime())


def _watch_sockets(event: str, args: tuple[object, ...]) -> None:
    """Refuse every connection that would leave this machine, and remember it."""
    if event not in {"socket.connect", "socket.sendto", "socket.getaddrinfo"}:
        return
    address = args[0] if event == "socket.getaddrinfo" else args[1]
    host = address[0] if isinstance(address, tuple) else address
    if event != "socket.getaddrinfo" and not isinstance(address, tuple):
        return  # a path: AF_UNIX
    if host is None or str(host).startswith(_LOOPBACK):
        return
    _refused.append(f"{event} {host}")
    raise PermissionError(f"a test tried to reach {host}")


sys.addaudithook(_watch_sockets)


@pytest.fixture(autouse=True)
def no_connection_outside() -> Iterator[None]:
    _refused.clear()
    yield
    assert not _refused, f"tried to leave this machine: {_refused}"


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


class ExpectedLog:
    """Lets a test announce the log records of WARNING or above that it causes."""

    def __init__(self) -> None:
        self._announced: list[str] = []

    def expect(self, part: str) -> None:
        self._announced.append(part)

    def unexpected(self, records: list[logging.LogRecord]) -> list[str]:
        return [
            f"{record.levelname} {record.name}: {record.getMessage()}"
            for record in records
            if not any(part in record.getMessage() for part in self._announced)
        ]

    def missing(self, records: list[logging.LogRecord]) -> list[str]:
        said = [record.getMessage() for record in records]
        return [part for part in self._announced if not any(part in text for text in said)]


@pytest.fixture(autouse=True)
def expected_log() -> Iterator[ExpectedLog]:
    """Fail on an unannounced warning, and on an announced one that never came."""
    collector, expected = _Collector(), ExpectedLog()
    root = logging.getLogger()
    root.addHandler(collector)
    yield expected
    root.removeHandler(collector)
    assert not expected.unexpected(collector.records), expected.unexpected(collector.records)
    assert not expected.missing(collector.records), expected.missing(collector.records)


@pytest.fixture(autouse=True)
def no_leaked_thread() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 2.0
    for thread in set(threading.enumerate()) - before:
        if thread is not threading.current_thread() and "pytest" not in thread.name:
            thread.join(max(0.0, deadline - time.monotonic()))
            assert not thread.is_alive(), f"thread {thread.name} was left running"


@pytest.fixture(scope="module")
def one_thread() -> Iterator[None]:
    """Have torch use one: several on a busy machine wait for each other longer than they work."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def memory_keyring() -> Iterator[MemoryKeyring]:
    """The keyring of the system is one in memory meanwhile."""
    import keyring  # takes most of a second, and few tests need it

    from tests.fakes_keyring import MemoryKeyring

    before, made = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)
