"""Where the window stands and how large it is, from one start to the next."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)

WINDOW = "window.geometry"
_LARGEST = 4096
"""Bytes; Qt writes about seventy."""


class WindowPlace:
    """Keeps place, size and whether the window is maximised in a file of its own.

    The file holds what `QWidget.saveGeometry` tells. One that cannot be read or written is no
    trouble worth telling: the window then opens as it does for the first time.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def restore(self, window: QWidget) -> None:
        """Put a window that is not shown yet where it was.

        Qt moves it onto a screen where the one it stood on is gone, and makes it as small as that.
        """
        try:
            with self._path.open("rb") as file:
                known = file.read(_LARGEST)
        except OSError:
            return
        window.restoreGeometry(QByteArray(known))

    def keep(self, window: QWidget) -> None:
        """Write down where a window is."""
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(window.saveGeometry().data())
            part.replace(self._path)
        except OSError as error:
            log.info("the place of the window is not remembered: %s", error)
