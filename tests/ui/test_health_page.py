"""The page Health: how every engine is, and what was measured, while it is looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from app.errors import EngineError
from app.ui.health_words import FAILURES
from app.ui.theme import theme
from tests.ui.fake_session import asked
from tests.ui.healths import BROKEN, LADDER, NEW, RESTING, SPARE
from tests.ui.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from app.engines.failover.rung import Health
    from app.ui.engine_card import EngineCard


def look(opened: Opened, *healths: Health) -> list[EngineCard]:
    opened.session.healths = healths or LADDER
    opened.window.go("health")
    opened.settle()
    return opened.window.health.cards


def test_every_engine_is_told_with_its_figures(
    opened: Opened, screenshot: Callable[[QWidget, str], Path]
) -> None:
    first, second, third, *_ = look(opened)
    assert first.accessibleName() == "ChatTTS"
    assert first.state == "Resting, tried again in 39 s"
    assert first.facts.facts == {
        "Why": "The graphics card's memory is full.",
        "For": "2 min",
        "Sentences": "24",
        "Work a second of sound (RTF)": "0.311 (3.2× faster than speech)",
        "First sound, p50 / p95 / p99": "41 ms / 83 ms / 94 ms",
        "Failures": "ran out of memory: 2\nmade no speech: 1",
        "Last errors": "12 s ago: The graphics card's memory is full.\n"
        "2 min ago: The voice was silent.",
    }
    assert second.facts.facts["Work a second of sound (RTF)"] == "1.62 (slower than speech)"
    assert second.facts.facts["Failures"] == "None"
    assert (second.state, third.state) == ("Ready", "Always ready")
    screenshot(opened.window, "health")


def test_what_is_not_set_up_is_told_too(opened: Opened) -> None:
    cards = look(opened, SPARE)
    assert [card.accessibleName() for card in cards] == ["espeak-ng", "ChatTTS", "IndexTTS"]
    assert cards[1].state == "Not set up"
    assert "licence" in cards[1].facts.facts["Why"]


@pytest.mark.parametrize(
    ("health", "state"),
    [
        (BROKEN, "Off until you try again"),
        (replace(RESTING, state="half-open", retry=0.0), "Being tried out"),
        (replace(RESTING, stuck=True), "Does not answer"),
        (replace(RESTING, state="closed", reason=None, retry=None), "Ready"),
        (replace(RESTING, retry=150.0), "Resting, tried again in 2 min"),
    ],
)
def test_each_state_has_its_words(opened: Opened, health: Health, state: str) -> None:
    assert look(opened, health)[0].state == state


def test_every_way_in_which_an_engine_fails_has_words() -> None:
    kinds = [EngineError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    assert {kind.__name__ for kind in kinds if kind.__module__ == "app.errors"} == set(FAILURES)


def test_who_speaks_has_the_lamp(opened: Opened) -> None:
    look(opened)
    opened.conductor.read(opened.voices, "A sentence.")
    opened.session.speak(0)
    opened.health.fill()
    opened.settle()
    states = [card.state for card in opened.window.health.cards]
    assert states[2] == "Speaking now"


def test_what_was_not_measured_is_said_so(opened: Opened) -> None:
    (card, *_) = look(opened, replace(SPARE, figures=NEW))
    assert card.facts.facts["Work a second of sound (RTF)"] == "Not measured yet"
    assert card.facts.facts["First sound, p50 / p95 / p99"] == "Not measured yet"


def test_it_is_asked_only_while_it_is_looked_at(opened: Opened) -> None:
    look(opened)
    assert opened.health._timer.isActive()
    opened.window.go("chat")
    assert not opened.health._timer.isActive()


def test_another_try_is_one_press_away(opened: Opened) -> None:
    look(opened)
    opened.window.health.retry.click()
    assert asked(opened.session, "retry_voice") == [()]


def test_all_of_it_can_be_copied(opened: Opened) -> None:
    look(opened)
    opened.window.health.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("1. ChatTTS: Resting, tried again in 39 s\n   Why: ")
    assert "3. espeak-ng: Always ready" in text


@pytest.mark.usefixtures("chinese")
def test_it_speaks_chinese(qtbot: QtBot, screenshot: Callable[[QWidget, str], Path]) -> None:
    theme.choose(scheme="dark", high_contrast=False, scale=1.0, reduced_motion=True)
    opened = Opened(qtbot)
    cards = look(opened)
    assert cards[0].state == "休息中，39 秒后再试"
    assert "显存" in cards[0].facts.facts["原因"]
    screenshot(opened.window, "health-zh-dark")


def test_a_narrow_window_has_room_for_it(
    qtbot: QtBot, screenshot: Callable[[QWidget, str], Path]
) -> None:
    opened = Opened(qtbot, (480, 760))
    for card in look(opened):
        assert card.width() <= opened.window.health.viewport().width()
    screenshot(opened.window, "health-narrow")
