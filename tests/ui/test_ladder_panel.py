"""The ladder in the settings: how each engine is, and its order as the user wants it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import rungs, settings
from app.events import VoiceReady
from app.ports import Voice
from app.settings import LADDER as ENGINES
from app.settings import SAMBERT, ByLanguage, Speech
from app.ui import ladder_order
from app.ui.kit.menu import Menu
from app.ui.voice_choice import SAMPLES
from tests.ui.fake_session import VOICES, asked
from tests.ui.healths import LADDER, SLOW, SPARE
from tests.ui.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from app.engines.failover.rung import Health
    from app.ports import Language
    from app.ui.rung_row import RungRow

Rows = dict[str, "RungRow"]
BY = {"up": -1, "down": 1}


def look(opened: Opened, *healths: Health) -> Rows:
    opened.session.healths = healths or LADDER
    opened.window.go("settings")
    opened.settle()
    return opened.window.settings.ladder.rows


def choose(row: RungRow, name: str) -> None:
    """Choose from the menu of a row, as a click or Enter does."""
    row.more.click()
    menu = row.findChildren(Menu)[-1]
    next(action for action in menu.actions() if action.text() == name).trigger()
    menu.close()


def order(opened: Opened) -> tuple[str, ...]:
    return opened.preferences.settings.speech.ladder


def own(opened: Opened) -> tuple[str, ...]:
    return opened.preferences.settings.speech.by_language.zh


@pytest.fixture
def rows(opened: Opened) -> Rows:
    return look(opened)


def test_every_engine_is_told_with_its_place_and_what_was_measured(
    opened: Opened, rows: Rows, screenshot: Callable[[QWidget, str], Path]
) -> None:
    assert list(rows) == [*ENGINES, SAMBERT]
    assert [row.told.number for row in rows.values()] == [1, 2, 3, 4, 0]
    best, spare = rows["chattts"], rows["espeak"]
    assert (best.told.speed, best.state) == ("3.2×", "Resting, tried again in 39 s")
    assert "memory is full" in best.told.where
    assert best.accessibleDescription().startswith("Rung 1, Graphics card · The graphics card's")
    assert best.accessibleDescription().endswith("tried again in 39 s, 1 late of 6")
    assert (spare.state, len(spare.told.efforts)) == ("Always ready", 7)
    assert "4 sentences took longer" in opened.window.settings.ladder._foot.text()
    screenshot(opened.window.settings.ladder, "ladder")


def test_what_does_not_speak_says_why_and_cannot_be_tested(opened: Opened) -> None:
    rows = look(opened, SPARE)
    assert rows["chattts"].state == "Not set up"
    assert "licence" in rows["chattts"].told.where
    assert rows[SAMBERT].state == "Off: offline is on"
    opened.preferences.change_privacy(offline=False)
    assert rows[SAMBERT].state == "Off"
    opened.preferences.change_speech(engine="espeak")
    assert rows["indextts"].state == "Not asked: espeak-ng is chosen"
    assert not rows["indextts"].test.available
    assert rows["indextts"].test.accessibleDescription() == rows["indextts"].state


def test_the_menu_changes_the_ladder_and_the_new_one_speaks(opened: Opened, rows: Rows) -> None:
    choose(rows["indextts"], "Move up")
    assert order(opened) == ("indextts", "chattts", "sherpa", "espeak")
    assert len(asked(opened.session, "open_voice")) == 1
    opened.settle()
    assert rows["indextts"].y() < rows["chattts"].y()
    opened.preferences.change_speech(by_language=ByLanguage(zh=("chattts",)))
    choose(rows["chattts"], "Switch off")
    assert order(opened) == ("indextts", "sherpa", "espeak")
    assert opened.preferences.settings.speech.by_language.zh == ()
    assert (rows["chattts"].state, rows["chattts"].told.number) == ("Off", 0)
    choose(rows["chattts"], "Switch on")
    assert order(opened) == ENGINES
    assert rows["espeak"].told.on is None  # the last resort stays
    assert not rows[SAMBERT].more.available


def test_keys_move_the_focused_row_which_keeps_the_focus(opened: Opened, rows: Rows) -> None:
    rows["espeak"].setFocus()
    for _ in range(4):
        opened.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(opened) == ("espeak", "chattts", "indextts", "sherpa")
    assert QApplication.focusWidget() is rows["espeak"]
    opened.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is rows["espeak"].test
    opened.press(Qt.Key.Key_Tab)
    opened.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is rows["chattts"]


def test_a_test_asks_that_engine_and_stops_on_a_second_press(opened: Opened, rows: Rows) -> None:
    rows["indextts"].test.click()
    opened.settle()
    assert opened.session.turn is not None
    assert opened.session.turn.voice == "IndexTTS"
    assert not asked(opened.session, "retry_voice")
    assert rows["indextts"].test.text() == "Stop"
    rows["indextts"].test.click()
    opened.settle()
    assert rows["indextts"].test.text() == "Test"
    rows["chattts"].test.click()  # it rests, so it has to be asked again first
    assert [call[0] for call in opened.session.calls[-2:]] == ["retry_voice", "read"]


@pytest.mark.usefixtures("chinese")
def test_a_test_speaks_the_language_of_the_window_where_the_engine_does(qtbot: QtBot) -> None:
    opened = Opened(qtbot)
    rows = look(opened, replace(SLOW, engine="sherpa-onnx"), SLOW, SPARE)
    british = Voice("ann", "Ann", ("en-gb",), "sherpa")
    opened.session.publish(VoiceReady("espeak-ng", (*VOICES, british)))
    opened.settle()

    def said(engine: str) -> object:
        rows[engine].test.click()
        opened.settle()
        return asked(opened.session, "read")[-1][0]

    assert said("espeak") == said("indextts") == SAMPLES["zh"]
    assert said("sherpa") == SAMPLES["en"]
    opened.preferences.change_speech(by_language=ByLanguage(zh=("chattts",)))
    assert said("indextts") == SAMPLES["en"], "another engine would say anything Chinese"


def test_who_is_heard_has_the_lamp_as_long_as_it_is_looked_at(opened: Opened, rows: Rows) -> None:
    opened.conductor.read(opened.voices, "A sentence.")
    opened.session.speak(0)
    opened.settle()
    opened.ladder.fill()
    assert [row.engine for row in rows.values() if row.told.lit] == ["espeak"]
    assert rows["espeak"].state == "Speaking now"
    assert opened.ladder._timer.isActive()
    opened.window.go("chat")
    assert not opened.ladder._timer.isActive()


def test_a_language_has_an_order_of_its_own_below_a_switch(
    opened: Opened, rows: Rows, screenshot: Callable[[QWidget, str], Path]
) -> None:
    panel = opened.window.settings.ladder
    chinese = panel.orders["zh"]
    assert not chinese.list.isVisible()
    chinese.toggle.click()
    assert list(chinese.list.rows) == list(ENGINES)
    assert own(opened) == ENGINES[:-1]
    choose(chinese.list.rows["indextts"], "Move up")
    choose(chinese.list.rows["sherpa"], "Switch off")
    assert own(opened) == ("indextts", "chattts")
    assert order(opened) == ENGINES, "the usual order stays"
    assert len(asked(opened.session, "open_voice")) == 3
    told = {name: (row.told.number, row.state) for name, row in chinese.list.rows.items()}
    assert list(told) == ["indextts", "chattts", "espeak", "sherpa"]
    assert told["chattts"] == (2, rows["chattts"].state)
    assert told["sherpa"] == (0, "Off")
    chinese.list.rows["indextts"].test.click()
    assert asked(opened.session, "read")[-1][0] == SAMPLES["zh"]
    opened.settle()
    screenshot(panel, "ladder-chinese")
    choose(rows["sherpa"], "Switch off")
    assert "sherpa" not in chinese.list.rows
    chinese.toggle.click()
    assert own(opened) == ()
    assert not chinese.list.isVisible()


def test_the_last_engine_of_a_languages_order_takes_it_along(opened: Opened, rows: Rows) -> None:
    opened.preferences.change_speech(by_language=ByLanguage(en=("chattts",), zh=("espeak",)))
    orders = opened.window.settings.ladder.orders
    assert all(each.toggle.isChecked() for each in orders.values())
    choose(rows["chattts"], "Switch off")
    assert not orders["en"].toggle.isChecked(), "or espeak-ng alone would speak English"
    assert own(opened) == ("espeak",)
    opened.preferences.change_speech(engine="espeak", by_language=ByLanguage(zh=("sherpa",)))
    assert orders["zh"].list.rows["sherpa"].state == "Not asked: espeak-ng is chosen"


@given(
    st.permutations(ENGINES).flatmap(
        lambda names: st.integers(0, 4).map(lambda count: tuple(names[:count]))
    ),
    st.lists(
        st.tuples(
            st.sampled_from(ENGINES),
            st.sampled_from(("up", "down", "off", "on")),
            st.sampled_from((None, "en", "zh")),
        )
    ),
)
def test_whatever_is_changed_the_order_makes_sense(
    ladder: tuple[str, ...], steps: list[tuple[str, str, Language | None]]
) -> None:
    speech = Speech(ladder=ladder)
    for engine, step, language in steps:
        values = changed(speech, engine, step, language)
        speech = msgspec.convert(
            msgspec.to_builtins(msgspec.structs.replace(speech, **values)), settings.Speech
        )
        assert set(ladder_order.listed(speech)) == {*ENGINES, SAMBERT}
        if language is not None:
            own = ladder_order.own(speech, language)
            assert not own or rungs.order(speech, language) == own, "what is shown is asked"
            assert set(ladder_order.listed_in(speech, language)) == set(ladder_order.whole(speech))


def changed(speech: Speech, engine: str, step: str, language: Language | None) -> dict[str, object]:
    """What a press changes, if there is something to press."""
    if language is not None:
        return changed_in(speech, language, engine, step)
    order = ladder_order.whole(speech)
    if step in BY and engine in order:
        return ladder_order.moved(speech, engine, BY[step])
    if step not in BY and engine != ENGINES[-1] and (engine in order) == (step == "off"):
        return ladder_order.switched(speech, engine, on=step == "on")
    return {}


def changed_in(speech: Speech, language: Language, engine: str, step: str) -> dict[str, object]:
    """The same in the order of a language, which it gets first."""
    order = ladder_order.own(speech, language)
    if not order:
        return ladder_order.parted(speech, language, on=True)
    if step in BY and engine in order:
        return ladder_order.moved_in(speech, language, engine, BY[step])
    can_switch = engine in ladder_order.whole(speech) and engine != ENGINES[-1]
    if step not in BY and can_switch and (engine in order) == (step == "off"):
        return ladder_order.switched_in(speech, language, engine, on=step == "on")
    return {}
