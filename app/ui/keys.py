"""Every key of the window: what it does, and the sheet that lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QWidget

from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.text import Label
from app.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that keys do."""

    deed: str
    """Its name in the program."""
    sequences: tuple[str, ...]
    """The first is the one that is told."""
    words: str
    group: str


_WRITE, _VOICE, _PLACES, _WINDOW = "Writing", "The voice", "Places", "The window"

KEYS: Final = (
    Key("send", (), "Send the message", _WRITE),
    Key("newline", (), "New line in the message", _WRITE),
    Key("copy_answer", ("Ctrl+Shift+C",), "Copy the last answer", _WRITE),
    Key("stop", ("Esc", "Media Stop"), "Close what is open, else stop", _VOICE),
    Key(
        "play",
        ("Ctrl+Space", "F8", "Media Play", "Media Pause", "Toggle Media Play/Pause"),
        "Play or pause",
        _VOICE,
    ),
    Key("previous", ("F7", "Ctrl+Left", "Media Previous"), "Previous sentence", _VOICE),
    Key("next", ("F9", "Ctrl+Right", "Media Next"), "Next sentence", _VOICE),
    Key("repeat", ("Ctrl+Shift+R",), "Repeat the sentence", _VOICE),
    Key("slower", ("Alt+Left",), "Slower", _VOICE),
    Key("faster", ("Alt+Right",), "Faster", _VOICE),
    Key("read_clipboard", ("Ctrl+Shift+V",), "Read the clipboard aloud", _VOICE),
    Key("new_chat", ("Ctrl+N",), "New chat", _PLACES),
    Key("chat", ("Ctrl+1",), "Chat", _PLACES),
    Key("reader", ("Ctrl+2",), "Reader", _PLACES),
    Key("settings", ("Ctrl+,",), "Settings", _PLACES),
    Key("help", ("F1",), "Help", _PLACES),
    Key("composer", ("Ctrl+L",), "To the message", _PLACES),
    Key("next_part", ("F6",), "Next part of the window", _PLACES),
    Key("previous_part", ("Shift+F6",), "Part before", _PLACES),
    Key("top", ("Ctrl+Home",), "Top of the page", _PLACES),
    Key("sidebar", ("Ctrl+B",), "Show or hide the sidebar", _WINDOW),
    Key("larger", ("Ctrl++", "Ctrl+="), "Larger text", _WINDOW),
    Key("smaller", ("Ctrl+-",), "Smaller text", _WINDOW),
    Key("normal", ("Ctrl+0",), "Text at 100 %", _WINDOW),
    Key("quit", ("Ctrl+Q",), "Quit", _WINDOW),
    Key("keys", ("Shift+F1",), "All keys", _WINDOW),
)

_FIXED: Final = {"send": "Enter", "newline": "Shift+Enter"}
"""Keys of the message itself."""


def install(window: QWidget, deeds: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Give `window` its keys; returns the action of each deed."""
    actions = {}
    for key in KEYS:
        if not key.sequences:
            continue
        action = QAction(key.words, window)
        action.setShortcuts([QKeySequence(sequence) for sequence in key.sequences])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(key.deed in {"slower", "faster", "larger", "smaller"})
        action.triggered.connect(_calling(deeds[key.deed]))
        window.addAction(action)
        actions[key.deed] = action
    return actions


def _calling(deed: Callable[[], object]) -> Callable[[], None]:
    """Drop the argument that Qt's signal brings."""

    def call() -> None:
        deed()

    return call


def told(key: Key) -> str:
    """Return the key as it is written on this system."""
    if key.deed in _FIXED:
        return _FIXED[key.deed]
    shown = key.sequences[:2] if key.deed in {"play", "previous", "next"} else key.sequences[:1]
    return " or ".join(
        QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText)
        for sequence in shown
    )


class KeySheet(QDialog):
    """All keys on one sheet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.page.space(24))
        grid.setVerticalSpacing(theme.page.space(6))
        group = ""
        for key in KEYS:
            row = grid.rowCount()
            if key.group != group:
                group = key.group
                grid.setRowMinimumHeight(row, theme.page.space(8))
                row += 1
                grid.addWidget(Label(group, "h3"), row, 0, 1, 2)
                row += 1
            grid.addWidget(Label(key.words, "ui"), row, 0)
            grid.addWidget(Label(told(key), "ui", "ink2", weight=500), row, 1)
        grid.setColumnStretch(0, 1)
        inner = QWidget()
        Column(grid, None, margins=(24, 8, 24, 16), parent=inner)
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        close = PrimaryButton("Close")
        close.clicked.connect(self.accept)
        Column(scroll, Row(None, close, margins=(0, 0, 24, 16)), gap=8, parent=self)
        close.setFocus()
        size = inner.sizeHint()
        self.resize(max(size.width() + 32, theme.page.px(440)), min(size.height() + 80, 720))
