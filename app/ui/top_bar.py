"""The row above the page: the model at work, and what is at hand everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.bars import measure_again
from app.ui.kit.buttons import GhostButton, IconButton
from app.ui.kit.layout import Row
from app.ui.kit.picker import Choice, Picker
from app.ui.kit.surface import Surface
from app.ui.theme import theme

OPEN_FILE = "open-file"
STARTER = "Starter"
"""The name by which the model that ships with the app gives itself to be known."""
_HEIGHT = 52


class TopBar(Surface):
    """Says which model answers. In a narrow window it has the sidebar's buttons too."""

    menu_pressed = Signal()
    new_chat_pressed = Signal()
    clipboard_pressed = Signal()
    model_chosen = Signal(str)
    """The path of a model file, empty for the starter model, `OPEN_FILE` to look for one."""
    voice_chosen = Signal(str)
    """The name of a voice; empty for the engine's own choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("page", parent=parent)
        theme.mark_bar(self)
        self.setAccessibleName(self.tr("Top bar"))
        self.menu = IconButton(self.tr("Sidebar"), "sidebar", key="Ctrl+B")
        self.menu.clicked.connect(self.menu_pressed)
        self.model = Picker(self.tr("Model"), label=self.tr("Model"))
        self.model.chosen.connect(self.model_chosen)
        self.offer_models("", {})
        self.voice = Picker(self.tr("Voice"), label=self.tr("Voice"), searchable=True)
        self.voice.chosen.connect(self.voice_chosen)
        self._has_voices = False
        self.clipboard = GhostButton(self.tr("Read clipboard"), icon="clipboard")
        self.clipboard.setToolTip(self.tr("Read the clipboard aloud ({0})").format("Ctrl+Shift+V"))
        self.clipboard.clicked.connect(self.clipboard_pressed)
        self.new_chat = IconButton(self.tr("New chat"), "edit", key="Ctrl+N")
        self.new_chat.clicked.connect(self.new_chat_pressed)
        self._row = Row(self.menu, self.model, self.voice, None, gap=6, parent=self)
        self._row.add(self.clipboard, self.new_chat)
        self.set_narrow(narrow=False, menu=False)
        measure_again(self)
        theme.follow(self._restyle_bar)

    def offer_models(self, current: str, known: Mapping[str, str]) -> None:
        """Offer the starter model, the `known` files by path and name, and to open another."""
        self.model.set_choices(
            [
                Choice("", self.tr("Starter")),
                *(Choice(path, name) for path, name in known.items()),
                Choice(OPEN_FILE, self.tr("Open a model file…")),
            ]
        )
        self._current = current

    def show_model(self, name: str, *, loading: bool, failed: bool) -> None:
        """Name the model that answers, or say that it is being opened."""
        text = self.tr("Starter") if name == STARTER else name
        if loading:
            text = self.tr("Loading {0}…").format(text)
        elif failed:
            text = self.tr("None")
        self.model.set_value(self._current, shown=text)

    def offer_voices(self, voices: Sequence[Choice], current: str) -> None:
        """Offer voices; none hides the choice."""
        self._has_voices = bool(voices)
        self.voice.set_choices(voices)
        self.voice.set_value(current, shown=None if current else self.tr("Automatic"))
        self.show_place(self._place)

    def show_place(self, place: str) -> None:
        """Name the model where it answers and the voice where it reads.

        The reader has a button of its own; a narrow window chooses the voice in the settings.
        """
        self._place = place
        self.model.set_shown(label=not self._narrow)
        self.model.setVisible(place == "chat")
        reads = place in {"chat", "reader"}
        self.voice.setVisible(self._has_voices and reads and not self._narrow)
        self.clipboard.setVisible(place != "reader")

    _current = ""
    _place = "chat"
    _narrow = False

    def set_narrow(self, *, narrow: bool, menu: bool) -> None:
        """Give up words in a narrow window; offer the `menu` where the sidebar is hidden."""
        self._narrow = narrow
        self.menu.setVisible(menu)
        self.new_chat.setVisible(menu)
        self._row.set_margins((12, 0, 12, 0) if narrow else (18, 0, 16, 0))
        self.show_place(self._place)

    def _restyle_bar(self) -> None:
        self.setFixedHeight(theme.bar.px(_HEIGHT))
