"""A page with nothing but the voice bar, and a clock that the test turns."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.kit.layout import Column
from app.ui.kit.picker import Choice
from app.ui.voice_bar import VoiceBar


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Page(QWidget):
    def __init__(self, clock: Clock):
        super().__init__()
        self.bar = VoiceBar(clock=clock)
        self.bar.set_voice("Lin", "ChatTTS on GPU", "Best voice.")
        self.bar.set_devices([Choice("s", "Speakers"), Choice("h", "Headphones")], "s")
        Column(None, self.bar, gap=0, parent=self)


def words(bar: VoiceBar) -> list[str]:
    labels = (bar.line.word, bar.line.detail, bar.line.end)
    return [label.text() for label in labels if label.text()]
