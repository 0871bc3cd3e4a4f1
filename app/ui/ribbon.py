"""The ribbon: a piece a sentence, as long as it sounds; the lamp is on the one that is heard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from app.ui.kit.ring import set_ring_radius
from app.ui.kit.surface import rounded
from app.ui.ribbon_pieces import Piece, Pieces, lay_out
from app.ui.theme import theme

_HEIGHT, _LEAST_WIDTH = 24, 120
_THIN, _NEAR, _THICK = 4, 6, 8
_GAP, _LEAST_PIECE, _LEAST_LAMP = 3, 12, 14
_HEAD_WIDTH, _HEAD_HEIGHT = 3, 18


class Ribbon(QSlider):
    """A slider over sentences. `seeked` carries the sentence that the user goes to."""

    seeked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._lengths: tuple[float, ...] = ()
        self._paragraphs: tuple[int, ...] = ()
        self._reachable = 0
        self._current: int | None = None
        self._fraction = 0.0
        self._lit = True
        self._hover: int | None = None
        self._laid: Pieces | None = None
        self._height = _HEIGHT
        self._telling = True
        self.setRange(0, 0)
        self.setSingleStep(1)
        self.setPageStep(5)
        self.setAccessibleName(self.tr("Position"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setEnabled(False)
        set_ring_radius(self, 8)
        self.valueChanged.connect(self._moved)
        theme.follow(self._restyle)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What is drawn: none while there is nothing to play."""
        laid = self._lay()
        return laid.pieces if laid is not None else ()

    def set_height(self, height: int) -> None:
        """Take another height, given at 100 %."""
        self._height = height
        self._restyle()

    def show_sentences(
        self,
        lengths: Sequence[float],
        *,
        reachable: int | None = None,
        paragraphs: Sequence[int] = (),
    ) -> None:
        """Show sentences of these lengths in seconds; none is one plain track.

        The first `reachable` of them are synthesised and can be gone to; None is all.
        """
        lengths, paragraphs = tuple(lengths), tuple(paragraphs)
        self._reachable = len(lengths) if reachable is None else reachable
        if (lengths, paragraphs) == (self._lengths, self._paragraphs):
            return
        self._lengths, self._paragraphs = lengths, paragraphs
        self._laid = None
        self._telling = False
        self.setRange(0, max(0, len(lengths) - 1))
        self._telling = True
        self.setEnabled(bool(lengths))
        if not lengths:
            self._current = None
        self.update()

    def show_place(self, sentence: int | None, fraction: float = 0.0, *, lit: bool = True) -> None:
        """Put the playhead into a sentence, heard up to `fraction` of it; None takes it away.

        The lamp is on it only where `lit`: while the voice sounds, or is held there.
        """
        if sentence is not None and sentence >= len(self._lengths):
            return
        before = (self._current, self._head(), self._lit)
        self._current, self._fraction = sentence, min(max(fraction, 0.0), 1.0)
        self._lit = lit
        if sentence is not None:
            self._telling = False
            self.setValue(sentence)
            self._telling = True
        if (self._current, self._head(), self._lit) != before:
            self.update()

    def _moved(self, value: int) -> None:
        """Tell the user's own moves only: by key, wheel or a screen reader."""
        if self._telling:
            self._go(value)

    def _go(self, sentence: int) -> None:
        if self._reachable:
            self.seeked.emit(min(sentence, self._reachable - 1))

    # Measuring

    def _restyle(self) -> None:
        self._laid = None
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for 560 by 24 at 100 %."""
        metrics = theme.metrics(self)
        return QSize(metrics.px(560), metrics.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Shrink to 120."""
        metrics = theme.metrics(self)
        return QSize(metrics.px(_LEAST_WIDTH), metrics.px(self._height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pieces out again."""
        super().resizeEvent(event)
        self._laid = None

    def _lay(self) -> Pieces | None:
        if self._laid is None and self._lengths:
            metrics = theme.metrics(self)
            self._laid = lay_out(
                self._lengths,
                self.width(),
                least=metrics.px(_LEAST_PIECE),
                gap=metrics.px(_GAP),
                paragraphs=self._paragraphs,
            )
        return self._laid

    def _lamp(self) -> tuple[float, float] | None:
        """Left and right of the sentence that is heard, wide enough to be seen."""
        laid = self._lay()
        if laid is None or self._current is None:
            return None
        left, right = laid.span(self._current)
        least = theme.metrics(self).px(_LEAST_LAMP)
        if right - left < least:
            left = min(left, self.width() - least)
            right = left + least
        return left, right

    def _head(self) -> int | None:
        lamp = self._lamp()
        if lamp is None:
            return None
        ratio = self.devicePixelRatioF()
        return round((lamp[0] + (lamp[1] - lamp[0]) * self._fraction) * ratio)

    # Pointing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the sentence under the pointer."""
        laid = self._lay()
        if event.button() == Qt.MouseButton.LeftButton and laid is not None:
            self._go(laid.sentence_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name the sentence under the pointer."""
        laid = self._lay()
        hover = laid.sentence_at(event.position().x()) if laid is not None else None
        if hover != self._hover:
            self._hover = hover
            self.setToolTip("" if hover is None else self.tr("Sentence {0}").format(hover + 1))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the release; the press has done the work."""

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the sentence under the pointer."""
        super().leaveEvent(event)
        self._hover = None
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is said, what is heard now and what is to come."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        laid = self._lay()
        if laid is None:
            self._paint_bar(painter, 0, self.width(), said=False, high=_THIN, faint=True)
            return
        lamp = self._lamp()
        for piece in laid.pieces:
            self._paint_piece(painter, piece, lamp)
        if lamp is not None:
            self._paint_lamp(painter, *lamp)

    def _paint_piece(
        self, painter: QPainter, piece: Piece, lamp: tuple[float, float] | None
    ) -> None:
        current = self._current if self._current is not None else -1
        alone = piece.first == current == piece.last - 1
        if alone:
            return
        near = self._hover is not None and piece.first <= self._hover < piece.last
        high = _NEAR if near else _THIN
        right = piece.left + piece.width
        self._paint_bar(painter, piece.left, right, said=piece.last <= current, high=high)
        if lamp is not None and piece.first < current < piece.last:
            self._paint_bar(painter, piece.left, lamp[0], said=True, high=high)

    def _paint_bar(
        self,
        painter: QPainter,
        left: float,
        right: float,
        *,
        said: bool,
        high: int,
        faint: bool = False,
    ) -> None:
        thick = theme.metrics(self).px(high)
        place = QRectF(left, self.height() / 2 - thick / 2, right - left, thick)
        edge: QColor | None = None
        ground = theme.colour("ink2" if said else "track")
        if theme.high_contrast and not said:
            ground, edge = theme.colour("page"), theme.colour("off" if faint else "line")
        rounded(painter, place, thick / 2, ground, edge)

    def _paint_lamp(self, painter: QPainter, left: float, right: float) -> None:
        head = left + (right - left) * self._fraction
        if self._lit:
            self._paint_lit(painter, left, right, head)
        else:
            self._paint_bar(painter, left, right, said=False, high=_THIN)
            self._paint_bar(painter, left, head, said=True, high=_THIN)
        metrics = theme.metrics(self)
        wide, high = metrics.px(_HEAD_WIDTH), metrics.px(_HEAD_HEIGHT)
        stick = QRectF(head - wide / 2, self.height() / 2 - high / 2, wide, high)
        stick.moveLeft(min(max(0.0, stick.left()), self.width() - wide))
        rounded(painter, stick, wide / 2, theme.colour("ink"))

    def _paint_lit(self, painter: QPainter, left: float, right: float, head: float) -> None:
        thick = theme.metrics(self).px(_THICK)
        place = QRectF(left, self.height() / 2 - thick / 2, right - left, thick)
        ground = theme.colour("page" if theme.high_contrast else "lampword")
        rounded(painter, place, thick / 2, ground)
        shape, heard = QPainterPath(), QPainterPath()
        shape.addRoundedRect(place, thick / 2, thick / 2)
        heard.addRect(QRectF(left, place.top(), head - left, thick))
        # Cut as a path: a clip would leave its ends without antialiasing.
        painter.fillPath(shape.intersected(heard), theme.colour("lampline"))
        rounded(painter, place, thick / 2, None, theme.colour("lampline"))
