"""`sottovoce key`: a key goes from the keyboard into the keyring and is seen nowhere."""

from __future__ import annotations

import io
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator

import keyring
import pytest

from app import key_store, paths
from app.cli import main
from app.cli.main import FAILED, OK, USAGE, Windows
from tests.fakes_keyring import LockedKeyring

KEY = "sk-typed-by-hand"
PROMPT = b"Key for Sambert: "

pytestmark = pytest.mark.usefixtures("memory_keyring")


@pytest.fixture
def run(tmp_path, monkeypatch) -> Iterator[Callable[..., int]]:
    """The command line with a home of its own; what logging changed is put back."""
    monkeypatch.setenv(paths.HOME, str(tmp_path))
    root, windows = logging.getLogger(), Windows(lambda _a: 0, lambda _f: 0, lambda: "")
    before, level, hooks = list(root.handlers), root.level, (threading.excepthook, sys.excepthook)
    yield lambda *arguments: main.run(arguments, windows)
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    threading.excepthook, sys.excepthook = hooks


def test_a_key_from_a_pipe_is_kept_and_never_printed(run, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{KEY}\n"))
    assert run("key", "set", "sambert") == OK
    assert key_store.key("sambert") == KEY
    told = capsys.readouterr()
    assert "Sambert" in told.out
    assert KEY not in told.out + told.err


def test_a_key_that_is_typed_is_not_echoed(run, monkeypatch):
    pty = pytest.importorskip("pty", reason="there are no such terminals")
    keyboard, terminal = pty.openpty()
    shown = bytearray()

    def type_it():
        while not shown.endswith(PROMPT):
            shown.extend(os.read(keyboard, 1024))
        os.write(keyboard, f"{KEY}\n".encode())

    typist = threading.Thread(target=type_it)
    with os.fdopen(terminal, "r", closefd=False) as typed, os.fdopen(terminal, "w") as screen:
        monkeypatch.setattr(sys, "stdin", typed)
        monkeypatch.setattr(sys, "stderr", screen)
        monkeypatch.setattr("os.open", _no_terminal_of_the_process(os.open))
        typist.start()
        assert run("key", "set", "sambert") == OK
        typist.join()
        screen.write("end")
        screen.flush()
        while not shown.endswith(b"end"):
            shown.extend(os.read(keyboard, 1024))
    os.close(keyboard)
    assert key_store.key("sambert") == KEY
    assert KEY.encode() not in shown


def test_a_key_is_taken_out_again(run):
    key_store.keep("sambert", KEY)
    assert run("key", "remove", "sambert") == OK
    assert key_store.key("sambert") == ""
    assert run("key", "remove", "sambert") == FAILED


def test_neither_settings_nor_log_know_the_key(run, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{KEY}\n"))
    assert run("key", "set", "sambert", "--verbose") == OK
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(KEY.encode() in path.read_bytes() for path in files)


def test_a_locked_keyring_and_a_line_that_is_no_key_are_told(run, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n"))
    assert run("key", "set", "sambert") == FAILED
    assert "no key" in capsys.readouterr().err
    keyring.set_keyring(LockedKeyring())
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{KEY}\n"))
    assert run("key", "set", "sambert") == FAILED
    told = capsys.readouterr().err
    assert "locked" in told
    assert KEY not in told


def test_a_service_that_wants_no_key_is_refused(run, capsys):
    with pytest.raises(SystemExit) as exit_:
        run("key", "set", "espeak")
    assert exit_.value.code == USAGE
    assert "sambert" in capsys.readouterr().err


def _no_terminal_of_the_process(open_):
    """getpass asks the terminal that the process belongs to; here it is to ask the test's."""

    def refuse(path, *arguments, **options):
        if path == "/dev/tty":
            raise OSError(path)
        return open_(path, *arguments, **options)

    return refuse
