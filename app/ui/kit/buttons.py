"""The buttons: standard push buttons that paint themselves from the tokens."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui import icons
from app.ui.kit.ground import Ground
from app.ui.kit.ring import set_ring_radius
from app.ui.kit.surface import rounded
from app.ui.theme import theme
from app.ui.tokens import RADIUS_CONTROL, Role

_TURN_MS = 80
_TURN_DEGREES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How one kind of button is painted; sizes at 100 %."""

    ink: Role
    ground: Role | None = None
    hover: Role = "hover"
    pressed: Role = "pressed"
    off_ground: Role | None = None
    edge: Role | None = None
    weight: int = 500
    height: int = 32
    pad: int = 12
    gap: int = 6
    round: bool = False


class Button(QPushButton):
    """A button with an icon, a text, or both. Use one of its kinds.

    `hint` is a key shown after the text. An icon alone needs `IconButton`, which asks for a name.
    """

    look: ClassVar[Look]

    def __init__(
        self,
        text: str = "",
        *,
        icon: str = "",
        hint: str = "",
        height: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon, self._hint = icon, hint
        self._height = height or self.look.height
        self._role: Role | None = None
        self._busy = ""
        self._reason = ""
        self._open = False
        self._turn = 0
        self._spin: QTimer | None = None
        self._ground = Ground(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(True)
        set_ring_radius(self, -1 if self.look.round else RADIUS_CONTROL)
        self.pressed.connect(self._aim)
        self.released.connect(self._aim)
        theme.follow(self.restyle)

    @property
    def available(self) -> bool:
        """Whether a press does something now."""
        return self.isEnabled() and not self._reason and not self._busy

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        if name != self._icon:
            self._icon = name
            self.updateGeometry()
            self.update()

    def set_height(self, height: int) -> None:
        """Take another height, given at 100 %."""
        self._height = height
        self.updateGeometry()
        self.update()

    def set_role(self, role: Role | None) -> None:
        """Paint icon and text in a role of their own, None for the kind's."""
        self._role = role
        self.update()

    def set_busy(self, verb: str = "") -> None:
        """Say what is in progress ("Sending") and take no press; empty ends it."""
        self._busy = verb
        if self._spin is not None:
            self._spin.deleteLater()
            self._spin = None
        if verb and not theme.still:
            self._spin = QTimer(self)
            self._spin.timeout.connect(self._advance)
            self._spin.start(_TURN_MS)
        self._describe(verb)
        self._changed()

    def set_unavailable(self, reason: str = "") -> None:
        """Look disabled but keep the focus, with the reason as description; empty ends it."""
        if reason != self._reason:
            self._reason = reason
            self._describe(reason)
            self._changed()

    def _describe(self, text: str) -> None:
        """Give a screen reader the text, or what it says usually."""
        self.setAccessibleDescription(text)

    def set_open(self, *, open_: bool) -> None:
        """Stay pressed while what the button opened is on screen."""
        self._open = open_
        self._aim()

    def restyle(self) -> None:
        """Measure again and take the colours of the theme."""
        font = theme.metrics(self).font("ui", weight=self.look.weight)
        if font != self.font():
            self.setFont(font)
        self._ground.aim(self._state_ground(), at_once=True)
        self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the sizes of the place it has come to stand in."""
        super().showEvent(event)
        self.restyle()

    def _changed(self) -> None:
        self._aim()
        self.updateGeometry()
        self.update()

    def _aim(self) -> None:
        self._ground.aim(self._state_ground())

    def _state_ground(self) -> Role | None:
        if not self.isEnabled() or self._reason:
            return self.look.off_ground or self.look.ground
        if self._busy:
            return self.look.ground
        if self.isDown() or self._open:
            return self.look.pressed
        return self.look.hover if self.underMouse() else self.look.ground

    def _ink(self) -> Role:
        if not self.isEnabled() or self._reason:
            return "off"
        return self._role or self.look.ink

    # What is in it, from left to right.

    def _shown(self) -> str:
        return self._busy or self.text()

    def _icon_size(self) -> int:
        return theme.metrics(self).px(20 if self._height >= 32 else 18)

    def _content_width(self, text: str) -> float:
        metrics = theme.metrics(self)
        width = metrics.measure("ui", weight=self.look.weight).horizontalAdvance(text)
        if self._icon or self._busy:
            width += self._icon_size() + (metrics.px(self.look.gap) if text else 0)
        if self._hint:
            width += metrics.px(10) + metrics.measure("micro").horizontalAdvance(self._hint)
        return width

    def _pad(self) -> int:
        return theme.metrics(self).px(self.look.pad)

    def sizeHint(self) -> QSize:
        """As wide as its content; a busy button never gets narrower."""
        height = theme.metrics(self).px(self._height)
        if not self.text():
            return QSize(height, height)
        width = max(self._content_width(self.text()), self._content_width(self._shown()))
        trim = theme.metrics(self).px(2) if self._icon else 0
        return QSize(math.ceil(width) + 2 * self._pad() - trim, height)

    def minimumSizeHint(self) -> QSize:
        """Buttons never shorten their verb."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, edge and content of the state that holds."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect())
        metrics = theme.metrics(self)
        radius = place.height() / 2 if self.look.round else metrics.px(RADIUS_CONTROL)
        ground = self._ground.colour()
        off = not self.isEnabled() or bool(self._reason)
        edge = None if off and self.look.off_ground else self.look.edge
        outline = theme.colour(edge) if edge else None
        if ground.alpha() or outline is not None:
            rounded(painter, place, radius, ground if ground.alpha() else None, outline)
        if theme.high_contrast and self._state_ground() in {"hover", "pressed"} and not off:
            rounded(painter, place, radius, None, theme.colour("line"), 2)
        self._paint_content(painter, place)

    def _paint_content(self, painter: QPainter, place: QRectF) -> None:
        text, ink = self._shown(), self._ink()
        size = self._icon_size()
        centre = place.center().y()
        if not text:
            middle = QRectF(place.center().x() - size / 2, centre - size / 2, size, size)
            icons.paint(painter, self._icon, middle, theme.colour(ink))
            return
        left = (place.width() - self._content_width(text)) / 2
        if self._icon or self._busy:
            trim = theme.metrics(self).px(1)
            slot = QRectF(left - trim, centre - size / 2, size, size)
            self._paint_icon(painter, slot, ink)
            left += size + theme.metrics(self).px(self.look.gap) - trim
        painter.setFont(self.font())
        painter.setPen(theme.colour(ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, 0, place.width(), place.height()), flags, text)
        if self._hint:
            self._paint_hint(painter, place)

    def _paint_icon(self, painter: QPainter, slot: QRectF, ink: Role) -> None:
        if not self._busy:
            icons.paint(painter, self._icon, slot, theme.colour(ink))
            return
        metrics = theme.metrics(self)
        pen = QPen(theme.colour(ink), metrics.px(2))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        reach = metrics.px(6.5)
        middle = slot.center()
        ring = QRectF(middle - QPointF(reach, reach), middle + QPointF(reach, reach))
        painter.drawArc(ring, (60 - self._turn) * 16, -250 * 16)

    def _paint_hint(self, painter: QPainter, place: QRectF) -> None:
        metrics = theme.metrics(self)
        painter.setFont(metrics.font("micro"))
        colour = theme.colour(self._ink() if self.look.ground == "fill" else "ink3")
        colour.setAlphaF(0.75 if self.look.ground == "fill" else 1)
        painter.setPen(colour)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(place.adjusted(0, 0, -self._pad(), 0), flags, self._hint)

    # What the user does to it.

    def _advance(self) -> None:
        self._turn = (self._turn + _TURN_DEGREES) % 360
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover ground."""
        super().enterEvent(event)
        self._aim()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover ground away."""
        super().leaveEvent(event)
        self._ground.aim(self._state_ground())

    def changeEvent(self, event: QEvent) -> None:
        """Follow enabling and disabling."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._aim()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ignore the mouse while busy or unavailable."""
        if self.available:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ignore the keys that press it while busy or unavailable."""
        presses = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select}
        if self.available or event.key() not in presses:
            super().keyPressEvent(event)


_QUIET = Look(ink="ink", ground="raised", edge="button_edge")


class PrimaryButton(Button):
    """The one thing to do here; one a view."""

    look = Look(
        ink="onfill", ground="fill", hover="fill_hover", pressed="fill_pressed", off_ground="hover"
    )


class QuietButton(Button):
    """The usual button."""

    look = _QUIET


class DangerButton(Button):
    """Destroys something; what it does asks first."""

    look = Look(ink="danger", ground="raised", edge="button_edge")


class GhostButton(Button):
    """A button without ground until the pointer is on it."""

    look = Look(ink="ink2")


class ChipButton(Button):
    """A suggestion; at most three together."""

    look = Look(ink="ink", ground="raised", edge="button_edge", height=36, pad=14, round=True)


class IconButton(Button):
    """An icon alone. `name` is what it is called; with `key` it is the tooltip too."""

    look = Look(ink="ink2")

    def __init__(
        self,
        name: str,
        icon: str,
        *,
        key: str = "",
        height: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", icon=icon, height=height, parent=parent)
        self.set_name(name, key=key)

    def set_name(self, name: str, *, key: str = "") -> None:
        """Call it something else."""
        self._key = key
        self.setAccessibleName(name)
        self.setAccessibleDescription(key)
        self.setToolTip(f"{name} ({key})" if key else name)

    def _describe(self, text: str) -> None:
        super()._describe(text or self._key)


class PlayButton(IconButton):
    """The round one: its icon says what a press does."""

    look = Look(
        ink="onfill",
        ground="fill",
        hover="fill_hover",
        pressed="fill_pressed",
        off_ground="hover",
        height=40,
        round=True,
    )

    def _icon_size(self) -> int:
        return theme.metrics(self).px(22)
