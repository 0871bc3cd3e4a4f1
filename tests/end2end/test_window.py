"""The window as its user has it: driven by the keyboard, heard, and looked at."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest

from app.ui.tokens import LIGHT
from tests.display import Display, display
from tests.end2end.conftest import PATIENCE, PICTURES
from tests.pulse import wait_until

pytestmark = [pytest.mark.sound, pytest.mark.screen]

QUESTION = "hello, what can you do"


@pytest.fixture
def screen() -> Iterator[Display]:
    with display() as made:
        yield made


@pytest.fixture
def window(program, pulse, screen):
    with running(program, screen) as process:
        yield process


@contextmanager
def running(program, screen):
    """The running program, its window painted and in focus."""
    process = program.start(screen.environment({}))
    try:
        wait_until(lambda: found(screen) != [] or process.poll() is not None, timeout=PATIENCE)
        wait_until(lambda: screen.shows(LIGHT["page"]) > 100_000, timeout=PATIENCE)
        screen.do("windowfocus", "--sync", found(screen)[0])
        yield process
    except BaseException:  # a test that gave up, too, shall see what the program was doing
        screen.save(PICTURES / "end2end-failed.png")
        process.send_signal(signal.SIGABRT)  # faulthandler says where each thread stood
        sys.stderr.write(process.communicate(timeout=10.0)[1].decode())
        raise
    process.send_signal(signal.SIGTERM)
    _, complaints = process.communicate(timeout=10.0)
    assert process.returncode == 0, complaints
    assert not complaints, complaints


def found(screen):
    """The numbers of the program's windows."""
    return screen.do("search", "--name", "^Sottovoce$").split()


def silent(recorder, seconds=0.6):
    """Longer than the voice pauses between two sentences."""
    return lambda: not recorder.samples()[-int(seconds * 48_000) :].any()


def sounding_now(recorder):
    """Within the last tenth of a second."""
    return lambda: bool(recorder.samples()[-4800:].any())


def test_a_question_typed_is_answered_lit_and_heard_and_stopped(window, screen, pulse):
    recorder = pulse.record()

    def lit():
        return screen.shows(LIGHT["lampword"]) > 100

    heard = sounding_now(recorder)
    try:
        screen.do("type", "--delay", "5", QUESTION)
        screen.do("key", "Return")
        wait_until(lit, timeout=20.0)
        wait_until(heard)
        screen.save(PICTURES / "end2end-speaking.png")
        screen.do("key", "F8")
        wait_until(silent(recorder))
        assert lit(), "the place stays lit"
        screen.do("key", "F8")
        wait_until(heard)
        screen.do("key", "Escape")
        wait_until(silent(recorder))
        wait_until(lambda: not lit())
        screen.save(PICTURES / "end2end-stopped.png")
    finally:
        recorder.close()
    assert np.abs(recorder.samples()).max() > 0.05


def test_a_first_time_user_is_greeted_aloud_and_escape_ends_it(program, screen, pulse):
    program.settings.unlink()
    recorder = pulse.record()
    try:
        with running(program, screen):
            wait_until(lambda: screen.shows(LIGHT["lampword"]) > 100, timeout=20.0)
            wait_until(sounding_now(recorder))
            screen.save(PICTURES / "end2end-greeting.png")
            screen.do("key", "Escape")
            wait_until(silent(recorder))
            wait_until(lambda: screen.shows(LIGHT["lampword"]) == 0)
    finally:
        recorder.close()
    assert program.settings.exists(), "the next start has nothing to greet"
