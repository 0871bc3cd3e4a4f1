"""Where the window stands, how large and of what colour, from one start to the next."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)

WINDOW = "window.geometry"
_COLOUR = ".colour"
_LARGEST = 4096
"""Bytes; Qt writes about seventy."""


class WindowPlace:
    """Keeps place, size and whether the window is maximised in a file of its own.

    The file holds what `QWidget.saveGeometry` tells, one beside it the colour of the page: the
    window opens in it before it knows anything of themes. Files that cannot be read or written are
    no trouble worth telling: the window then opens as it does for the first time.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def colour(self) -> str:
        """The colour that the page had last, as #RRGGBB; empty if nobody knows."""
        try:
            with self._path.with_suffix(_COLOUR).open("rb") as file:
                known = file.read(_LARGEST)
        except OSError:
            return ""
        return known.decode() if re.fullmatch(rb"#[0-9A-F]{6}", known) else ""

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

    def keep(self, window: QWidget, colour: str) -> None:
        """Write down where a window is, and in what colour."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            for path, content in (
                (self._path, window.saveGeometry().data()),
                (self._path.with_suffix(_COLOUR), colour.encode()),
            ):
                part = path.with_name(path.name + ".part")
                part.write_bytes(content)
                part.replace(path)
        except OSError as error:
            log.info("the place of the window is not remembered: %s", error)
