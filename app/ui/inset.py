"""Room beside a widget that grows with the text, and layouts that are right before they paint."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.theme import theme


class Inset(QWidget):
    """Keeps room on both sides of a widget. Takes none at all while that is hidden."""

    def __init__(self, inner: QWidget, left: float, right: float) -> None:
        super().__init__()
        self._sides = left, right
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(inner)
        self._inner = inner
        if inner.isHidden():
            self.hide()
        inner.installEventFilter(self)
        theme.follow(self._restyle)

    def set_sides(self, left: float, right: float) -> None:
        """Keep other room, at 100 %."""
        self._sides = left, right
        self._restyle()

    def _restyle(self) -> None:
        left, right = self._sides
        self._row.setContentsMargins(theme.page.px(left), 0, theme.page.px(right), 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with what is inside."""
        if event.type() == QEvent.Type.ShowToParent:
            self.show()
        elif event.type() == QEvent.Type.HideToParent:
            self.setVisible(self._inner.sizePolicy().retainSizeWhenHidden())
        return super().eventFilter(watched, event)


def settle(widget: QWidget, top: QWidget) -> None:
    """Lay out from `widget` up to `top` now: Qt would paint once before it has reached the top."""
    while True:
        layout = widget.layout()
        if layout is not None:
            layout.activate()
        parent = widget.parentWidget()
        if widget is top or parent is None:
            return
        widget = parent
