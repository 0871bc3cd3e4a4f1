"""Voices that need setting up: a folder for sherpa-onnx, a key and a yes for Sambert."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import keyring
import pytest

from tests import sherpa_factory
from tests.fakes_keyring import MemoryKeyring
from tests.ui.fake_session import asked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.ui.sambert_panel import SambertPanel
    from tests.ui.opened import Opened

KEY = "sk-0123456789abcdef"
DEADLINE = 20.0


class AskingKeyring(MemoryKeyring):
    """Waits for its user whenever a key is put into it."""

    def __init__(self) -> None:
        super().__init__()
        self.waits, self.opened = threading.Semaphore(0), threading.Semaphore(0)
        self._one = threading.Lock()

    def set_password(self, service: str, username: str, password: str) -> None:
        assert self._one.acquire(blocking=False), "two wishes at once"
        self.waits.release()
        assert self.opened.acquire(timeout=DEADLINE)
        super().set_password(service, username, password)
        self._one.release()


@pytest.fixture
def panel(opened: Opened) -> SambertPanel:
    opened.window.go("settings")
    opened.settle()
    return opened.window.settings.sambert


def choose_folder(opened: Opened, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    from PySide6.QtWidgets import QFileDialog

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    opened.window.settings.sherpa.choose.click()
    return opened.window.settings.sherpa.found


@pytest.mark.usefixtures("panel")
def test_a_folder_is_told_by_its_family_or_by_what_is_wrong_and_speaks_at_once(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "There is no folder" in opened.window.settings.sherpa.found
    told = choose_folder(opened, tmp_path, monkeypatch)
    assert told.startswith(f"There is no voice that sherpa-onnx knows in {tmp_path}.")
    assert told.endswith("and choose its folder.")
    folder = sherpa_factory.kitten(tmp_path / "voice")
    told = choose_folder(opened, folder, monkeypatch)
    assert told == f"A voice of the family Kitten, in {folder}"
    assert opened.preferences.settings.sherpa.folder == str(folder)
    assert len(asked(opened.session, "open_voice")) == 2


def test_sambert_is_refused_while_offline_and_the_promises_follow_what_is_sent(
    opened: Opened, panel: SambertPanel, screenshot: Callable[[QWidget, str], Path]
) -> None:
    page, promise = opened.window.settings, opened.window.chat.welcome.privacy
    panel.use.click()
    assert opened.preferences.settings.speech.engine == "automatic"
    assert panel.use.accessibleDescription() == "Refused while Offline is on."
    assert "sent to Alibaba Cloud in Beijing" in panel._sends.text.text()
    (choice,) = (each for each in page.engine._choices if each.value == "sambert")
    assert not choice.enabled
    page.offline.click()
    assert not opened.preferences.settings.privacy.offline
    assert promise.text() == "Nothing you type leaves this machine."
    panel.use.click()
    assert opened.preferences.settings.speech.engine == "sambert"
    assert promise.text() == "What Sambert says is sent to Alibaba Cloud."
    opened.settle()
    screenshot(panel, "sambert")
    page.offline.click()  # it is opened again, which refuses it
    assert promise.text() == "Nothing you type leaves this machine."
    assert len(asked(opened.session, "open_voice")) == 2
    assert panel.use.text() == "No longer with Sambert"
    panel.use.click()
    assert opened.preferences.settings.speech.engine == "automatic"


def test_a_key_goes_into_the_keyring_and_nowhere_else(
    opened: Opened, panel: SambertPanel, memory_keyring: MemoryKeyring
) -> None:
    def said(what: str) -> None:
        opened.qtbot.waitUntil(lambda: what in panel.said.text(), timeout=20_000)

    assert not memory_keyring.asked  # looking at the page unlocks nothing
    assert not panel.keep.available
    panel.field.setText("two words")
    panel.field.returnPressed.emit()
    said("That is no key: it is empty, or holds what no key has.")
    panel.field.setText(KEY)
    panel.keep.click()
    assert panel.field.text() == ""
    said("holds the key")
    assert memory_keyring.kept == {("sottovoce", "sambert"): KEY}
    opened.preferences.finish()
    assert KEY not in str(opened.saved)
    panel.remove.click()
    said("is gone")
    assert not memory_keyring.kept
    opened.setup.close(20)


@pytest.mark.usefixtures("memory_keyring")
def test_the_newest_key_is_kept_after_the_one_that_the_keyring_waits_for(
    opened: Opened, panel: SambertPanel
) -> None:
    slow = AskingKeyring()
    keyring.set_keyring(slow)

    def enter(key: str) -> None:
        panel.field.setText(key)
        panel.field.returnPressed.emit()
        assert panel.field.text() == ""
        assert panel.said.text() == "The keyring is being asked."

    def said(what: str) -> None:
        opened.qtbot.waitUntil(lambda: what in panel.said.text(), timeout=20_000)

    enter("sk-first")
    assert slow.waits.acquire(timeout=DEADLINE)
    enter("sk-second")
    enter("sk-third")
    slow.opened.release()
    assert slow.waits.acquire(timeout=DEADLINE)
    opened.settle()
    assert panel.said.text() == "The keyring is being asked.", "the newest is not kept yet"
    assert list(slow.kept.values()) == ["sk-first"]
    slow.opened.release()
    said("holds the key")
    assert list(slow.kept.values()) == ["sk-third"]
    assert not slow.waits.acquire(blocking=False), "the second was meant no longer"
    enter("sk-fourth")
    enter("two words")
    slow.opened.release()
    said("That is no key")
    opened.setup.close(DEADLINE)
