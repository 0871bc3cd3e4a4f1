"""One's own voices are heard, kept, renamed, deleted, brought back and handed on in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app import paths
from app.engines.chattts.weights import FILES
from app.errors import EngineUnavailable
from app.events import VoiceReady
from app.ui.voice_choice import SAMPLES
from app.voices import VoiceShelf
from tests.ui.fake_session import VOICES, asked
from tests.ui.opened import Opened
from tests.voice_factory import card, embedding

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.voices_page import VoicesPage


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.engines.chattts.package.check", lambda: None)


@pytest.fixture
def shelf() -> VoiceShelf:
    shelf = VoiceShelf()
    shelf.keep(card("Lin"))
    shelf.keep(card("Mara", seed=7))
    return shelf


@pytest.fixture
def page(opened: Opened) -> VoicesPage:
    """The page of the voices, while their engine speaks."""
    opened.session.publish(VoiceReady("ChatTTS", ()))
    opened.window.go("voices")
    opened.settle()
    return opened.window.voices


def names(page: VoicesPage) -> list[str]:
    return [row.label for row in page.own]


@pytest.mark.usefixtures("shelf")
def test_both_kinds_of_voices_are_listed(opened: Opened) -> None:
    opened.window.go("voices")
    page = opened.window.voices
    assert names(page) == ["Lin", "Mara"]
    assert [row.label for row in page.others] == [voice.label for voice in VOICES]
    about = "English, Chinese · seed 42 · spoken by ChatTTS"
    assert page.own[0].accessibleDescription() == about
    assert not page._nothing.isVisible()


def test_an_empty_shelf_says_what_to_do_and_what_it_takes(opened: Opened) -> None:
    opened.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    page = opened.window.voices
    assert page._nothing.isVisible()
    accept = page.weights.engines["chattts"].accept
    assert accept.isVisible()
    assert "CC BY-NC 4.0" in accept.accessibleDescription()
    assert "https://huggingface.co/2Noise/ChatTTS" in accept.accessibleDescription()
    assert page.new.isHidden()


@pytest.mark.parametrize("engine", ["chattts", "indextts"])
def test_the_licence_is_accepted_once_and_before_a_folder_is_chosen(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    opened.window.go("voices")
    weights = opened.window.voices.weights.engines[engine]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    assert weights.choose.accessibleDescription() == "Accept the licence of the weights first."
    weights.accept.click()
    assert weights.choose.accessibleDescription() == ""
    assert weights.accept.isHidden()
    weights.choose.click()
    opened.preferences.finish()
    kept = getattr(opened.saved[-1], engine)
    assert (kept.licence_accepted, kept.weights) == (True, str(tmp_path))
    assert str(tmp_path) in weights._folder.text.text()


@pytest.mark.usefixtures("shelf")
def test_a_voice_is_heard_without_being_chosen_and_stopped(
    opened: Opened, page: VoicesPage
) -> None:
    row = page.own[1]
    row.listen_button.click()
    opened.settle()
    assert asked(opened.session, "read")[-1][0] == " ".join(SAMPLES.values())
    turn = opened.conductor.model.current.turn  # type: ignore[union-attr]  # it was just asked for
    assert turn.voice == "Mara"
    assert asked(opened.session, "choose_voice") == []
    assert row.listen_button.text() == "Stop"
    assert page.own[0].listen_button.text() == "Listen"
    assert opened.window.voice_bar.badge.accessibleDescription() == "Mara, ChatTTS"
    row.listen_button.click()
    opened.settle()
    assert row.listen_button.text() == "Listen"
    assert opened.window.voice_bar.badge.accessibleDescription() != "Mara, ChatTTS"


@pytest.mark.usefixtures("shelf")
def test_a_used_voice_speaks_at_once_and_is_kept(opened: Opened, page: VoicesPage) -> None:
    page.own[0].use.click()
    assert asked(opened.session, "choose_voice") == [("Lin",)]
    speech = opened.preferences.settings.speech
    assert (speech.engine, speech.voice) == ("automatic", "Lin")
    assert page.own[0].pill.isVisible()
    assert page.own[0].accessibleDescription().endswith("In use")
    assert page.own[1].use.isVisible()
    assert opened.window.top_bar.voice.text() == "Lin"


def test_a_voice_of_the_engine_is_heard_and_used(opened: Opened) -> None:
    opened.window.go("voices")
    row = opened.window.voices.others[0]
    row.listen_button.click()
    opened.settle()
    assert asked(opened.session, "read")[-1][0] == SAMPLES["zh"]
    row.use.click()
    assert asked(opened.session, "choose_voice") == [("cmn",)]
    assert opened.preferences.settings.speech.engine == "espeak"


@pytest.mark.usefixtures("shelf")
def test_where_another_engine_speaks_a_voice_that_is_used_opens_its_own(
    opened: Opened, tmp_path: Path
) -> None:
    opened.window.go("voices")
    row = opened.window.voices.own[0]
    assert row.use.accessibleDescription().startswith("The licence of ChatTTS's weights is not")
    opened.preferences.change_neural(
        "chattts", licence_accepted=True, weights=str(tmp_path / "weights")
    )
    assert row.use.accessibleDescription().startswith("ChatTTS finds no weights in")
    for file in FILES:
        (tmp_path / "weights" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "weights" / file).write_bytes(b"x")
    opened.window.go("chat")
    opened.window.go("voices")
    row = opened.window.voices.own[0]
    assert row.use.accessibleDescription() == ""
    assert not row.listen_button.available
    row.use.click()
    assert asked(opened.session, "choose_voice") == [("Lin",)]
    assert len(asked(opened.session, "open_voice")) == 1
    assert opened.preferences.settings.speech.engine == "chattts"


def test_what_is_not_installed_is_said(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise EngineUnavailable("ChatTTS needs torch.", engine="chattts")

    monkeypatch.setattr("app.engines.chattts.package.check", refuse)
    opened.window.go("voices")
    page = opened.window.voices
    assert page.weights.engines["chattts"]._installed.text() == "Not installed"
    assert page.new.listen_button.accessibleDescription() == "ChatTTS needs torch."


def test_a_new_voice_is_drawn_heard_and_kept_under_a_name(opened: Opened, page: VoicesPage) -> None:
    page.add.click()
    assert page.new.isVisible()
    assert not page.new.keep.available
    first = page.new.seed
    page.new.another.click()
    assert page.new.seed != first
    page.new.listen_button.click()
    opened.settle()
    turn = opened.conductor.model.current.turn  # type: ignore[union-attr]  # it was just asked for
    assert turn.voice == f"seed:{page.new.seed}"
    assert page.new.listen_button.text() == "Stop"
    assert opened.window.voice_bar.badge.accessibleDescription() == "New voice, ChatTTS"
    page.new.name.setText("  Lin  two ")
    page.new.keep.click()
    assert [(each.name, each.seed) for each in VoiceShelf().cards()] == [("Lin two", page.new.seed)]
    assert page.new.isHidden()
    assert names(page) == ["Lin two"]


@pytest.mark.usefixtures("shelf")
def test_a_name_that_is_taken_is_told_and_nothing_is_lost(opened: Opened, page: VoicesPage) -> None:
    page.add.click()
    page.new.name.setText("lin")
    page.new.keep.click()
    assert "already a voice called lin" in opened.window.notices._shown["voices"].title
    assert page.new.isVisible()
    page.new.cancel.click()
    assert page.new.isHidden()


def test_a_voice_is_renamed_in_its_place(
    opened: Opened, shelf: VoiceShelf, page: VoicesPage
) -> None:
    page.own[0].use.click()
    row = page.own[0]
    row.rename()
    assert row.field.text() == "Lin"
    assert not row._flow.isVisible()
    row.field.setText("Wei")
    row.keep.click()
    assert names(page) == ["Mara", "Wei"]
    assert shelf.get("Wei") == card("Wei", seed=42)
    assert opened.preferences.settings.speech.voice == "Wei"
    assert asked(opened.session, "choose_voice")[-1] == ("Wei",)


def test_a_deleted_voice_is_brought_back_and_chosen_again(
    opened: Opened, shelf: VoiceShelf, page: VoicesPage
) -> None:
    page.own[0].use.click()
    page.own[0].deleted.emit()
    assert names(page) == ["Mara"]
    assert opened.preferences.settings.speech.voice == ""
    notice = opened.window.notices._shown["voices"]
    assert notice.title == "Lin is deleted."
    notice.buttons[0].click()
    assert names(page) == ["Lin", "Mara"]
    assert shelf.get("Lin") == card("Lin")
    assert opened.preferences.settings.speech.voice == "Lin"
    assert opened.window.notices.kinds == ()


@pytest.mark.usefixtures("shelf")
def test_a_voice_is_exported_and_imported_beside_itself(
    page: VoicesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "lin.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    page.own[0].export_wanted.emit()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    page.take.click()
    assert names(page) == ["Lin", "Lin 2", "Mara"]
    file.write_text(embedding(3), "utf-8")
    page.take.click()
    assert names(page) == ["Lin", "Lin 2", "lin 3", "Mara"]


@pytest.mark.usefixtures("shelf")
def test_a_file_that_holds_no_voice_is_told(
    opened: Opened, page: VoicesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "noise.toml"
    file.write_bytes(b"\xff")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    page.take.click()
    assert "file holds no voice" in opened.window.notices._shown["voices"].title
    (paths.voices() / "bad.toml").write_text("seed = 1\n")
    opened.window.go("chat")
    opened.window.go("voices")
    assert page._damaged.text() == "bad.toml: The voice has no name."
    assert names(page) == ["Lin", "Mara"]


@pytest.mark.usefixtures("shelf")
def test_the_menu_of_a_voice_renames_exports_and_deletes(page: VoicesPage, qtbot: QtBot) -> None:
    row = page.own[0]
    row.more.click()
    (menu,) = [child for child in row.children() if child.inherits("QMenu")]
    actions = {action.text(): action for action in menu.actions()}  # type: ignore[attr-defined]  # a QMenu has them
    assert list(actions) == ["Rename…", "Export…", "Delete"]
    with qtbot.waitSignal(row.deleted):
        actions["Delete"].trigger()
    assert names(page) == ["Mara"]


@pytest.mark.usefixtures("shelf")
def test_every_control_is_reached_by_key(page: VoicesPage, opened: Opened) -> None:
    reached = opened.window._focusable(page)
    row = page.own[0]
    for control in (page.take, page.add, row.listen_button, row.use, row.more):
        assert control in reached
