"""How the neural voices speak is chosen in the window, and holds once the knob is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.settings import ChatTTS
from tests.ui.fake_session import asked
from tests.ui.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from app.ui.manner_panel import MannerPanel

REFINING = ("oral", "laugh", "pause")


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.engines.chattts.package.check", lambda: None)


@pytest.fixture
def panel(opened: Opened) -> MannerPanel:
    opened.window.go("voices")
    return opened.window.voices.manner


def let_time_pass(opened: Opened) -> None:
    """Let the moment after the last change pass, if one has begun."""
    if opened.manner.later.isActive():
        opened.manner.later.timeout.emit()


def opens(opened: Opened) -> int:
    return len(asked(opened.session, "open_voice"))


def test_what_the_settings_say_is_shown(panel: MannerPanel) -> None:
    shown = {name: degree.slider.value() for name, degree in panel.degrees.items()}
    assert shown == {"pace": 5, "oral": 2, "laugh": 0, "pause": 4}
    assert {name: degree.slider.maximum() for name, degree in panel.degrees.items()} == {
        "pace": 9,
        "oral": 9,
        "laugh": 2,
        "pause": 7,
    }
    assert panel.degrees["pause"]._number.text() == "4"
    assert not panel.refine.isChecked()


def test_a_change_is_kept_at_once(opened: Opened, panel: MannerPanel) -> None:
    panel.refine.click()
    for name, value in {"pace": 7, "oral": 9, "laugh": 2, "pause": 0}.items():
        panel.degrees[name].slider.setValue(value)
    assert panel.degrees["pace"]._number.text() == "7"
    chosen = opened.preferences.settings.chattts
    assert chosen == ChatTTS(pace=7, refine=True, oral=9, laugh=2, pause=0)
    opened.preferences.finish()
    assert opened.saved[-1].chattts == chosen


def test_what_refining_is_asked_for_is_shown_only_while_it_is_on(
    opened: Opened, panel: MannerPanel
) -> None:
    assert panel.degrees["pace"].isVisible()
    assert not any(panel.degrees[name].isVisible() for name in REFINING)
    panel.refine.click()
    assert all(panel.degrees[name].isVisible() for name in REFINING)
    opened.preferences.change_chattts(refine=False)
    assert not any(panel.degrees[name].isVisible() for name in REFINING)
    assert not panel.refine.isChecked()


def test_the_engine_that_speaks_is_opened_anew_once_after_several_changes(
    opened: Opened, panel: MannerPanel
) -> None:
    opened.preferences.change_speech(engine="chattts", voice="Lin")
    for value in (6, 7, 8):
        panel.degrees["pace"].slider.setValue(value)
    assert opens(opened) == 0
    let_time_pass(opened)
    assert opens(opened) == 1
    assert asked(opened.session, "choose_voice") == [("Lin",)]


def test_nothing_is_opened_while_a_knob_is_held(opened: Opened, panel: MannerPanel) -> None:
    opened.preferences.change_speech(engine="chattts")
    slider = panel.degrees["pace"].slider
    slider.setSliderDown(True)
    slider.setSliderPosition(9)
    let_time_pass(opened)
    assert opens(opened) == 0
    assert opened.manner.later.isActive()
    slider.setSliderDown(False)
    let_time_pass(opened)
    assert opens(opened) == 1


def test_a_knob_that_is_put_back_opens_nothing(opened: Opened, panel: MannerPanel) -> None:
    opened.preferences.change_speech(engine="chattts")
    panel.degrees["pace"].slider.setValue(8)
    panel.degrees["pace"].slider.setValue(5)
    let_time_pass(opened)
    assert opens(opened) == 0


def test_where_another_engine_is_chosen_a_change_is_only_kept(
    opened: Opened, panel: MannerPanel
) -> None:
    panel.degrees["pace"].slider.setValue(8)
    assert not opened.manner.later.isActive()
    opened.preferences.change_speech(engine="chattts")
    panel.refine.click()
    opened.preferences.change_speech(engine="espeak")
    let_time_pass(opened)
    assert opens(opened) == 0


def test_every_control_has_a_name_and_is_used_by_key(opened: Opened, panel: MannerPanel) -> None:
    panel.refine.click()
    reached = opened.window._focusable(panel)
    sliders = [degree.slider for degree in panel.degrees.values()]
    assert set(reached) == {panel.refine, *sliders}
    assert all(control.accessibleName() for control in reached)
    assert all(control.accessibleDescription() for control in reached)
    sliders[0].setFocus()
    opened.press(Qt.Key.Key_Right)
    assert opened.preferences.settings.chattts.pace == 6


@pytest.mark.parametrize("size", [(1200, 1100), (480, 1300)])
def test_every_control_stands_in_its_card_at_every_width(
    qtbot: QtBot, size: tuple[int, int], screenshot: Callable[[QWidget, str], Path]
) -> None:
    opened = Opened(qtbot, size)
    opened.preferences.change_chattts(refine=True)
    opened.window.go("voices")
    opened.settle()
    panel = opened.window.voices.manner
    for degree in panel.degrees.values():
        assert degree.slider.width() >= degree.slider.minimumSizeHint().width()
        assert degree.mapTo(panel, degree.rect().bottomRight()).x() < panel.width()
    screenshot(opened.shell, f"manner-{size[0]}")
