"""The one theme: which palette, fonts and sizes hold now, and a signal when that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from app.ui import tokens
from app.ui.style_sheet import style_sheet
from app.ui.tokens import Role, Scheme, TypeName

if TYPE_CHECKING:
    from collections.abc import Callable

_BAR = "sottovoce_bar"
_FontKey = tuple[TypeName, int, bool, bool]


class Metrics:
    """Pixels and fonts at one text scale."""

    def __init__(self, scale: float, faces: tuple[str, ...] = ()) -> None:
        self.scale: Final = scale
        self._faces = faces
        self._fonts: dict[_FontKey, QFont] = {}
        self._measures: dict[_FontKey, QFontMetricsF] = {}

    def px(self, size: float) -> int:
        """Scale a size of type, an icon or a control, given at 100 %, to whole pixels."""
        return round(size * self.scale)

    def space(self, size: float) -> int:
        """Scale a gap or a margin, given at 100 %: it grows up to 130 % only."""
        return round(size * min(self.scale, tokens.LARGEST_SPACE_SCALE))

    def line(self, name: TypeName) -> int:
        """Return the line height of a type style in pixels."""
        return self.px(tokens.TYPE[name].line)

    def font(
        self,
        name: TypeName,
        *,
        weight: int | None = None,
        tabular: bool = False,
        italic: bool = False,
    ) -> QFont:
        """Return the font of a type style; `tabular` gives all digits one width."""
        key = (name, weight or tokens.TYPE[name].weight, tabular, italic)
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = self._make(*key)
        return QFont(font)

    def measure(
        self, name: TypeName, *, weight: int | None = None, tabular: bool = False
    ) -> QFontMetricsF:
        """Return the metrics of `font` with the same arguments."""
        key = (name, weight or tokens.TYPE[name].weight, tabular, False)
        measure = self._measures.get(key)
        if measure is None:
            font = self.font(name, weight=weight, tabular=tabular)
            measure = self._measures[key] = QFontMetricsF(font)
        return measure

    def _make(self, name: TypeName, weight: int, tabular: bool, italic: bool) -> QFont:  # noqa: FBT001  private, called with a key
        style = tokens.TYPE[name]
        font = QFont()
        if name == "mono":
            fallback = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
            font.setFamilies([tokens.CODE_FACE, fallback, *tokens.HAN_FACES])
        elif style.size >= tokens.TITLE_FROM:
            font.setFamilies([tokens.TITLE_FACE, *self._faces])
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, tokens.TITLE_SPACING)
        else:
            font.setFamilies(list(self._faces))
        font.setPixelSize(max(1, self.px(style.size)))
        font.setWeight(QFont.Weight(weight))
        font.setItalic(italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font


class _Desktop:
    """What the system wishes. Keeps both objects: the second dies with the wrapper of the first."""

    def __init__(self) -> None:
        self.hints = QGuiApplication.styleHints()
        self.needs = self.hints.accessibility()

    def dark(self) -> bool:
        return self.hints.colorScheme() == Qt.ColorScheme.Dark

    def asks_for_contrast(self) -> bool:
        return self.needs.contrastPreference() == Qt.ContrastPreference.HighContrast


class Theme(QObject):
    """What everything looks like now. There is one, `theme`; widgets read it when they paint.

    Fonts and colours exist after `attach`, which needs the application.
    """

    changed = Signal()
    """Palette, text scale or motion is another one: measure and paint again."""

    def __init__(self) -> None:
        super().__init__()
        self._scheme: Scheme = "system"
        self._high_contrast: bool | None = None
        self._reduced_motion = False
        self._scale = 1.0
        self._faces: tuple[str, ...] = (tokens.TEXT_FACE, *tokens.HAN_FACES)
        self._app: QApplication | None = None
        self._desktop: _Desktop | None = None
        self._palette = tokens.LIGHT
        self._worn: tuple[str, float, bool] | None = None
        self._colours: dict[Role, QColor] = {}
        self._measure()

    def attach(self, app: QApplication) -> None:
        """Dress the application and follow the system's wishes from now on."""
        self._app = app
        self._faces = _text_faces()
        app.setStyle(QStyleFactory.create("Fusion"))
        if self._desktop is None:
            self._desktop = _Desktop()
            self._desktop.hints.colorSchemeChanged.connect(self._follow)
            self._desktop.needs.contrastPreferenceChanged.connect(self._follow)
        self._worn = None
        self._follow()

    def choose(
        self,
        *,
        scheme: Scheme | None = None,
        high_contrast: bool | None = None,
        scale: float | None = None,
        reduced_motion: bool | None = None,
    ) -> None:
        """Change what is given. `scale` is the text size, 0.8 to 3.

        Once `high_contrast` was chosen the system's preference no longer decides it.
        """
        if scheme is not None:
            self._scheme = scheme
        if high_contrast is not None:
            self._high_contrast = high_contrast
        if reduced_motion is not None:
            self._reduced_motion = reduced_motion
        if scale is not None:
            self._scale = min(max(scale, tokens.SMALLEST_SCALE), tokens.LARGEST_SCALE)
        self._follow()

    def _follow(self) -> None:
        desktop = self._desktop
        dark, contrast = self._scheme == "dark", self._high_contrast
        if self._scheme == "system":
            dark = desktop is not None and desktop.dark()
        if contrast is None:
            contrast = desktop is not None and desktop.asks_for_contrast()
        palette = tokens.palette_for(dark=dark, high_contrast=contrast)
        look = (palette.name, self._scale, self._reduced_motion)
        if look == self._worn:
            return
        self._worn = look
        self._palette = palette
        self._colours.clear()
        self._measure()
        if self._app is not None:
            self._app.setPalette(self._qt_palette())
            self._app.setFont(self.page.font("ui"))
            self._app.setStyleSheet(style_sheet(self._palette, self.page))
        self.changed.emit()

    def _measure(self) -> None:
        self.page = Metrics(self._scale, self._faces)
        """Sizes of what is read."""
        largest = tokens.LARGEST_BAR_SCALE
        self.bar = self.page if self._scale <= largest else Metrics(largest, self._faces)
        """Sizes in the bars, which stop growing at 200 %."""

    @property
    def scheme(self) -> Scheme:
        """What was chosen; `system` follows the desktop."""
        return self._scheme

    @property
    def palette(self) -> tokens.Palette:
        """The palette that holds now."""
        return self._palette

    @property
    def scale(self) -> float:
        """The text size as a factor, 0.8 to 3."""
        return self._scale

    @property
    def high_contrast(self) -> bool:
        """Whether one of the two high contrast palettes holds."""
        return self._palette.contrast

    @property
    def ring(self) -> int:
        """Width of the focus ring in pixels."""
        return 3 if self._palette.contrast else 2

    def colour(self, role: Role) -> QColor:
        """Return the colour of a role, yours to change."""
        colour = self._colours.get(role)
        if colour is None:
            colour = self._colours[role] = QColor(self._palette[role])
        return QColor(colour)

    def motion(self, milliseconds: int) -> int:
        """Return how long a movement takes: 0 where motion is reduced."""
        return 0 if self._reduced_motion else milliseconds

    @property
    def still(self) -> bool:
        """Whether nothing may move by itself."""
        return self._reduced_motion

    def metrics(self, widget: QWidget | None) -> Metrics:
        """Return the sizes of the place a widget stands in: a bar, or what is read."""
        if self.bar is self.page:
            return self.page  # asked often, and the way up to the window is long
        while widget is not None:
            if widget.property(_BAR):
                return self.bar
            widget = widget.parentWidget()
        return self.page

    def mark_bar(self, widget: QWidget) -> None:
        """Give `widget` and all in it the sizes of the bars."""
        widget.setProperty(_BAR, True)  # noqa: FBT003  Qt's own signature

    def follow(self, restyle: Callable[[], object]) -> None:
        """Call a bound method of a QObject now and whenever the theme changes."""
        self.changed.connect(restyle)
        restyle()

    def _qt_palette(self) -> QPalette:
        palette = QPalette()
        roles = QPalette.ColorRole
        table: tuple[tuple[QPalette.ColorRole, Role], ...] = (
            (roles.Window, "page"),
            (roles.WindowText, "ink"),
            (roles.Base, "raised"),
            (roles.AlternateBase, "sunken"),
            (roles.Text, "ink"),
            (roles.PlaceholderText, "ink3"),
            (roles.Button, "raised"),
            (roles.ButtonText, "ink"),
            (roles.ToolTipBase, "raised"),
            (roles.ToolTipText, "ink"),
            (roles.Highlight, "select"),
            (roles.HighlightedText, "ink"),
            (roles.Link, "ink"),
            (roles.LinkVisited, "ink"),
        )
        for role, name in table:
            palette.setColor(role, self.colour(name))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("off"))
        return palette


def _text_faces() -> tuple[str, ...]:
    """Inter where it is installed, else the platform's own face; then the Han faces."""
    if QFontDatabase.hasFamily(tokens.TEXT_FACE):
        return (tokens.TEXT_FACE, *tokens.HAN_FACES)
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return (own, *tokens.HAN_FACES)


theme: Final = Theme()
"""The theme of this process."""
