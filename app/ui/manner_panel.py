"""How the neural voices speak: their pace, and what is put into a text before they say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui.kit.layout import Column, Row
from app.ui.kit.rows import Group, Words
from app.ui.kit.slider import Slider
from app.ui.kit.text import Label
from app.ui.kit.toggle import Toggle

if TYPE_CHECKING:
    from app.settings import ChatTTS


class Degree(QWidget):
    """A slider with its number beside it."""

    chosen = Signal(int)
    """While the knob moves."""

    def __init__(self, name: str, text: str, highest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = Slider(name, 0, highest)
        self.slider.setAccessibleDescription(text)
        self._number = Label("0", "ui", "ink2", tabular=True)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.slider.valueChanged.connect(self._number.setNum)
        self.slider.valueChanged.connect(self.chosen)
        Row(self.slider, self._number, gap=10, parent=self)

    def show_value(self, value: int) -> None:
        """Show a value without telling anyone, unless the knob is held."""
        if not self.slider.isSliderDown():
            with QSignalBlocker(self.slider):
                self.slider.setValue(value)
            self._number.setNum(value)


class MannerPanel(QWidget):
    """What refining is asked for is shown only while it is on."""

    chosen = Signal(str, object)
    """A field of the settings' ChatTTS, and its new value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.degrees: dict[str, Degree] = {}
        refining = self.tr(
            "Puts in what people put into speech. It takes a second more and may change words."
        )
        self.refine = Toggle(self.tr("Refine the text first"))
        self.refine.setAccessibleDescription(refining)
        self.refine.toggled.connect(lambda on: self.chosen.emit("refine", on))
        self._group = Group(
            self.tr("How ChatTTS speaks"),
            [
                self._degree(
                    "pace",
                    self.tr("Pace"),
                    self.tr("How fast the voice itself speaks; 5 is its own pace."),
                    9,
                ),
                (Words(self.refine.accessibleName(), refining), self.refine),
                self._degree(
                    "oral",
                    self.tr("Everyday speech"),
                    self.tr("How much it talks as people do among themselves."),
                    9,
                ),
                self._degree("laugh", self.tr("Laughter"), self.tr("How readily it laughs."), 2),
                self._degree("pause", self.tr("Pauses"), self.tr("How many pauses it makes."), 7),
            ],
        )
        Column(self._group, parent=self)

    @property
    def held(self) -> bool:
        """Whether a knob is being moved."""
        return any(degree.slider.isSliderDown() for degree in self.degrees.values())

    def show_manner(self, chosen: ChatTTS) -> None:
        """Show what holds now, without telling anyone."""
        with QSignalBlocker(self.refine):
            self.refine.setChecked(chosen.refine)
        self.refine.update()
        for name, degree in self.degrees.items():
            degree.show_value(getattr(chosen, name))
        for line in self._group.lines[2:]:
            line.setVisible(chosen.refine)

    def _degree(self, field: str, name: str, text: str, highest: int) -> tuple[QWidget, QWidget]:
        degree = self.degrees[field] = Degree(name, text, highest)
        degree.chosen.connect(lambda value: self.chosen.emit(field, value))
        return Words(name, text), degree
