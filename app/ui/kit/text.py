"""Labels that name a type style and a colour role."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.theme import theme
from app.ui.tokens import Role, TypeName


class Label(QLabel):
    """Plain text in a type style. With `wrap` it takes as many lines as it needs."""

    def __init__(
        self,
        text: str = "",
        style: TypeName = "ui",
        role: Role = "ink",
        *,
        weight: int | None = None,
        tabular: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._style, self._role = style, role
        self._weight, self._tabular = weight, tabular
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.follow(self.restyle)

    def set_role(self, role: Role) -> None:
        """Take another colour."""
        if role != self._role:
            self._role = role
            self.restyle()

    def set_style(self, style: TypeName, *, weight: int | None = None) -> None:
        """Take another type style."""
        self._style, self._weight = style, weight
        self.restyle()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the sizes of the place it has come to stand in."""
        super().showEvent(event)
        size = theme.metrics(self).font(self._style).pixelSize()
        if size != self.font().pixelSize():
            self.restyle()

    def restyle(self) -> None:
        """Read font and colour from the theme again."""
        metrics = theme.metrics(self)
        self.setFont(metrics.font(self._style, weight=self._weight, tabular=self._tabular))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour(self._role))
        self.setPalette(palette)
        if not self.wordWrap():
            self.setMinimumHeight(metrics.line(self._style))


class ElidedLabel(Label):
    """One line that ends in … where it is cut; the whole is then in the tooltip."""

    def minimumSizeHint(self) -> QSize:
        """Shrink to some letters."""
        return QSize(theme.metrics(self).px(24), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Ask for the whole text."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the whole text on hover only where it is cut."""
        super().resizeEvent(event)
        cut = self.sizeHint().width() > self.width()
        self.setToolTip(self.text() if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text as far as it fits."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.colour(self._role))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(self.rect()), self.alignment(), text)
