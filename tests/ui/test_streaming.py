"""A fast model does not hold the window up: the event loop never stands still for 50 ms."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from tests.ui.opened import Opened

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TOKENS_A_SECOND = 200
SECONDS = 6.0
STALL = 0.050


def long_answer() -> str:
    """Return Markdown of every kind, long enough for `SECONDS`."""
    parts = []
    for number in range(12):
        parts.append(f"## Part {number}\n\n")
        parts.append("A paragraph with **bold**, *italic*, `code` and [a link](http://x.y). " * 6)
        parts.append("\n\n" + "".join(f"- item {item} of the **list**\n" for item in range(8)))
        parts.append("\n```python\n" + "def f(x):\n    return x + 1  # more\n" * 6 + "```\n\n")
        parts.append("| name | value |\n|---|---|\n" + "| a | 1 |\n" * 6 + "\n")
    return "".join(parts)


class Loop(QObject):
    """Measures, in CPU time of this thread, how long the event loop was away at a time.

    CPU time rather than the clock: what another process takes of the machine is not our stall.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(0)

    def _tick(self) -> None:
        now = time.thread_time()
        self.gaps.append(now - self._last)
        self._last = now

    def stop(self) -> None:
        self._timer.stop()


def stream(opened: Opened, text: str, rate: float) -> threading.Thread:
    """Write an answer token by token from another thread, as the model's thread does."""
    tokens = [text[start : start + 4] for start in range(0, len(text), 4)]

    def write() -> None:
        began = time.monotonic()
        for number, token in enumerate(tokens):
            wait = began + number / rate - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            opened.session.write(token)

    thread = threading.Thread(target=write, name="llm")
    thread.start()
    return thread


def test_the_event_loop_is_never_away_for_fifty_milliseconds(qtbot: QtBot) -> None:
    opened = Opened(qtbot)
    opened.answer("A first answer with `code`.\n\n```python\nx = 1\n```\n\n|a|b|\n|-|-|\n|1|2|\n")
    opened.session.end()
    opened.ask("A long one.")
    text = long_answer()[: int(TOKENS_A_SECOND * SECONDS) * 4]
    loop = Loop()
    thread = stream(opened, text, TOKENS_A_SECOND)
    qtbot.waitUntil(lambda: not thread.is_alive(), timeout=60_000)
    qtbot.waitUntil(lambda: opened.last.text == text, timeout=10_000)
    loop.stop()
    thread.join()
    assert len(loop.gaps) > 50
    assert max(loop.gaps) < STALL, sorted(loop.gaps)[-5:]


def test_drawing_costs_less_than_half_of_the_time_there_is(qtbot: QtBot) -> None:
    opened = Opened(qtbot)
    opened.ask("A long one.")
    text = long_answer()[:4000]
    began = time.thread_time()
    thread = stream(opened, text, TOKENS_A_SECOND)
    qtbot.waitUntil(lambda: not thread.is_alive(), timeout=60_000)
    qtbot.waitUntil(lambda: opened.last.text == text, timeout=10_000)
    thread.join()
    assert time.thread_time() - began < 0.5 * len(text) / 4 / TOKENS_A_SECOND
