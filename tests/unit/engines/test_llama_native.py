from __future__ import annotations

import os
import subprocess
import sys
import threading

import psutil
import pytest

from app.engines.llama import native


@pytest.mark.skipif(sys.platform != "linux", reason="asks libgomp")
def test_openmp_threads_are_told_to_sleep_before_the_library_loads() -> None:
    """libgomp itself prints what it was told."""
    environment = {k: v for k, v in os.environ.items() if k != "OMP_WAIT_POLICY"}
    child = subprocess.run(
        [sys.executable, "-c", "import app.engines.llama.model"],
        env={**environment, "OMP_DISPLAY_ENV": "TRUE"},
        capture_output=True,
        check=True,
        text=True,
    )
    assert "OMP_WAIT_POLICY = 'PASSIVE'" in child.stderr


def test_what_the_user_set_stays() -> None:
    child = subprocess.run(
        [
            sys.executable,
            "-c",
            "import app.engines.llama, os; print(os.environ['OMP_WAIT_POLICY'])",
        ],
        env={**os.environ, "OMP_WAIT_POLICY": "ACTIVE"},
        capture_output=True,
        check=True,
        text=True,
    )
    assert child.stdout.strip() == "ACTIVE"


def complain(text: bytes, level: int = 4) -> None:
    native._on_log(level, text, None)


def test_only_errors_of_this_thread_are_collected() -> None:
    with native.complaints() as lines:
        complain(b"load: just so you know\n", level=3)
        complain(b"load: bad \xff\xe4\xbd")
        other = threading.Thread(target=complain, args=(b"elsewhere",))
        other.start()
        other.join()
    complain(b"too late")
    assert lines == ["load: bad ��"]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (
            ["f: g: error loading model: check: tensor 'x' not found", "f: gave up"],
            "tensor 'x' not found",
        ),
        (["init: failed to allocate buffer."], "failed to allocate buffer"),
        ([], "llama.cpp does not say why"),
    ],
)
def test_the_cause_is_told_without_the_names_of_functions(lines: list[str], reason: str) -> None:
    assert native.cause(lines) == reason


@pytest.mark.parametrize(
    ("physical", "logical", "allowed", "threads"),
    [
        (8, 16, 16, 7),
        (2, 2, 2, 1),
        (1, 2, 2, 1),
        (None, 8, 8, 3),
        (32, 64, 4, 3),
        (None, None, 1, 1),
    ],
)
def test_one_core_is_left_to_speech(
    monkeypatch: pytest.MonkeyPatch,
    physical: int | None,
    logical: int | None,
    allowed: int,
    threads: int,
) -> None:
    counts = {True: logical, False: physical}
    monkeypatch.setattr(psutil, "cpu_count", lambda logical=True: counts[logical])
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(allowed), raising=False)
    assert native.threads_for_text() == threads
