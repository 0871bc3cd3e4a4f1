"""Every key of the window: what it does, and the sheet that lists them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QWidget

from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.text import Label
from app.ui.language import to_translate
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
    """What it does, in English; `in_words` says it in the window's language."""
    group: str


_WRITE = to_translate("Keys", "Writing")
_VOICE = to_translate("Keys", "The voice")
_PLACES = to_translate("Keys", "Places")
_WINDOW = to_translate("Keys", "The window")

KEYS: Final = (
    Key("send", (), to_translate("Keys", "Send the message"), _WRITE),
    Key("newline", (), to_translate("Keys", "New line in the message"), _WRITE),
    Key("copy_answer", ("Ctrl+Shift+C",), to_translate("Keys", "Copy the last answer"), _WRITE),
    Key(
        "stop", ("Esc", "Media Stop"), to_translate("Keys", "Close what is open, else stop"), _VOICE
    ),
    Key(
        "play",
        ("Ctrl+Space", "F8", "Media Play", "Media Pause", "Toggle Media Play/Pause"),
        to_translate("Keys", "Play or pause"),
        _VOICE,
    ),
    Key(
        "previous",
        ("F7", "Ctrl+Left", "Media Previous"),
        to_translate("Keys", "Previous sentence"),
        _VOICE,
    ),
    Key("next", ("F9", "Ctrl+Right", "Media Next"), to_translate("Keys", "Next sentence"), _VOICE),
    Key("repeat", ("Ctrl+Shift+R",), to_translate("Keys", "Repeat the sentence"), _VOICE),
    Key("slower", ("Alt+Left",), to_translate("Keys", "Slower"), _VOICE),
    Key("faster", ("Alt+Right",), to_translate("Keys", "Faster"), _VOICE),
    Key(
        "read_clipboard",
        ("Ctrl+Shift+V",),
        to_translate("Keys", "Read the clipboard aloud"),
        _VOICE,
    ),
    Key("new_chat", ("Ctrl+N",), to_translate("Keys", "New chat"), _PLACES),
    Key("chat", ("Ctrl+1",), to_translate("Keys", "Chat"), _PLACES),
    Key("reader", ("Ctrl+2",), to_translate("Keys", "Reader"), _PLACES),
    Key("voices", ("Ctrl+3",), to_translate("Keys", "Voices"), _PLACES),
    Key("settings", ("Ctrl+,",), to_translate("Keys", "Settings"), _PLACES),
    Key("help", ("F1",), to_translate("Keys", "Help"), _PLACES),
    Key("composer", ("Ctrl+L",), to_translate("Keys", "To the message"), _PLACES),
    Key("next_part", ("F6",), to_translate("Keys", "Next part of the window"), _PLACES),
    Key("previous_part", ("Shift+F6",), to_translate("Keys", "Part before"), _PLACES),
    Key("top", ("Ctrl+Home",), to_translate("Keys", "Top of the page"), _PLACES),
    Key("sidebar", ("Ctrl+B",), to_translate("Keys", "Show or hide the sidebar"), _WINDOW),
    Key("larger", ("Ctrl++", "Ctrl+="), to_translate("Keys", "Larger text"), _WINDOW),
    Key("smaller", ("Ctrl+-",), to_translate("Keys", "Smaller text"), _WINDOW),
    Key("normal", ("Ctrl+0",), to_translate("Keys", "Text at 100 %"), _WINDOW),
    Key("quit", ("Ctrl+Q",), to_translate("Keys", "Quit"), _WINDOW),
    Key("keys", ("Shift+F1",), to_translate("Keys", "All keys"), _WINDOW),
)

_EITHER: Final = to_translate("Keys", "{0} or {1}")
_FIXED: Final = {"send": "Enter", "newline": "Shift+Enter"}
"""Keys of the message itself."""


def in_words(text: str) -> str:
    """Return what a key does, or what a group is called, in the window's language."""
    return QCoreApplication.translate("Keys", text)


def install(window: QWidget, deeds: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Give `window` its keys; returns the action of each deed."""
    actions = {}
    for key in KEYS:
        if not key.sequences:
            continue
        action = QAction(in_words(key.words), window)
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
    """Return the key as it is printed on a keyboard of this system, and in the help."""
    if key.deed in _FIXED:
        return _FIXED[key.deed]
    shown = key.sequences[:2] if key.deed in {"play", "previous", "next"} else key.sequences[:1]
    written = QKeySequence.SequenceFormat
    form = written.NativeText if sys.platform == "darwin" else written.PortableText
    first, *others = (QKeySequence(sequence).toString(form) for sequence in shown)
    return in_words(_EITHER).format(first, *others) if others else first


class KeySheet(QDialog):
    """All keys on one sheet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
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
                grid.addWidget(Label(in_words(group), "h3"), row, 0, 1, 2)
                row += 1
            grid.addWidget(Label(in_words(key.words), "ui"), row, 0)
            grid.addWidget(Label(told(key), "ui", "ink2", weight=500), row, 1)
        grid.setColumnStretch(0, 1)
        inner = QWidget()
        Column(grid, None, margins=(24, 8, 24, 16), parent=inner)
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        close = PrimaryButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        Column(scroll, Row(None, close, margins=(0, 0, 24, 16)), gap=8, parent=self)
        close.setFocus()
        size = inner.sizeHint()
        self.resize(max(size.width() + 32, theme.page.px(440)), min(size.height() + 80, 720))
