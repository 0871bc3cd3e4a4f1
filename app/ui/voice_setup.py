"""What the settings say of the voices that need setting up: sherpa-onnx's folder, and Sambert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import AppError
from app.ui.error_words import in_words
from app.ui.key_ring import KeyRing
from app.ui.own_engines import AUTOMATIC, SAMBERT, SHERPA
from app.ui.trouble import sentences

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.preferences import Preferences
    from app.ui.voice_choice import VoiceChoice


class VoiceSetup(QObject):
    """Fills its panels while the page is looked at, and does what is pressed in them."""

    def __init__(self, window: MainWindow, preferences: Preferences, voices: VoiceChoice) -> None:
        super().__init__(window)
        self._window, self._page = window, window.settings
        self._preferences = preferences
        self._voices = voices
        self._offline = preferences.settings.privacy.offline
        self._ring = KeyRing(SAMBERT, self)
        self._ring.kept.connect(self._kept)
        self._ring.removed.connect(self._removed)
        self._ring.refused.connect(self._refused)
        sambert = self._page.sambert
        sambert.wanted.connect(self._use)
        sambert.key_entered.connect(self._keep)
        sambert.key_unwanted.connect(self._remove)
        self._page.sherpa.folder_wanted.connect(self._choose_folder)
        self._page.offline_switched.connect(lambda on: preferences.change_privacy(offline=on))
        self._page.seen.connect(self._fill)
        preferences.changed.connect(self._follow)
        self._follow()

    def close(self, timeout: float) -> None:
        """Leave the keyring alone, `timeout` seconds from now at most."""
        self._ring.close(timeout)

    def _follow(self) -> None:
        """Show what holds now. Who may speak changes with what may leave the machine."""
        settings = self._preferences.settings
        offline, chosen = settings.privacy.offline, settings.speech.engine == SAMBERT
        self._page.show_offline(on=offline)
        refused = self.tr("Refused while Offline is on.") if offline else ""
        self._page.sambert.show_use(speaks=chosen, reason=refused)
        self._window.chat.welcome.show_sending(sends=settings.sends_texts)
        changed, self._offline = offline != self._offline, offline
        if changed and chosen:
            self._voices.open_engine()
        self._fill()

    def _fill(self) -> None:
        if not self._page.isVisible():
            return
        from app import neural

        settings = self._preferences.settings
        self._page.sherpa.show_needs(neural.sherpa_needs(settings), neural.sherpa_family(settings))

    def _choose_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        from app import neural

        before = str(neural.sherpa_folder(self._preferences.settings))
        found = QFileDialog.getExistingDirectory(
            self._window, self.tr("Folder of the voice"), before
        )
        if found:
            self._preferences.change_neural(SHERPA, folder=found)
            self._voices.open_engine()

    def _use(self, speaks: bool) -> None:  # noqa: FBT001  a signal's
        engine = SAMBERT if speaks else AUTOMATIC
        self._preferences.change_speech(engine=engine, voice="")
        self._voices.open_engine()

    def _keep(self, key: str) -> None:
        self._page.sambert.show_waiting()
        self._ring.keep(key)

    def _remove(self) -> None:
        self._page.sambert.show_waiting()
        self._ring.remove()

    def _kept(self) -> None:
        self._show_key(self.tr("The keyring of the system holds the key."))
        self._renew()

    def _removed(self, there: bool) -> None:  # noqa: FBT001  a signal's
        gone = self.tr("The key is gone from the keyring.")
        self._show_key(gone if there else self.tr("The keyring held no key."))
        self._renew()

    def _renew(self) -> None:
        """Let Sambert speak with the key of now, or no longer."""
        if self._preferences.settings.sends_texts:
            self._voices.open_engine()

    def _refused(self, error: AppError) -> None:
        told = sentences(in_words(str(error)), in_words(error.remedy))
        self._show_key(told, failed=True)

    def _show_key(self, told: str, *, failed: bool = False) -> None:
        """Say what became of a key, unless another one has come since."""
        if not self._ring.busy:
            self._page.sambert.show_key(told, failed=failed)
