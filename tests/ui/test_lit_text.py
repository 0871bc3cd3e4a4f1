"""Lit text: what is drawn little by little is what is drawn at once, and places are exact."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QTextDocument

from app.ui.blocks import Paragraph, Run
from app.ui.lit_text import LitText
from app.ui.markdown import MarkdownStream, blocks_of
from app.ui.prose_document import ProseDocument
from app.ui.source_map import SourceMap, units
from app.ui.theme import theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TEXT = """## A title

First **bold 😀 one**. Second sentence with `code` in it, which is long enough to go on in another
line of the column. 第三句在这里。

- item *one*
- item two

> quoted words

The end."""


def paragraphs(text: str) -> list[Paragraph]:
    return [block for block in blocks_of(text) if isinstance(block, Paragraph)]


@pytest.fixture
def lit(qtbot: QtBot) -> LitText:
    text = LitText()
    qtbot.addWidget(text)
    text.resize(500, 400)
    text.show_paragraphs(paragraphs(TEXT), ())
    text.show()
    qtbot.waitExposed(text)
    return text


def written(
    document: ProseDocument, holder: QTextDocument
) -> tuple[str, list[int | None], list[int]]:
    html_weights = []
    block = holder.begin()
    while block.isValid():
        html_weights += [found.format.fontWeight() for found in block.textFormats()]
        block = block.next()
    length = holder.characterCount()
    return (
        holder.toPlainText(),
        [document.source.offset(position) for position in range(length)],
        html_weights,
    )


@given(st.lists(st.integers(0, len(TEXT)), max_size=40))
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_drawing_little_by_little_ends_like_drawing_at_once(cuts: list[int]) -> None:
    grown_holder, whole_holder = QTextDocument(), QTextDocument()
    grown = ProseDocument(grown_holder, "body", 32)
    whole = ProseDocument(whole_holder, "body", 32)
    whole.show(paragraphs(TEXT), ())
    stream = MarkdownStream()
    for start, end in pairwise([0, *sorted(cuts), len(TEXT)]):
        growth = stream.push(TEXT[start:end])
        grown.show(growth.settled, growth.growing)  # type: ignore[arg-type]  # prose only
    grown.show(stream.finish().settled, ())  # type: ignore[arg-type]  # prose only
    assert written(grown, grown_holder) == written(whole, whole_holder)


def test_growing_prose_keeps_what_stands_before_the_change() -> None:
    holder = QTextDocument()
    document = ProseDocument(holder, "body", 32)
    document.show((), paragraphs("One two"))
    changes: list[int] = []
    holder.documentLayout()  # without a layout a document keeps its changes to itself
    holder.contentsChange.connect(lambda start, _removed, _added: changes.append(start))
    document.show((), paragraphs("One two three"))
    assert holder.toPlainText() == "One two three"
    assert min(changes) == len("One two")


def test_positions_count_in_utf_16_and_offsets_in_code_points() -> None:
    source = SourceMap()
    source.add(Run("a😀b", 10))
    assert units("a😀b") == 4
    assert source.positions((11, 12)) == (1, 3)
    assert source.positions((12, 13)) == (3, 4)
    assert [source.offset(position) for position in range(5)] == [10, 11, 11, 12, None]
    assert source.positions((0, 5)) is None


def test_the_band_lies_on_the_sentence_in_every_line(lit: LitText) -> None:
    start, end = TEXT.index("Second"), TEXT.index(" 第三句")
    lit.light((start, end), None)
    rectangles = lit._bands((start, end))
    assert len(rectangles) >= 2
    assert all(rectangle.width() > 0 for rectangle in rectangles)
    assert rectangles[0].top() < rectangles[1].top()
    spot = lit.spot()
    assert spot is not None
    assert spot.top() == rectangles[0].toAlignedRect().top()


def colour_at(lit: LitText, point: QPoint) -> QColor:
    return lit.grab().toImage().pixelColor(point)


def test_sentence_and_word_are_painted_in_their_own_colours(lit: LitText) -> None:
    start = TEXT.index("First")
    span, word = (start, TEXT.index(" Second")), (start, start + len("First"))
    lit.light(span, word)
    edge = lit._bands(word)[0]
    before = QPoint(round(edge.left()) - 1, round(edge.center().y()))
    inside = QPoint(round(edge.left()) + 1, round(edge.top()) + 2)
    assert colour_at(lit, inside) == theme.colour("lampword")
    lamps = [theme.colour("lampword"), theme.colour("lamp")]
    assert colour_at(lit, before) in lamps
    lit.light(None, None)
    assert colour_at(lit, inside) not in lamps


def test_only_what_changed_is_painted_again(lit: LitText) -> None:
    lit.light((TEXT.index("First"), TEXT.index("Second")), None)
    region = lit._lit_region().boundingRect()
    assert region.height() < lit.height() / 2


def test_a_click_tells_the_source_offset(lit: LitText, qtbot: QtBot) -> None:
    offset = TEXT.index("quoted")
    place = lit._bands((offset, offset + 6))[0]
    with qtbot.waitSignal(lit.chosen) as caught:
        qtbot.mouseClick(lit.viewport(), Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert offset <= caught.args[0] < offset + 6


def test_a_click_behind_an_emoji_is_exact(lit: LitText, qtbot: QtBot) -> None:
    offset = TEXT.index("one**")
    place = lit._bands((offset, offset + 3))[0]
    with qtbot.waitSignal(lit.chosen) as caught:
        qtbot.mouseClick(lit.viewport(), Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert offset <= caught.args[0] < offset + 3


def test_selecting_text_does_not_read_it(lit: LitText, qtbot: QtBot) -> None:
    place = lit._bands((TEXT.index("First"), TEXT.index("Second")))[0]
    chosen: list[int] = []
    lit.chosen.connect(chosen.append)
    start = QPoint(round(place.left()) + 2, round(place.center().y()))
    end = QPoint(round(place.right()) - 4, round(place.center().y()))
    qtbot.mousePress(lit.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(lit.viewport(), end)
    qtbot.mouseRelease(lit.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert chosen == []


def test_enter_reads_from_the_caret(lit: LitText, qtbot: QtBot) -> None:
    cursor = lit.textCursor()
    positions = lit.prose.source.positions((TEXT.index("The end"), len(TEXT)))
    assert positions is not None
    cursor.setPosition(positions[0])
    lit.setTextCursor(cursor)
    with qtbot.waitSignal(lit.chosen) as caught:
        qtbot.keyClick(lit, Qt.Key.Key_Return)
    assert caught.args == [TEXT.index("The end")]


def test_hovering_outlines_the_sentence_and_says_what_a_click_does(
    lit: LitText, qtbot: QtBot
) -> None:
    span = (TEXT.index("First"), TEXT.index(" Second"))
    lit.set_sentences(lambda offset: span if span[0] <= offset < span[1] else None)
    place = lit._bands(span)[0].center().toPoint()
    qtbot.mouseMove(lit.viewport(), place)
    qtbot.waitUntil(lambda: lit.viewport().toolTip() == "Read from here", timeout=2000)
    assert lit._hovered == span


def test_it_is_as_high_as_its_text_at_any_width_and_size(lit: LitText) -> None:
    high = lit.height()
    lit.resize(260, lit.height())
    assert lit.height() > high
    theme.choose(scale=2.0)
    assert lit.height() > 2 * high


def test_high_contrast_underlines_instead_of_filling(lit: LitText) -> None:
    theme.choose(high_contrast=True)
    span = (TEXT.index("First"), TEXT.index(" Second"))
    lit.light(span, None)
    band = lit._bands(span)[0]
    low = QPoint(round(band.center().x()), round(band.bottom()))
    assert colour_at(lit, low) == theme.colour("lampline")
