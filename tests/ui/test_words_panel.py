"""One's own words are added, heard, removed, brought back and tried in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app import paths
from app.errors import LexiconUnwritable
from app.spoken_forms import Entry, Lexicon
from app.spoken_forms.lexicon_file import FILE, load, save
from tests.ui.fake_session import asked
from tests.ui.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from app.ui.words_panel import WordsPanel

NGINX = Entry("nginx", "engine x", "en")
CITY = Entry("重庆", "chong2 qing4", "zh")


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.engines.chattts.package.check", lambda: None)


@pytest.fixture
def panel(opened: Opened) -> WordsPanel:
    """The words, of which two are known."""
    save(Lexicon((CITY, NGINX)), paths.config())
    opened.window.go("voices")
    opened.settle()
    return opened.window.voices.words


def kept() -> set[Entry]:
    return set(load(paths.config()).lexicon.entries)


def notice(opened: Opened) -> str:
    return opened.window.notices._shown["words"].title


def write(panel: WordsPanel, word: str, say: str, language: str) -> None:
    panel.word.setText(word)
    panel.say.setText(say)
    panel.language._take(language)


def test_every_word_is_listed_with_how_it_is_said(panel: WordsPanel) -> None:
    rows = [(row.word, row.about) for row in panel.rows.values()]
    assert rows == [("nginx", "engine x · English"), ("重庆", "chong2 qing4 · Chinese")]
    assert all(row.isVisible() for row in panel.rows.values())


def test_without_words_there_is_no_empty_card(opened: Opened) -> None:
    opened.window.go("voices")
    assert not opened.window.voices.words._card.isVisible()
    assert opened.window.voices.words.word.isVisible()


def test_a_word_is_added_and_kept(opened: Opened, panel: WordsPanel) -> None:
    assert not panel.add.available
    write(panel, "  GIF ", "jiff", "en")
    panel.add.click()
    assert kept() == {NGINX, CITY, Entry("GIF", "jiff", "en")}
    assert [row.word for row in panel.rows.values()] == ["GIF", "nginx", "重庆"]
    assert (panel.word.text(), panel.say.text()) == ("", "")
    assert panel.word.hasFocus()
    assert opened.window.notices.kinds == ()


def test_enter_adds_and_the_same_word_is_said_anew(opened: Opened, panel: WordsPanel) -> None:
    write(panel, "nginx", "enjinx", "en")
    panel.say.setFocus()
    opened.press(Qt.Key.Key_Return)
    assert kept() == {Entry("nginx", "enjinx", "en"), CITY}


def test_pinyin_that_is_none_is_told_and_what_was_typed_stays(
    opened: Opened, panel: WordsPanel
) -> None:
    write(panel, "长", "zzang3", "zh")
    panel.add.click()
    assert notice(opened) == 'Problem: no character is read "zzang3".'
    assert panel.say.text() == "zzang3"
    assert kept() == {NGINX, CITY}


def test_a_removed_word_is_brought_back(opened: Opened, panel: WordsPanel) -> None:
    panel.rows[CITY].remove.click()
    assert kept() == {NGINX}
    assert notice(opened) == "重庆 is removed."
    opened.window.notices._shown["words"].buttons[0].click()
    assert kept() == {NGINX, CITY}
    assert set(panel.rows) == {NGINX, CITY}
    assert opened.window.notices.kinds == ()


@pytest.mark.parametrize(("entry", "said"), [(NGINX, "engine x"), (CITY, CITY.words)])
def test_how_a_word_is_said_is_heard_and_stopped(
    opened: Opened, panel: WordsPanel, entry: Entry, said: str
) -> None:
    button = panel.rows[entry].listen_button
    button.click()
    opened.settle()
    assert asked(opened.session, "read")[-1][:2] == (said, entry.word)
    others = [row.listen_button.text() for each, row in panel.rows.items() if each != entry]
    assert (button.text(), others) == ("Stop", ["Listen"])
    button.click()
    opened.settle()
    assert asked(opened.session, "cancel")
    assert button.text() == "Listen"


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("nginx has 3 files.", "engine x has three files."),
        ("重庆有3个人。", f"{CITY.words}有三个人。"),
        ("", ""),
    ],
)
def test_what_is_typed_is_shown_as_a_neural_voice_is_given_it(
    panel: WordsPanel, text: str, given: str
) -> None:
    panel.trial.setText(text)
    assert panel.given.text() == given
    assert panel.given.isVisible() == bool(given)
    assert not panel.unsayable.isVisible()


def test_what_is_tried_follows_the_words(panel: WordsPanel) -> None:
    panel.trial.setText("nginx")
    panel.rows[NGINX].remove.click()
    assert panel.given.text() != "engine x"


def test_what_no_neural_voice_says_is_named(panel: WordsPanel) -> None:
    panel.trial.setText("That is Привет to you.")
    assert panel.unsayable.text() == "No neural voice can say: Привет"


def test_a_fault_of_the_file_is_shown_with_its_line_and_nothing_is_overwritten(
    opened: Opened, panel: WordsPanel
) -> None:
    text = '[en]\nnginx = "engine x"\nC = 5\n'
    (paths.config() / FILE).write_text(text, "utf-8")
    opened.window.go("chat")
    opened.window.go("voices")
    assert panel._faults.text().startswith("Line 3 of the lexicon in")
    assert list(panel.rows) == [NGINX]
    panel.rows[NGINX].remove.click()
    assert "ine 3 of the lexicon in" in notice(opened)
    assert (paths.config() / FILE).read_text("utf-8") == text


def test_a_file_that_cannot_be_written_is_told(
    opened: Opened, panel: WordsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise LexiconUnwritable("The lexicon cannot be saved: no room.")

    monkeypatch.setattr("app.spoken_forms.lexicon_file.save", refuse)
    write(panel, "GIF", "jiff", "en")
    panel.add.click()
    assert notice(opened) == "Problem: the lexicon cannot be saved: no room."
    assert panel.word.text() == "GIF"


def test_a_changed_word_holds_for_the_engine_that_speaks(opened: Opened, panel: WordsPanel) -> None:
    panel.rows[CITY].remove.click()
    assert not opened.manner.later.isActive()
    opened.preferences.change_speech(engine="chattts")
    panel.rows[NGINX].remove.click()
    opened.manner.later.timeout.emit()
    assert len(asked(opened.session, "open_voice")) == 1


def test_every_control_is_reached_by_key(opened: Opened, panel: WordsPanel) -> None:
    reached = opened.window._focusable(panel)
    row = panel.rows[NGINX]
    controls = (row.listen_button, row.remove, panel.word, panel.say, panel.language, panel.trial)
    assert set(controls) <= set(reached)
    assert row.remove.accessibleName() == "Remove nginx"


@pytest.mark.parametrize("size", [(1200, 1500), (480, 1900)])
@pytest.mark.usefixtures("chinese")
def test_a_long_word_is_shortened_and_pushes_no_button_away(
    qtbot: QtBot, size: tuple[int, int], screenshot: Callable[[QWidget, str], Path]
) -> None:
    long = Entry("W" * 100, "double you " * 9, "en")
    save(Lexicon((CITY, long)), paths.config())
    opened = Opened(qtbot, size)
    opened.window.go("voices")
    panel = opened.window.voices.words
    panel.trial.setText("重庆有3个人。")
    opened.settle()
    for row in panel.rows.values():
        assert row.mapTo(panel, row.rect().topRight()).x() < panel.width() <= size[0]
        assert row.remove.geometry().right() < row.width()
    screenshot(opened.shell, f"words-zh-{size[0]}")
