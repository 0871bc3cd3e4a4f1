"""The controls of the voice bar, and the three ways in which they are laid out."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget
from shiboken6 import delete

from app.ui.kit.buttons import GhostButton, IconButton, PlayButton
from app.ui.kit.layout import Column, Row
from app.ui.kit.picker import Choice, Picker
from app.ui.kit.surface import Surface
from app.ui.kit.value_button import ValueButton
from app.ui.ribbon import Ribbon
from app.ui.state_line import StateLine
from app.ui.theme import theme
from app.ui.voice_badge import VoiceBadge
from app.ui.voice_words import speed_label

Shape: TypeAlias = Literal["wide", "two rows", "one row"]

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


_FULL_FROM, _NAMED_FROM, _WIDE_FROM, _SMALL_BELOW, _TINY_BELOW = 1000, 880, 760, 560, 400
_SHORT_BELOW = 480
"""Widths and height of the window, divided by the text scale, where the layout changes."""
_LEAST_WIDTH = 240
_BADGE, _BADGE_NARROW = 194, 150
_HIGH, _SHORT = 72, 56
_RIBBON, _RIBBON_SHORT = 24, 16
_PLAY, _PLAY_SHORT = 40, 36
_LONGEST_DEVICE = 132
_UNBOUNDED = 16_777_215
"""Qt's QWIDGETSIZE_MAX."""


class VoiceBarLayout(Surface):
    """Makes the controls and fits them to the window, once `arrange` was called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("chrome", sides="t", parent=parent)
        theme.mark_bar(self)
        self.shape: Shape | None = None
        self.small = False
        """Places are said in fewer words; below 560 the device is an icon."""
        self.tiny = False
        """Below 400: what can be done elsewhere too is left out."""
        self._window: QWidget | None = None
        self.setAccessibleName(self.tr("Voice bar"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._make_transport()
        self._make_choices()

    def _make_transport(self) -> None:
        self.badge = VoiceBadge(self)
        self.repeat = IconButton(
            self.tr("Repeat sentence"), "repeat", key="Ctrl+Shift+R", height=36, parent=self
        )
        self.previous = IconButton(
            self.tr("Previous sentence"), "previous", key="F7", height=36, parent=self
        )
        self.play = PlayButton(self.tr("Play"), "play", key="F8", parent=self)
        self.next = IconButton(self.tr("Next sentence"), "next", key="F9", height=36, parent=self)
        self.line = StateLine(self)
        self.ribbon = Ribbon(self)

    def _make_choices(self) -> None:
        self.speed = Picker(self.tr("Speed"), tabular=True, parent=self)
        self.speed.set_choices([Choice(f"{speed:g}", speed_label(speed)) for speed in SPEEDS])
        self.sound = ValueButton(
            self.tr("Sound device"), icon="speaker", widest=_LONGEST_DEVICE, parent=self
        )
        self.first_sound = GhostButton("", icon="clock", parent=self)
        self.first_sound.setAccessibleName(self.tr("First sound"))
        transport = (self.badge, self.repeat, self.previous, self.play, self.next)
        order = (*transport, self.ribbon, self.speed, self.sound, self.first_sound)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    # The three shapes

    def arrange(self, shape: Shape, *, small: bool, tiny: bool = False) -> None:
        """Lay the controls out; nothing happens where they are so already."""
        if (shape, small, tiny) == (self.shape, self.small, self.tiny):
            return
        self.shape, self.small, self.tiny = shape, small, tiny
        old = self.layout()
        if old is not None:
            delete(old)  # frees the place for another layout; the widgets stay
        one_row = shape == "one row"
        self.badge.setVisible(shape == "wide")
        self.repeat.setVisible(not tiny and not (one_row and small))
        self.sound.set_shown(value=shape == "wide" or not (small or one_row))
        self.play.set_height(_PLAY_SHORT if one_row else _PLAY)
        self.ribbon.set_height(_RIBBON_SHORT if one_row else _RIBBON)
        self.line.arrange(two_lines=one_row)
        {"wide": self._wide, "two rows": self._two_rows, "one row": self._one_row}[shape]()
        self._bound()
        self.arranged()

    def arranged(self) -> None:
        """Another shape holds: say everything in its words."""

    def _transport(self) -> Row:
        return Row(self.repeat, self.previous, self.play, self.next, gap=2)

    def _choices(self) -> Row:
        return Row(self.speed, self.sound, self.first_sound, gap=4)

    def _wide(self) -> None:
        middle = Column(None, self.line, self.ribbon, None, gap=0)
        margins = (12, 0, 12, 0)
        row = Row(self.badge, 0, self._transport(), 12, gap=4, margins=margins, parent=self)
        row.addLayout(middle, 1)
        row.add(8, self._choices())

    def _two_rows(self) -> None:
        controls = Row(self._transport(), None, self._choices(), gap=2)
        margins = (16, 8, 12, 8)
        Column(self.line, self.ribbon, 2, controls, gap=0, margins=margins, parent=self)

    def _one_row(self) -> None:
        controls = Row(self._transport(), 6, gap=2)
        controls.addWidget(self.line, 1)
        controls.add(self._choices())
        Column(self.ribbon, controls, gap=0, margins=(16, 0, 12, 4), parent=self)

    def _bound(self) -> None:
        """Wide and one row have the specified height, two rows what they need."""
        layout = self.layout()
        if layout is not None:
            layout.setSizeConstraint(QLayout.SizeConstraint.SetDefaultConstraint)
        if self.shape == "two rows":
            self.setMinimumHeight(0)
            self.setMaximumHeight(_UNBOUNDED)
        else:
            self.setFixedHeight(theme.bar.px(_HIGH if self.shape == "wide" else _SHORT))
        self.updateGeometry()

    # The window around it

    def fit(self) -> None:
        """Choose the shape for the window's size, as text sees it."""
        scale = theme.bar.scale
        width, height = self.width() / scale, self.window().height() / scale
        shape: Shape = "wide" if width >= _WIDE_FROM else "two rows"
        if height < _SHORT_BELOW:
            shape = "one row"
        named = width >= _NAMED_FROM
        self.badge.set_room((_BADGE if width >= _FULL_FROM else _BADGE_NARROW) if named else None)
        small = width < _SMALL_BELOW or (shape == "wide" and width < _FULL_FROM)
        self.arrange(shape, small=small, tiny=width < _TINY_BELOW)

    def minimumSizeHint(self) -> QSize:
        """Let the window get narrower than this shape is: another one will fit."""
        return QSize(theme.bar.px(_LEAST_WIDTH), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit another width."""
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the height of the window from now on."""
        super().showEvent(event)
        window = self.window()
        if self._window is not window and window is not self:
            self._window = window
            window.installEventFilter(self)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit another height."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.fit()
        return super().eventFilter(watched, event)

    def restyle(self) -> None:
        """Fit another text scale."""
        self._bound()
        self.fit()


def next_speed(speed: float, step: int) -> float:
    """Return the next faster (1) or slower (-1) of the usual speeds."""
    if step > 0:
        return next((other for other in SPEEDS if other > speed + 0.01), SPEEDS[-1])
    return next((other for other in reversed(SPEEDS) if other < speed - 0.01), SPEEDS[0])
