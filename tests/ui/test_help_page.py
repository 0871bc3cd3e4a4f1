"""The help in the window: drawn when it is seen, searched, heard, and reached from a fact."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.facts.help_pages import HelpPages
from app.ports import Fact
from app.ui.help_page import HelpPageView
from tests.ui.fake_session import asked
from tests.ui.opened import Opened

PAGE = """# Voices

How it speaks.

## Speak faster
<!-- id: speed -->
<!-- words: quicker, too slow -->

Press **Alt+Right** to speak faster. It holds at once.

## Another voice
<!-- id: voice -->

Open Settings and choose a voice. {filler}

## Stop
<!-- id: stop -->

Press **Esc** to stop.
"""


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Opened:
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "01_voices.md").write_text(PAGE.format(filler="It is heard. " * 400), "utf-8")
    opened = Opened(qtbot)
    opened.window.help._load = lambda: HelpPages.load("en", tmp_path)
    return opened


def shown(opened: Opened) -> list[str]:
    return [view.section.id for view in opened.window.help.sections if view.isVisible()]


def test_f1_opens_the_help_with_the_focus_in_its_search(opened: Opened) -> None:
    assert opened.window.help.sections == []
    opened.press(Qt.Key.Key_F1)
    assert opened.window.place == "help"
    assert opened.window.help.field.hasFocus()
    assert shown(opened) == ["speed", "voice", "stop"]
    assert not opened.window.composer.isVisible()
    assert opened.window.sidebar.rows["help"].accessibleDescription() == "Selected"


def test_a_section_shows_its_markdown_without_its_comments(opened: Opened) -> None:
    opened.window.go("help")
    opened.settle()
    view = opened.window.help.sections[0]
    text = next(iter(view.body.texts()))
    assert text.toPlainText() == "Press Alt+Right to speak faster. It holds at once."
    assert text.accessibleName() == view.title.text() == "Speak faster"


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("ESC", ["stop"]),
        ("too slow", ["speed"]),
        ("press stop", ["stop"]),
        ("nowhere", []),
        ("", ["speed", "voice", "stop"]),
    ],
)
def test_the_search_leaves_what_the_words_stand_in(
    opened: Opened, words: str, left: list[str]
) -> None:
    opened.window.go("help")
    opened.window.help.field.setText(words)
    opened.settle()
    assert shown(opened) == left
    nothing = opened.window.help._nothing
    assert nothing.isVisible() == (not left)
    assert left or nothing.text() == f"Nothing in the help contains “{words}”."


def test_a_click_on_a_sentence_reads_the_help_from_there_and_lights_it(opened: Opened) -> None:
    opened.window.go("help")
    opened.settle()
    view = opened.window.help.sections[0]
    view.body.chosen.emit(view.text.index("It holds"))
    opened.settle()
    assert asked(opened.session, "read") == [(view.text, "", view.text.index("It holds"))]
    opened.speak(0, "holds")
    spot = view.spot()
    assert spot is not None
    assert view.body.isAncestorOf(spot[0])
    opened.conductor.stop()
    opened.settle()
    assert view.spot() is None


def test_a_fact_of_the_help_leads_to_its_section(opened: Opened) -> None:
    opened.ask("how do i stop you")
    opened.session.find(Fact("help", "Press Esc to stop.", "en"))
    opened.settle()
    opened.last.facts.chips[0].click()
    opened.settle()
    opened.last.facts._column.itemAt(1).widget().link.click()
    opened.settle()
    page = opened.window.help
    assert opened.window.place == "help"
    view = page.sections[2]
    assert page.place_of(view).y() < page.viewport().height()
    assert page.verticalScrollBar().value() > 0
    assert view.isAncestorOf(QApplication.focusWidget())


def test_help_that_cannot_be_read_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    page = HelpPageView(lambda: HelpPages.load("en", tmp_path))
    qtbot.addWidget(page)
    page.show()
    assert "There is no help" in page._nothing.text()


def test_the_pages_that_ship_with_the_app_are_shown(qtbot: QtBot) -> None:
    page = HelpPageView()
    qtbot.addWidget(page)
    page.show()
    sections = len(list(HelpPages.load("en").sections()))
    qtbot.waitUntil(lambda: not page._drawing.isActive(), timeout=10_000)
    assert len(page.sections) == sections
    assert not page._nothing.isVisible()


class Witness(QObject):
    """Notes where the sections stand each time that the page is painted."""

    def __init__(self, page: HelpPageView) -> None:
        super().__init__()
        self._page = page
        self.seen: list[dict[str, QRect]] = []
        page._inner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        if event.type() == QEvent.Type.Paint:
            self.seen.append(self.places())
        return False

    def places(self) -> dict[str, QRect]:
        return {view.section.id: view.geometry() for view in self._page.sections}


@pytest.mark.parametrize("width", [480, 1200])
def test_nothing_moves_or_is_squeezed_while_the_help_is_drawn(qtbot: QtBot, width: int) -> None:
    opened = Opened(qtbot, (width, 760))
    page = opened.window.help
    witness = Witness(page)
    opened.window.go("help")
    qtbot.waitUntil(lambda: bool(page.sections) and not page._drawing.isActive(), timeout=10_000)
    opened.settle()
    assert len(witness.seen[0]) == 8
    last = witness.places()
    for places in witness.seen:
        assert places == {name: last[name] for name in places}


def test_all_keys_are_one_press_away(opened: Opened) -> None:
    from app.ui.keys import KeySheet

    opened.window.go("help")
    opened.window.help.keys.click()
    sheet = opened.window.findChild(KeySheet)
    assert sheet is not None
    sheet.close()
