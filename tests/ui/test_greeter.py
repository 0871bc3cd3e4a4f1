"""The greeting of the first start: the model's own words, spoken once, stopped like anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from app import settings
from app.errors import GenerationFailed, ModelRefused, SettingsError
from app.events import ModelFailed, ModelReady
from app.settings import Settings
from app.ui.greeter import Greeter
from tests.ui.fake_session import asked
from tests.ui.opened import Opened

WORDS = "I am Sottovoce. I read aloud what I write."


@pytest.fixture
def opened(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Opened:
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    opened = Opened(qtbot)
    greeter = Greeter(opened.window, opened.conductor, opened.preferences)
    opened.bridge.arrived.connect(greeter.take)
    return opened


def start(opened: Opened) -> None:
    opened.session.publish(ModelReady("Starter", 0.1))
    opened.settle()


def shown(opened: Opened) -> str:
    return opened.window.chat.welcome.body.toPlainText()


def test_the_model_greets_in_its_own_words_on_the_first_page(opened: Opened) -> None:
    start(opened)
    assert asked(opened.session, "greet") == [("Hello! Who are you?",)]
    opened.session.write(WORDS)
    opened.session.plan()
    opened.session.finish_text()
    opened.speak(1, "aloud")
    welcome = opened.window.chat.welcome
    assert welcome.isVisible()
    assert opened.window.chat.answers == []
    assert shown(opened) == WORDS
    assert welcome.name_line.words == "Speaking"
    assert welcome.body._word == (WORDS.index("aloud"), WORDS.index("aloud") + 5)
    opened.session.fall_silent()
    opened.session.end()
    opened.settle()
    assert shown(opened) == WORDS
    welcome.hear.emit()
    assert asked(opened.session, "read") == [(WORDS, "", 0)]


def test_it_greets_once_and_remembers_before_it_does(opened: Opened) -> None:
    start(opened)
    assert len(opened.saved) == 1
    start(opened)
    assert len(asked(opened.session, "greet")) == 1


def test_where_it_cannot_be_remembered_nothing_is_said(opened: Opened) -> None:
    def refuse(_settings: Settings) -> None:
        raise SettingsError("The settings cannot be saved.")

    opened.preferences._save = refuse
    start(opened)
    assert asked(opened.session, "greet") == []


def test_escape_stops_it_and_the_page_keeps_a_whole_greeting(opened: Opened) -> None:
    before = shown(opened)
    start(opened)
    opened.session.write("I am Sotto")
    opened.settle()
    assert shown(opened) == "I am Sotto"
    opened.deeds.actions["stop"].trigger()
    opened.settle()
    assert asked(opened.session, "cancel") == [()]
    assert shown(opened) == before
    assert asked(opened.session, "read") == []


@pytest.mark.parametrize("break_it", ["model", "answer", "silence"])
def test_where_the_model_says_nothing_the_page_is_read(opened: Opened, break_it: str) -> None:
    before = shown(opened)
    if break_it == "model":
        opened.session.publish(ModelFailed(ModelRefused("It is damaged.")))
    else:
        start(opened)
        if break_it == "answer":
            opened.session.end("failed", GenerationFailed("It broke."))
        else:
            opened.session.finish_text()
            opened.session.end()
    opened.settle()
    assert asked(opened.session, "read") == [(before, "", 0)]
    assert shown(opened) == before
    kinds = opened.window.notices.kinds
    assert kinds == (("model",) if break_it == "model" else ())


def write(opened: Opened) -> None:
    opened.window.composer.set_text("what")


def ask(opened: Opened) -> None:
    opened.ask()


@pytest.mark.parametrize("hurry", [write, ask])
def test_who_is_already_at_it_is_not_interrupted(
    opened: Opened, hurry: Callable[[Opened], None]
) -> None:
    hurry(opened)
    start(opened)
    assert asked(opened.session, "greet") == []
    assert len(opened.saved) == 1


def test_a_screen_reader_is_not_talked_over(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    start(opened)
    assert asked(opened.session, "greet") == []


def test_a_question_ends_the_greeting_and_begins_the_chat(opened: Opened) -> None:
    start(opened)
    opened.session.write(WORDS)
    opened.ask("hello")
    assert not opened.window.chat.welcome.isVisible()
    assert [answer.origin.turn.prompt for answer in opened.window.chat.answers] == ["hello"]
    assert opened.window.sidebar.rows["chat"].text() == "hello"


def test_only_the_first_start_has_nothing_saved(tmp_path: Path) -> None:
    assert settings.first_start(tmp_path)
    settings.save(Settings(), tmp_path)
    assert not settings.first_start(tmp_path)
