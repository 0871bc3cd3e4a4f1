"""Colours that can be read, sizes that follow the text scale, and one signal for all of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QWidget

from app.ui import tokens
from app.ui.theme import theme
from app.ui.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Palette, Role

TEXT: tuple[tuple[Role, Role], ...] = (
    ("ink", "page"),
    ("ink", "chrome"),
    ("ink", "raised"),
    ("ink", "sunken"),
    ("ink", "bubble"),
    ("ink2", "page"),
    ("ink2", "chrome"),
    ("ink2", "hover"),
    ("ink3", "page"),
    ("ink3", "chrome"),
    ("ink3", "raised"),
    ("ink3", "sunken"),
    ("ink3", "hover"),
    ("onfill", "fill"),
    ("onfill", "fill_hover"),
    ("onfill", "fill_pressed"),
    ("ink", "lamp"),
    ("onword", "lampword"),
    ("ink", "select"),
    ("lamptext", "page"),
    ("lamptext", "chrome"),
    ("lamptext", "raised"),
    ("safe", "page"),
    ("safe", "chrome"),
    ("danger", "page"),
    ("danger", "raised"),
    ("danger", "danger_ground"),
    ("ink", "danger_ground"),
)
SHAPES: tuple[tuple[Role, Role], ...] = (
    ("lampline", "page"),
    ("lampline", "chrome"),
    ("lampline", "raised"),
    ("focus", "page"),
    ("focus", "chrome"),
    ("focus", "raised"),
    ("edge", "page"),
    ("edge", "chrome"),
    ("edge", "raised"),
    ("off", "page"),
)
MEASURED: tuple[tuple[Role, Role, tuple[float, float, float, float]], ...] = (
    ("ink", "page", (16.7, 14.7, 21, 21)),
    ("ink2", "page", (7.9, 9.1, 21, 21)),
    ("ink2", "hover", (6.6, 7.0, 16.5, 17.9)),
    ("ink3", "page", (5.7, 6.2, 16.8, 14.2)),
    ("ink3", "chrome", (5.3, 6.5, 16.8, 14.2)),
    ("ink3", "hover", (4.8, 4.8, 13.2, 12.1)),
    ("onfill", "fill", (16.7, 14.7, 21, 21)),
    ("ink", "lamp", (14.7, 10.2, 21, 21)),
    ("onword", "lampword", (11.8, 7.4, 15.6, 21)),
    ("ink", "select", (12.7, 8.1, 8.8, 13.7)),
    ("lamptext", "page", (6.7, 11.1, 15.6, 21)),
    ("lampline", "page", (4.3, 9.4, 15.6, 21)),
    ("lampline", "chrome", (4.0, 10.0, 15.6, 21)),
    ("focus", "page", (5.7, 8.0, 14.1, 8.8)),
    ("focus", "chrome", (5.4, 8.5, 14.1, 8.8)),
    ("edge", "page", (3.6, 4.4, 21, 21)),
    ("safe", "page", (6.6, 9.8, 15.9, 10.0)),
    ("danger", "danger_ground", (6.2, 7.3, 10.8, 9.6)),
    ("off", "page", (3.3, 3.7, 8.8, 6.5)),
)
COLUMNS = (LIGHT, DARK, CONTRAST_DARK, CONTRAST_LIGHT)

by_palette = pytest.mark.parametrize("palette", tokens.PALETTES, ids=lambda p: p.name)


@by_palette
@pytest.mark.parametrize(("front", "ground"), TEXT)
def test_text_has_a_contrast_of_at_least_four_and_a_half(
    palette: Palette, front: Role, ground: Role
):
    assert tokens.contrast(palette[front], palette[ground]) >= 4.5


@by_palette
@pytest.mark.parametrize(("front", "ground"), SHAPES)
def test_shapes_that_carry_meaning_have_a_contrast_of_at_least_three(
    palette: Palette, front: Role, ground: Role
):
    assert tokens.contrast(palette[front], palette[ground]) >= 3


@pytest.mark.parametrize(("front", "ground", "expected"), MEASURED)
def test_the_contrasts_are_the_specified_ones(
    front: Role, ground: Role, expected: tuple[float, ...]
):
    measured = [tokens.contrast(palette[front], palette[ground]) for palette in COLUMNS]
    assert measured == pytest.approx(expected, abs=0.06)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.name)
def test_the_underline_of_a_word_is_seen_on_its_ground(palette: Palette):
    assert tokens.contrast(palette["lampline"], palette["lampword"]) >= 3


def test_black_on_white_is_the_greatest_contrast():
    assert tokens.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert tokens.contrast("#777777", "#777777") == pytest.approx(1)


def test_high_contrast_draws_every_edge_in_full():
    assert CONTRAST_DARK["button_edge"] == CONTRAST_DARK["edge"]
    assert CONTRAST_LIGHT["track"] == CONTRAST_LIGHT["edge"]


@by_palette
def test_each_palette_dresses_the_application(palette: Palette):
    theme.choose(scheme="dark" if palette.dark else "light", high_contrast=palette.contrast)
    assert theme.palette is palette
    dressed = QGuiApplication.palette()
    assert dressed.color(QPalette.ColorRole.Window).name().upper() == palette["page"]
    assert dressed.color(QPalette.ColorRole.HighlightedText).name().upper() == palette["ink"]
    assert theme.colour("lamp").name().upper() == palette["lamp"]


def test_a_change_is_told_once(qtbot):
    with qtbot.waitSignal(theme.changed, timeout=1000):
        theme.choose(scheme="dark", scale=1.5)


def test_nothing_is_told_where_nothing_changed(qtbot):
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(scheme=theme.scheme, scale=theme.scale)


def test_the_system_scheme_follows_the_desktop(monkeypatch):
    theme.choose(scheme="system")
    for dark, scheme in ((True, Qt.ColorScheme.Dark), (False, Qt.ColorScheme.Light)):
        monkeypatch.setattr(theme._desktop, "dark", lambda dark=dark: dark)
        QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)
        assert theme.palette.dark is dark


def test_a_chosen_scheme_does_not_follow_the_desktop(monkeypatch):
    theme.choose(scheme="light")
    monkeypatch.setattr(theme._desktop, "dark", lambda: True)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.palette is LIGHT


@pytest.mark.parametrize(("asked", "got"), [(0.1, 0.8), (0.8, 0.8), (2.5, 2.5), (9, 3.0)])
def test_the_text_size_stays_between_80_and_300_percent(asked: float, got: float):
    theme.choose(scale=asked)
    assert theme.scale == got


def test_bars_stop_growing_at_200_percent_and_what_is_read_goes_on(qtbot):
    theme.choose(scale=3.0)
    bar = QWidget()
    qtbot.addWidget(bar)
    inside = QWidget(QWidget(bar))
    theme.mark_bar(bar)
    assert theme.metrics(inside).px(10) == 20
    assert theme.metrics(None).px(10) == 30


def test_spacing_grows_to_130_percent_only():
    theme.choose(scale=3.0)
    assert theme.page.space(10) == 13
    assert theme.page.px(10) == 30


def test_fonts_follow_the_text_scale_and_the_type_table():
    theme.choose(scale=2.0)
    font = theme.page.font("hero")
    assert (font.pixelSize(), font.weight()) == (60, 600)
    assert font.families()[0] == tokens.TITLE_FACE
    assert theme.page.font("mono").families()[0] == tokens.CODE_FACE


def test_no_type_is_smaller_than_twelve_pixels():
    assert min(style.size for style in tokens.TYPE.values()) == 12


def test_digits_that_change_have_one_width():
    measure = theme.page.measure("small", tabular=True)
    if QFontInfo(theme.page.font("small")).family() != tokens.TEXT_FACE:
        pytest.skip("Inter is not installed")
    assert measure.horizontalAdvance("1111") == pytest.approx(measure.horizontalAdvance("8888"))


def test_nothing_moves_where_motion_is_reduced():
    theme.choose(reduced_motion=True)
    assert theme.motion(tokens.SCROLL_MS) == 0
    assert theme.still
    theme.choose(reduced_motion=False)
    assert theme.motion(tokens.SCROLL_MS) == tokens.SCROLL_MS


def test_a_colour_may_be_changed_by_its_reader():
    theme.colour("ink").setAlpha(0)
    assert theme.colour("ink").alpha() == 255
