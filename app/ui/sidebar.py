"""The sidebar: the places of the window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import icons
from app.ui.bars import measure_again
from app.ui.kit.buttons import Button, IconButton, Look
from app.ui.kit.layout import Column, Row
from app.ui.kit.surface import Surface, rounded
from app.ui.kit.text import Label
from app.ui.theme import theme
from app.ui.tokens import RADIUS_CONTROL, Role

WIDTH, NARROWER = 256, 200
_LONGEST = 80
_BAR = 52


class PlaceRow(Button):
    """A row that leads somewhere: an icon, words, and its key at the right."""

    look = Look(ink="ink2", weight=400, height=34, pad=10, gap=8)
    _selected = False

    def __init__(self, text: str, icon: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon=icon, hint=hint, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def select(self, *, selected: bool) -> None:
        """Show whether this is the place where one is."""
        if selected != self._selected:
            self._selected = selected
            self.setAccessibleDescription(self.tr("Selected") if selected else "")
            self.restyle()

    def restyle(self) -> None:
        """A selected row is semibold."""
        super().restyle()
        weight = 600 if self._selected else self.look.weight
        self.setFont(theme.metrics(self).font("ui", weight=weight))
        self.update()

    def _state_ground(self) -> Role | None:
        own = super()._state_ground()
        return "hover" if own is None and self._selected and not theme.high_contrast else own

    def minimumSizeHint(self) -> QSize:
        """Its words may be cut: they end in …."""
        return QSize(theme.metrics(self).px(60), super().sizeHint().height())

    def _paint_content(self, painter: QPainter, place: QRectF) -> None:
        metrics = theme.metrics(self)
        if self._selected:
            high = metrics.px(16)
            painter.setPen(Qt.PenStyle.NoPen)
            if theme.high_contrast and self._state_ground() is None:
                radius = metrics.px(RADIUS_CONTROL)
                rounded(painter, place, radius, theme.colour("hover"))
            painter.setBrush(theme.colour("ink"))
            bar = QRectF(0, (place.height() - high) / 2, metrics.px(3), high)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        size, left = self._icon_size(), float(self._pad())
        ink = theme.colour("ink" if self._selected else self._ink())
        if self._icon:
            spot = QRectF(left, (place.height() - size) / 2, size, size)
            icons.paint(painter, self._icon, spot, ink)
            left += size + metrics.px(self.look.gap)
        hint = metrics.measure("micro").horizontalAdvance(self._hint) if self._hint else 0
        room = place.width() - left - self._pad() - (hint + metrics.px(10) if hint else 0)
        painter.setFont(self.font())
        painter.setPen(ink)
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room) + 1
        )
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, 0, room + 2, place.height()), middle, text)
        if self._hint:
            self._paint_hint(painter, place)


class _Mark(QWidget):
    def __init__(self) -> None:
        super().__init__()
        theme.follow(self._restyle)

    def _restyle(self) -> None:
        side = theme.bar.px(26)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark of the product."""
        icons.paint(QPainter(self), "mark", QRectF(self.rect()), theme.colour("ink"))


class Sidebar(Surface):
    """Full height above the voice bar; over the page in a narrow window."""

    chosen = Signal(str)
    """"new_chat" or one of the places "chat", "reader", "voices", "settings", "health", "help"."""
    hide_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("chrome", sides="r", parent=parent)
        theme.mark_bar(self)
        self.setAccessibleName(self.tr("Sidebar"))
        hide = IconButton(self.tr("Hide sidebar"), "sidebar", key="Ctrl+B")
        hide.clicked.connect(self.hide_pressed)
        self._hide = hide
        self._brand = Row(
            _Mark(), Label("Sottovoce", "ui", weight=600), None, hide, gap=8, margins=(8, 0, 0, 0)
        )
        self._top = QWidget()
        self._top.setLayout(self._brand)
        self.rows = {
            "new_chat": PlaceRow(self.tr("New chat"), "edit", "Ctrl+N"),
            "reader": PlaceRow(self.tr("Reader"), "reader", "Ctrl+2"),
            "voices": PlaceRow(self.tr("Voices"), "voice", "Ctrl+3"),
            "chat": PlaceRow(self.tr("This chat"), ""),
            "settings": PlaceRow(self.tr("Settings"), "settings", "Ctrl+,"),
            "health": PlaceRow(self.tr("Health"), "pulse"),
            "help": PlaceRow(self.tr("Help"), "info", "F1"),
        }
        for place, row in self.rows.items():
            row.clicked.connect(lambda _checked=False, place=place: self.chosen.emit(place))
        note = QWidget()
        kept = self.tr("This chat stays on this machine. It is forgotten when the window closes.")
        Row(Label(kept, "small", "ink3", wrap=True), margins=(10, 12, 10, 0), parent=note)
        today = QWidget()
        Row(Label(self.tr("Now"), "micro", "ink3"), margins=(10, 14, 0, 2), parent=today)
        rows = self.rows
        places = Column(
            rows["new_chat"], rows["reader"], rows["voices"], today, rows["chat"], gap=1
        )
        self._column = Column(
            self._top,
            places,
            note,
            None,
            Column(rows["settings"], rows["health"], rows["help"], gap=1),
            gap=4,
            margins=(10, 0, 11, 10),
            parent=self,
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._narrower = False
        measure_again(self)
        theme.follow(self._restyle_bar)

    def select(self, place: str) -> None:
        """Show which place is open."""
        for name, row in self.rows.items():
            row.select(selected=name == place)

    def name_chat(self, question: str) -> None:
        """Call the chat by its first question."""
        first = " ".join(question.split())
        self.rows["chat"].setText(first[:_LONGEST] or self.tr("This chat"))
        self.rows["chat"].setToolTip(first)

    def set_narrower(self, *, narrower: bool) -> None:
        """Take less of a window that is not wide."""
        self._narrower = narrower
        self._restyle_bar()

    def _restyle_bar(self) -> None:
        self._top.setFixedHeight(theme.bar.px(_BAR))
        self.setFixedWidth(theme.bar.px(NARROWER if self._narrower else WIDTH))
