"""What the keys and the settings page do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Qt

from app.ui.keys import KeySheet, install

if TYPE_CHECKING:
    from app.ui.conductor import Conductor
    from app.ui.main_window import MainWindow
    from app.ui.preferences import Preferences


class Deeds(QObject):
    """Ties keys and settings to the window and its conductor."""

    def __init__(self, window: MainWindow, conductor: Conductor, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._conductor = conductor
        self._preferences = preferences
        self._install_keys()
        window.help.keys_wanted.connect(self._show_keys)
        self._connect_settings()

    def _install_keys(self) -> None:
        window, conductor, preferences = self._window, self._conductor, self._preferences
        self.actions = install(
            window,
            {
                "copy_answer": conductor.copy_answer,
                "stop": self._close_or_stop,
                "play": conductor.toggle,
                "previous": lambda: conductor.skip(-1),
                "next": lambda: conductor.skip(1),
                "repeat": lambda: conductor.skip(0),
                "slower": lambda: conductor.change_speed(-1),
                "faster": lambda: conductor.change_speed(1),
                "read_clipboard": conductor.read_clipboard,
                "new_chat": conductor.new_chat,
                "chat": lambda: window.go("chat"),
                "reader": lambda: window.go("reader"),
                "voices": lambda: window.go("voices"),
                "settings": lambda: window.go("settings"),
                "help": self._to_help,
                "composer": self._to_composer,
                "next_part": lambda: window.jump(1),
                "previous_part": lambda: window.jump(-1),
                "top": window.to_top,
                "sidebar": window.toggle_sidebar,
                "larger": lambda: preferences.step_size(1),
                "smaller": lambda: preferences.step_size(-1),
                "normal": lambda: preferences.step_size(0),
                "quit": window.window().close,
                "keys": self._show_keys,
            },
        )

    def _close_or_stop(self) -> None:
        if not self._window.close_what_is_open():
            self._conductor.stop()

    def _to_composer(self) -> None:
        self._window.go("chat")
        self._window.composer.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _to_help(self) -> None:
        self._window.go("help")
        self._window.help.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_keys(self) -> None:
        sheet = KeySheet(self._window)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def _connect_settings(self) -> None:
        page, preferences, bar = self._window.settings, self._preferences, self._window.voice_bar
        page.scheme_chosen.connect(lambda scheme: preferences.change_look(theme=scheme))
        page.contrast_chosen.connect(lambda on: preferences.change_look(high_contrast=on))
        page.size_chosen.connect(lambda size: preferences.change_look(text_size=size))
        page.language_chosen.connect(lambda language: preferences.change_look(language=language))
        page.model.process_chosen.connect(lambda where: preferences.change_model(process=where))
        page.model.layers_chosen.connect(lambda count: preferences.change_model(gpu_layers=count))
        page.facts_switched.connect(lambda name, on: preferences.change_facts(**{name: on}))
        bar.speed_chosen.connect(lambda speed: preferences.change_sound(speed=speed))
        bar.volume_chosen.connect(lambda volume: preferences.change_sound(volume=volume))
        self._conductor.speed_changed.connect(lambda speed: preferences.change_sound(speed=speed))
        preferences.changed.connect(self._show_settings)
        self._show_settings()

    def _show_settings(self) -> None:
        self._window.settings.show_facts(msgspec.structs.asdict(self._preferences.settings.facts))
        model = self._preferences.settings.model
        self._window.settings.model.show_choice(process=model.process, layers=model.gpu_layers)
        look = self._preferences.settings.look
        self._window.settings.show_look(
            scheme=look.theme,
            contrast=look.high_contrast,
            size=look.text_size,
            language=look.language,
        )
