"""Waits until a window that was drawn is what it will be."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QApplication

from app.ui.code_block import CodeBlock
from tests.ui.opened import Staged

SETTLE = 5.0
"""Seconds after which what has not arrived never will."""


def settle(staged: Staged) -> None:
    """Let the display answer, every event arrive and every layout that they ask for be made."""
    until = time.monotonic() + SETTLE
    QApplication.sync()
    while on_its_way(staged) and time.monotonic() < until:
        QApplication.processEvents()
    for _ in range(3):
        QApplication.sync()


def on_its_way(staged: Staged) -> bool:
    """Whether events, or the colours of some code, are still to come."""
    colours = [block._colour for block in staged.shell.findChildren(CodeBlock)]
    return len(staged.bridge._mailbox) > 0 or any(colour._asking.isActive() for colour in colours)
