"""The popover of the sound button: how loud, and through which device."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.ui.kit.choice_row import ChoiceRow
from app.ui.kit.layout import Column, Row
from app.ui.kit.picker import Choice
from app.ui.kit.popover import Popover
from app.ui.kit.slider import Slider
from app.ui.kit.surface import Rule
from app.ui.kit.text import Label
from app.ui.theme import theme

_STEP = 5
_WIDTH = 320


class SoundPopover(Popover):
    """Volume in percent and one row a device."""

    volume_chosen = Signal(float)
    """0 to 1, while the knob moves."""
    device_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, width=_WIDTH, margins=(12, 12, 12, 10))
        self.setAccessibleName(self.tr("Sound"))
        self.slider = Slider(self.tr("Volume"), 0, 100, step=_STEP)
        self._percent = Label("", "ui", "ink", tabular=True)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._rows = QButtonGroup(self)
        self._values: list[str] = []
        self._list = Column(gap=0)
        volume = Row(Label(self.tr("Volume"), "small", "ink2"), self.slider, self._percent, gap=10)
        volume.set_margins((8, 0, 8, 0))
        self.body.add(volume, 8, Rule(), 6, self._list)
        self.slider.valueChanged.connect(self._turned)
        self._rows.idClicked.connect(self._took)
        self._show_percent()
        theme.follow(self._widen)

    def show_volume(self, volume: float) -> None:
        """Show a volume, 0 to 1, without telling anyone."""
        if not self.slider.isSliderDown():
            blocked = self.slider.blockSignals(True)  # noqa: FBT003  Qt's signature
            self.slider.setValue(round(volume * 100))
            self.slider.blockSignals(blocked)
            self._show_percent()

    def show_devices(self, devices: Sequence[Choice], current: str) -> None:
        """List the devices; `current` is the value of the one in use."""
        for button in self._rows.buttons():
            self._rows.removeButton(button)
            self._list.removeWidget(button)
            button.deleteLater()
        self._values = [device.value for device in devices]
        for number, device in enumerate(devices):
            row = ChoiceRow(device.label)
            row.setChecked(device.value == current)
            row.setEnabled(device.enabled)
            self._rows.addButton(row, number)
            self._list.addWidget(row)

    def _turned(self, percent: int) -> None:
        self._show_percent()
        self.volume_chosen.emit(percent / 100)

    def _took(self, number: int) -> None:
        self.device_chosen.emit(self._values[number])

    def _show_percent(self) -> None:
        text = self.tr("{0} %").format(self.slider.value())
        self._percent.setText(text)
        self.slider.setAccessibleDescription(text)

    def _widen(self) -> None:
        self._percent.setFixedWidth(theme.bar.px(48))
