"""Notices: what is so, what it means, and at most two things to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui import icons
from app.ui.kit.buttons import Button, GhostButton, IconButton, QuietButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.surface import Surface
from app.ui.kit.text import Label
from app.ui.theme import theme
from app.ui.tokens import RADIUS_BLOCK, Role

Weight: TypeAlias = Literal["note", "needs you", "problem"]
NOTE_MS = 12_000
"""How long a note stays, unless it is focused or a screen reader runs."""
_NARROW = 560
_INDENT = 26
"""Below the text, buttons begin where the text does."""
_EDGES: dict[Weight, Role] = {"note": "line", "needs you": "edge", "problem": "danger"}


@dataclass(frozen=True, slots=True)
class Action:
    """A button of a notice: its verb, and whether it is the lesser of two."""

    verb: str
    lesser: bool = False


class _Shape(QWidget):
    """An icon beside words that say the same."""

    def __init__(self, name: str, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role = name, role
        theme.follow(self._restyle)

    def _restyle(self) -> None:
        side = theme.metrics(self).px(20)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        icons.paint(QPainter(self), self._name, QRectF(self.rect()), theme.colour(self._role))


class Notice(Surface):
    """One notice. `kind` tells notices apart: there is never more than one of a kind."""

    pressed = Signal(int)
    """Index of the action."""
    closed = Signal()

    def __init__(
        self,
        kind: str,
        weight: Weight,
        icon: str,
        title: str,
        text: str = "",
        actions: Sequence[Action] = (),
        *,
        closable: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        problem = weight == "problem"
        ground: Role = "danger_ground" if problem else "raised"
        super().__init__(ground, edge=_EDGES[weight], radius=RADIUS_BLOCK, parent=parent)
        self.kind, self.weight = kind, weight
        self.title, self.text = title, text
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._leave)
        role: Role = "danger" if problem else "ink"
        words = Column(Label(title, "ui", role, weight=600, wrap=True), gap=1)
        if text:
            words.add(Label(text, "ui", "ink2", wrap=True))
        words.add(None)
        self.buttons = [self._button(number, action) for number, action in enumerate(actions)]
        self._outer = Row(gap=12, margins=(16, 10, 12, 10), parent=self)
        shape = Column(_Shape(icon, role), None, gap=0)
        told = Row(shape, words, gap=6)
        told.setStretch(1, 1)
        self._outer.addLayout(told, 1)
        self._deeds = Row(*self.buttons, gap=6)
        if closable if closable is not None else weight != "needs you":
            close = IconButton(self.tr("Close this notice"), "close")
            close.clicked.connect(self._close)
            self._deeds.add(close)
        self._outer.addLayout(self._deeds)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def _button(self, number: int, action: Action) -> Button:
        button = GhostButton(action.verb) if action.lesser else QuietButton(action.verb)
        button.clicked.connect(lambda: self.pressed.emit(number))
        return button

    def _close(self) -> None:
        self._timer.stop()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the text where the width is short."""
        super().resizeEvent(event)
        narrow = self.width() < theme.metrics(self).px(_NARROW)
        directions = QBoxLayout.Direction
        self._outer.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        left = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0)
        self._outer.setAlignment(self._deeds, left)
        self._deeds.set_margins((_INDENT if narrow else 0, 0, 0, 0))

    def showEvent(self, event: QShowEvent) -> None:
        """Tell a screen reader; a note without one leaves by itself."""
        from PySide6.QtGui import (  # slow to load, and not needed for the first frame
            QAccessible,
            QAccessibleAnnouncementEvent,
        )

        super().showEvent(event)
        if QAccessible.isActive():
            said = f"{self.title.rstrip('.')}. {self.text}" if self.text else self.title
            announcement = QAccessibleAnnouncementEvent(self, said)
            if self.weight != "note":
                politeness = QAccessible.AnnouncementPoliteness.Assertive
                announcement.setPoliteness(politeness)
            QAccessible.updateAccessibility(announcement)
        elif self.weight == "note":
            self._timer.start(NOTE_MS)

    def _leave(self) -> None:
        """Go, but not from under the focus or the pointer."""
        focused = any(button.hasFocus() for button in self.findChildren(Button))
        if not focused and not self.underMouse():
            self._close()


class Notices(QWidget):
    """The place of notices: the newest is the lowest, one of each kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = Column(gap=8, parent=self)
        self._shown: dict[str, Notice] = {}
        self.setVisible(False)

    def put(self, notice: Notice) -> None:
        """Show a notice in the place of the one of its kind."""
        self.drop(notice.kind)
        self._shown[notice.kind] = notice
        notice.closed.connect(lambda: self.drop(notice.kind))
        self._column.addWidget(notice)
        self.setVisible(True)

    def drop(self, kind: str) -> None:
        """Take away the notice of a kind, if there is one."""
        notice = self._shown.pop(kind, None)
        if notice is not None:
            self._column.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
        self.setVisible(bool(self._shown))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds on screen, oldest first."""
        return tuple(self._shown)
