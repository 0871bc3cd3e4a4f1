"""The ribbon: pieces as long as they sound, a lamp where the voice is, a slider for everyone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.ribbon import Ribbon
from app.ui.ribbon_pieces import lay_out
from app.ui.theme import theme

LENGTHS = (4.1, 6.4, 5.0, 3.1, 4.4, 4.0, 3.6, 2.8, 5.2)

seconds = st.lists(st.floats(0, 60, allow_nan=False), min_size=1, max_size=300)
widths = st.integers(60, 2000)


@given(lengths=seconds, width=widths)
def test_pieces_cover_the_whole_width_in_order(lengths: list[float], width: int):
    laid = lay_out(lengths, width, least=12, gap=3)
    assert laid.pieces[0].left == 0
    last = laid.pieces[-1]
    assert last.left + last.width == pytest.approx(width)
    assert laid.pieces[0].first == 0
    assert last.last == len(lengths)
    for before, after in pairwise(laid.pieces):
        assert before.last == after.first
        assert after.left == pytest.approx(before.left + before.width + 3)
        assert before.width > 0


@given(lengths=seconds, width=widths, data=st.data())
def test_a_sentence_is_found_where_it_lies(lengths: list[float], width: int, data: st.DataObject):
    laid = lay_out(lengths, width, least=12, gap=3)
    sentence = data.draw(st.integers(0, len(lengths) - 1))
    left, right = laid.span(sentence)
    assert 0 <= left < right <= width + 1e-6
    assert laid.sentence_at((left + right) / 2) == sentence


@given(lengths=seconds, width=widths, x=st.floats(-50, 2100))
def test_every_place_belongs_to_a_sentence(lengths: list[float], width: int, x: float):
    found = lay_out(lengths, width, least=12, gap=3).sentence_at(x)
    assert 0 <= found < len(lengths)


@given(lengths=seconds, width=widths)
def test_pieces_are_never_too_many_to_see(lengths: list[float], width: int):
    assert len(lay_out(lengths, width, least=12, gap=3).pieces) <= max(1, width // 12)


def test_a_longer_sentence_has_a_longer_piece():
    laid = lay_out(LENGTHS, 600, least=12, gap=3)
    wide = [piece.width for piece in laid.pieces]
    assert wide.index(max(wide)) == 1
    assert wide.index(min(wide)) == 7


def test_where_room_is_short_a_piece_is_a_paragraph():
    laid = lay_out([3.0] * 86, 500, least=12, gap=3, paragraphs=(0, 7, 16, 40))
    assert [(piece.first, piece.last) for piece in laid.pieces] == [
        (0, 7),
        (7, 16),
        (16, 40),
        (40, 86),
    ]


def test_without_paragraphs_a_piece_is_a_run_of_sentences():
    laid = lay_out([3.0] * 1000, 500, least=12, gap=3)
    runs = {piece.last - piece.first for piece in laid.pieces[:-1]}
    assert len(runs) == 1


@pytest.fixture
def ribbon(qtbot) -> Ribbon:
    made = Ribbon()
    qtbot.addWidget(made)
    made.resize(600, 24)
    made.show()
    made.show_sentences(LENGTHS)
    made.show_place(1, 0.5)
    return made


def test_it_is_a_slider_called_position(ribbon: Ribbon):
    spoken = QAccessible.queryAccessibleInterface(ribbon)
    assert spoken.role() == QAccessible.Role.Slider
    assert spoken.text(QAccessible.Text.Name) == "Position"
    assert (ribbon.minimum(), ribbon.maximum(), ribbon.value()) == (0, 8, 1)


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_End, 8),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_PageUp, 6),
    ],
)
def test_keys_go_from_sentence_to_sentence(ribbon: Ribbon, key: Qt.Key, sentence: int, qtbot):
    with qtbot.waitSignal(ribbon.seeked, timeout=1000) as seeked:
        QTest.keyClick(ribbon, key)
    assert seeked.args == [sentence]


def test_a_screen_reader_moves_it_too(ribbon: Ribbon, qtbot):
    spoken = QAccessible.queryAccessibleInterface(ribbon)
    with qtbot.waitSignal(ribbon.seeked, timeout=1000) as seeked:
        spoken.valueInterface().setCurrentValue(4)
    assert seeked.args == [4]


def test_the_playback_moves_it_without_telling(ribbon: Ribbon, qtbot):
    with qtbot.assertNotEmitted(ribbon.seeked):
        ribbon.show_place(5, 0.1)
        ribbon.show_sentences([*LENGTHS, 4.0])
    assert ribbon.value() == 5


def test_a_press_goes_to_the_piece_under_it(ribbon: Ribbon, qtbot):
    piece = ribbon.pieces[6]
    spot = QPoint(round(piece.left + piece.width / 2), 12)
    with qtbot.waitSignal(ribbon.seeked, timeout=1000) as seeked:
        QTest.mouseClick(ribbon, Qt.MouseButton.LeftButton, pos=spot)
    assert seeked.args == [6]


def test_nobody_goes_beyond_what_is_synthesised(ribbon: Ribbon, qtbot):
    ribbon.show_sentences(LENGTHS, reachable=3)
    with qtbot.waitSignal(ribbon.seeked, timeout=1000) as seeked:
        QTest.keyClick(ribbon, Qt.Key.Key_End)
    assert seeked.args == [2]


def test_the_sentence_under_the_pointer_is_named(ribbon: Ribbon):
    place = QPointF(ribbon.pieces[3].left + 4, 12)
    none = Qt.MouseButton.NoButton
    keys = Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, keys)
    QApplication.sendEvent(ribbon, move)
    assert ribbon.toolTip() == "Sentence 4"


def test_nothing_to_play_is_one_plain_track(ribbon: Ribbon):
    ribbon.show_sentences(())
    assert ribbon.pieces == ()
    assert not ribbon.isEnabled()
    image = ribbon.grab().toImage()
    colours = {image.pixelColor(x, 12).name() for x in range(10, ribbon.width() - 10)}
    assert colours == {theme.colour("track").name()}


def test_the_lamp_is_wide_enough_to_be_seen(ribbon: Ribbon):
    ribbon.show_sentences([2.0] * 400)
    ribbon.show_place(399, 0.5)
    lamp = ribbon._lamp()
    assert lamp is not None
    assert lamp[1] - lamp[0] >= 14
    assert lamp[1] <= ribbon.width() + 1e-6


def test_the_lamp_is_where_the_voice_is(ribbon: Ribbon):
    image = ribbon.grab().toImage()
    heard, left = ribbon.pieces[1], ribbon.pieces[0]
    quarter = round(heard.left + heard.width / 4)
    three_quarters = round(heard.left + heard.width * 3 / 4)
    assert image.pixelColor(quarter, 12) == theme.colour("lampline")
    assert image.pixelColor(three_quarters, 12) == theme.colour("lampword")
    assert image.pixelColor(round(left.left + left.width / 2), 12) == theme.colour("ink2")


def test_only_a_move_that_can_be_seen_is_painted(ribbon: Ribbon, monkeypatch):
    painted: list[int] = []
    monkeypatch.setattr(ribbon, "update", lambda: painted.append(1))
    ribbon.show_place(1, 0.5001)
    assert painted == []
    ribbon.show_place(1, 0.6)
    assert painted == [1]


def test_a_place_that_is_not_planned_yet_is_left_alone(ribbon: Ribbon):
    ribbon.show_place(40, 0.5)
    assert ribbon.value() == 1
