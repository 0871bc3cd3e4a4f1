"""From the start of the process to the window on the screen, beside a window with nothing in it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial

from benchmarks.peers.series import at_most, interleaved
from benchmarks.peers.setup import ROOT
from benchmarks.peers.x11 import Spectator, screen
from benchmarks.report import Row, main

TARGET = 1.5
REPEATS = 7
_TIMEOUT = 60.0
_EMPTY_WINDOW = """\
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1080, 720)
window.show()
sys.exit(application.exec())
"""
COMMANDS = {
    "ours": (sys.executable, "-m", "app"),
    "empty": (sys.executable, "-c", _EMPTY_WINDOW),
}


def until_window(display: int, home: str, name: str) -> float:
    """Milliseconds from the start of the process to its first mapped window."""
    environment = {
        **os.environ,
        "DISPLAY": f":{display}",
        "QT_QPA_PLATFORM": "xcb",
        "HOME": home,
        "XDG_CONFIG_HOME": f"{home}/config",
        "XDG_DATA_HOME": f"{home}/data",
        "XDG_CACHE_HOME": f"{home}/cache",
        "XDG_RUNTIME_DIR": home,
    }
    spectator = Spectator(display)
    started = time.monotonic()
    process = subprocess.Popen(
        COMMANDS[name],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        return 1e3 * (spectator.wait_for_window(_TIMEOUT) - started)
    finally:
        process.kill()
        process.wait()
        spectator.close()


def measure() -> Iterator[Row]:
    """One row; the first round, in which files come from the disk, does not count."""
    with screen() as display, tempfile.TemporaryDirectory() as home:
        for name in COMMANDS:
            until_window(display, home, name)
        figures = interleaved(tuple(COMMANDS), REPEATS, partial(until_window, display, home))
    yield at_most(
        TARGET,
        "the window is on the screen",
        figures["ours"],
        figures["empty"],
        "an empty PySide6 window",
        "ms",
    )


if __name__ == "__main__":
    sys.exit(main(measure))
