"""Choosing the parts that work behind the window: the model, its facts, the sound device."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject

from app.errors import AppError
from app.events import DeviceReady, ModelFailed, ModelReady, ModelTrimmed
from app.ui import trouble
from app.ui.kit.picker import Choice
from app.ui.top_bar import OPEN_FILE

if TYPE_CHECKING:
    from app.events import Event
    from app.session import ModelChoice, Session
    from app.settings import Model
    from app.ui.main_window import MainWindow
    from app.ui.preferences import Preferences


class PartChoice(QObject):
    """A choice is kept in the settings once it has proven to work."""

    def __init__(self, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._session: Session | None = None
        self._wanted: str | None = None
        self._known: dict[str, str] = {}
        self._facts = preferences.settings.facts
        """What the session looks up."""
        self._place = _place(preferences.settings.model)
        """Where the model is computed."""
        self._trimmed: ModelTrimmed | None = None
        """What was told of the model that is being opened."""
        self._show_models()
        window.top_bar.model_chosen.connect(self._choose_model)
        window.voice_bar.sound.clicked.connect(self._offer_devices)
        preferences.changed.connect(self._choose_facts)
        preferences.changed.connect(self._choose_place)
        window.voice_bar.device_chosen.connect(self._choose_device)

    def take_session(self, session: Session) -> None:
        """Choose for this session from now on."""
        self._session = session
        self._choose_facts()

    def take(self, events: list[Event]) -> None:
        """Keep a model that opened; forget one that did not."""
        for event in events:
            match event:
                case ModelReady():
                    self._keep()
                case ModelFailed():
                    self._wanted = None
                    self._show_models()
                case ModelTrimmed(name, layers, chosen) as trimmed:
                    self._trimmed = trimmed
                    self._window.notices.put(trouble.model_trimmed(name, layers, chosen))
                case DeviceReady():
                    self._offer_devices()

    def _keep(self) -> None:
        """Keep the file of the model that opened; say what of it is on the graphics card."""
        if self._wanted is not None:
            self._preferences.change_model(path=self._wanted)
            self._wanted = None
            self._show_models()
        trimmed, self._trimmed = self._trimmed, None
        panel = self._window.settings.model
        if trimmed is None:
            panel.show_trimmed(None)
        else:
            panel.show_trimmed(trimmed.layers, trimmed.chosen)

    def open_file(self, path: str) -> None:
        """Open a model file, after the answer in progress."""
        if self._session is not None:
            self._wanted = path
            chosen = msgspec.structs.replace(self._preferences.settings.model, path=path)
            self._session.open_model(self._model(chosen))

    def _model(self, chosen: Model) -> ModelChoice:
        """A model that leaves the voice its room."""
        from app import assembly

        settings = self._preferences.settings
        return assembly.model(chosen, assembly.beside(settings, self._tell))

    def _tell(self, event: Event) -> None:
        if self._session is not None:
            self._session.announce(event)

    def _choose_facts(self) -> None:
        """Look up what the settings say, from the next question on."""
        from app import assembly

        wanted = self._preferences.settings.facts
        if self._session is not None and wanted != self._facts:
            self._facts = wanted
            self._session.choose_facts(assembly.facts(wanted))

    def _choose_place(self) -> None:
        """Open the model anew where it is to be computed, after the answer in progress."""
        chosen = self._preferences.settings.model
        if self._session is not None and _place(chosen) != self._place:
            self._session.open_model(self._model(chosen))
            self._place = _place(chosen)

    def _choose_model(self, path: str) -> None:
        if path != OPEN_FILE:
            self.open_file(path)
            return
        from PySide6.QtWidgets import QFileDialog

        self._show_models()
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a model file"), "", self.tr("Models (*.gguf)")
        )
        if chosen:
            self.open_file(chosen)

    def _show_models(self) -> None:
        path = self._preferences.settings.model.path
        if path:
            self._known[path] = Path(path).stem
        bar = self._window.top_bar
        shown = bar.model.text()
        bar.offer_models(path, self._known)
        bar.model.set_value(path, shown=shown)

    def _offer_devices(self) -> None:
        from app import assembly

        try:
            names = assembly.devices()
        except AppError:
            names = []  # that nothing sounds has been told already
        current = self._preferences.settings.sound.device
        choices = [Choice("", self.tr("System output")), *(Choice(name, name) for name in names)]
        self._window.voice_bar.set_devices(choices, current)

    def _choose_device(self, name: str) -> None:
        from app import assembly

        if self._session is not None:
            self._session.choose_device(assembly.device(name))
            self._preferences.change_sound(device=name)


def _place(chosen: Model) -> tuple[str, int]:
    """What of a choice says where the model is computed."""
    return chosen.process, chosen.gpu_layers
