"""What the user chooses in the window, kept from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import SettingsError
from app.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.settings import Settings

_SAVE_AFTER_MS = 800
_SIZES = (80, 90, 100, 110, 125, 150, 175, 200, 250, 300)


class Preferences(QObject):
    """Holds the settings, applies the look, and saves a moment after the last change."""

    changed = Signal()
    failed = Signal(object)
    """A `SettingsError` to tell."""

    def __init__(
        self, settings: Settings, save: Callable[[Settings], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self._save = save
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SAVE_AFTER_MS)
        self._later.timeout.connect(self.save_now)

    def apply_look(self) -> None:
        """Dress the window as the settings say."""
        look = self.settings.look
        theme.choose(
            scheme=look.theme,
            high_contrast=look.high_contrast or None,
            scale=look.text_size / 100,
        )

    def change_look(self, **values: Any) -> None:
        """Take a theme, a contrast, a text size, or a language, which holds from the next start."""
        self._change("look", **values)
        look = self.settings.look
        theme.choose(
            scheme=look.theme, high_contrast=look.high_contrast, scale=look.text_size / 100
        )

    def change_sound(self, **values: Any) -> None:
        """Take a speed or a volume."""
        self._change("sound", **values)

    def change_speech(self, **values: Any) -> None:
        """Take a voice, an engine, or the ladder."""
        self._change("speech", **values)

    def change_chattts(self, **values: Any) -> None:
        """Take how ChatTTS speaks."""
        self._change("chattts", **values)

    def change_neural(self, engine: str, **values: Any) -> None:
        """Take of an engine the folder of the weights, or that their licence is accepted."""
        self._change(engine, **values)

    def change_phrases(self, **values: int) -> None:
        """Take how many megabytes of what was said are remembered."""
        self._change("phrases", **values)

    def change_model(self, **values: Any) -> None:
        """Take a model file, or where and how it is computed."""
        self._change("model", **values)

    def change_privacy(self, **values: bool) -> None:
        """Take whether anything may leave this machine."""
        self._change("privacy", **values)

    def change_facts(self, **values: bool) -> None:
        """Take a source of facts in, or leave it out."""
        self._change("facts", **values)

    def step_size(self, step: int) -> None:
        """Make the text larger (1) or smaller (-1); 0 is 100 %."""
        now = self.settings.look.text_size
        if step > 0:
            size = next((size for size in _SIZES if size > now), _SIZES[-1])
        elif step < 0:
            size = next((size for size in reversed(_SIZES) if size < now), _SIZES[0])
        else:
            size = 100
        self.change_look(text_size=size)

    def save_now(self) -> bool:
        """Save at once; False if that failed, which is told."""
        self._later.stop()
        try:
            self._save(self.settings)
        except SettingsError as error:
            self.failed.emit(error)
            return False
        return True

    def finish(self) -> None:
        """Save before the end, if a change is waiting for it."""
        if self._later.isActive():
            self.save_now()

    def _change(self, section: str, **values: Any) -> None:
        old = getattr(self.settings, section)
        new = msgspec.structs.replace(old, **values)
        if new != old:
            self.settings = msgspec.structs.replace(self.settings, **{section: new})
            self._later.start()
            self.changed.emit()
