"""The pages on which every part of the kit is looked at.

`python tests/ui/catalogue.py` shoots them; the pictures go to build/screenshots. Under a
virtual display with QT_QPA_PLATFORM=xcb they show what a user sees.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QPainter
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QWidget

from app.events import Timings
from app.session.score import Progress
from app.ui import icons
from app.ui.kit.buttons import (
    Button,
    ChipButton,
    DangerButton,
    GhostButton,
    IconButton,
    PlayButton,
    PrimaryButton,
    QuietButton,
)
from app.ui.kit.focus_ring import FocusRing
from app.ui.kit.layout import Column, Row
from app.ui.kit.notice import Action, Notice
from app.ui.kit.picker import Choice, Picker
from app.ui.kit.pill import Pill
from app.ui.kit.progress import Progress as ProgressBar
from app.ui.kit.slider import Slider
from app.ui.kit.text import Label
from app.ui.kit.toggle import Toggle
from app.ui.latency_popover import FirstSoundReport
from app.ui.ribbon import Ribbon
from app.ui.theme import theme
from app.ui.voice_bar import VoiceBar
from app.ui.voice_words import VoiceState
from app.ui.voiceprint import Voiceprint

SCREENSHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"
LENGTHS = (4.1, 6.4, 5.0, 3.1, 4.4, 4.0, 3.6, 2.8, 5.2)
SPEAKING = Progress(
    turn=1,
    playing=True,
    paused=False,
    utterance=1,
    planned=9,
    text_finished=False,
    elapsed=7.9,
    length=38.6,
    lengths=LENGTHS,
    fraction=0.62,
    speed=1.25,
    volume=0.8,
    first_sound=0.09,
    device="Speakers",
    engine="ChatTTS",
    underruns=0,
)
PAUSED = replace(SPEAKING, playing=False, paused=True, text_finished=True)
TIMINGS = Timings(
    prompt_read=0.021,
    first_token=0.032,
    first_utterance=0.046,
    first_chunk=0.074,
    first_sound=0.088,
)
REPORT = FirstSoundReport(TIMINGS, voice="Lin · ChatTTS on GPU", faster=3.2, usual=(0.08, 0.11))
STATES = ("Normal", "Hover", "Focus", "Pressed", "Disabled", "Busy")


def _picker() -> Picker:
    picker = Picker("Voice", label="Voice")
    picker.set_choices([Choice("lin", "Lin"), Choice("mei", "Mei")])
    picker.set_value("lin")
    return picker


KINDS: dict[str, tuple[Callable[[], Button], str]] = {
    "Primary": (lambda: PrimaryButton("Send", icon="send"), "Sending"),
    "Quiet": (lambda: QuietButton("Test", icon="play"), "Testing"),
    "Danger": (lambda: DangerButton("Delete all"), "Deleting"),
    "Ghost": (lambda: GhostButton("Copy", icon="copy"), "Copying"),
    "Icon": (lambda: IconButton("Next", "next", height=36), ""),
    "Play": (lambda: PlayButton("Pause", "pause"), ""),
    "Chip": (lambda: ChipButton("Hear the voices", icon="voice"), "Loading"),
    "Picker": (_picker, ""),
}
"""Every kind of button, and its verb while it is busy."""


def _hover(button: QWidget) -> None:
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QApplication.sendEvent(button, QEnterEvent(QPointF(), QPointF(), QPointF()))


class IconSheet(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(theme.page.px(840), theme.page.px(130))

    def paintEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        side, step = theme.page.px(20), theme.page.px(38)
        for number, name in enumerate(icons.NAMES):
            place = QRectF(number % 22 * step, number // 22 * step, side, side)
            icons.paint(painter, name, place, theme.colour("ink"))


def _buttons(ringed: list[QWidget]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(14)
    for column, state in enumerate(STATES, start=1):
        grid.addWidget(Label(state, "micro", "ink3"), 0, column)
        for row, (kind, (make, verb)) in enumerate(KINDS.items(), start=1):
            if column == 1:
                grid.addWidget(Label(kind, "small", "ink2"), row, 0)
            if state == "Busy" and not verb:
                continue
            button = make()
            grid.addWidget(button, row, column, Qt.AlignmentFlag.AlignLeft)
            _put(button, state, verb, ringed)
    return grid


def _put(button: Button, state: str, verb: str, ringed: list[QWidget]) -> None:
    match state:
        case "Hover":
            _hover(button)
        case "Focus":
            ringed.append(button)
        case "Pressed":
            button.setDown(True)
            button.restyle()
        case "Disabled":
            button.setEnabled(False)
        case "Busy":
            button.set_busy(verb)


def _fields(ringed: list[QWidget]) -> Row:
    search, ring = QLineEdit(), QLineEdit("ring")
    search.setPlaceholderText("Search chats")
    ringed.append(ring)
    slider = Slider("Speed", 0, 100)
    slider.setValue(40)
    slider.setFixedWidth(theme.page.px(160))
    off = Toggle("c", on=True)
    off.setEnabled(False)
    pills = (Pill("In use", "check", "ink"), Pill("Too big", "problem"))
    return Row(search, ring, Toggle("a", on=True), Toggle("b"), off, slider, *pills, None, gap=20)


def _prints() -> Row:
    row = Row(gap=12)
    for voice in ("Lin", "Paolo", "Mei", "en-us", "cmn", "Vera", "Kai", "Noor"):
        shown = Voiceprint(voice, side=48)
        shown.show_voice(voice, lit=voice == "Lin")
        row.add(shown)
    row.add(None)
    return row


def components() -> QWidget:
    page = QWidget()
    ringed: list[QWidget] = []
    ribbon = Ribbon()
    ribbon.show_sentences(LENGTHS)
    ribbon.show_place(1, 0.62)
    download = ProgressBar("Download")
    download.show_share(0.48, "1.20 of 2.50 GB")
    column = Column(gap=0, margins=(28, 24, 28, 24), parent=page)
    column.add(_buttons(ringed), 26, _fields(ringed), 24)
    column.add(Label("Sentence ribbon", "micro", "ink3"), ribbon, 20)
    column.add(Label("Voiceprints, drawn from the voice's name", "micro", "ink3"), 8)
    column.add(_prints(), 20, download, 20)
    column.add(Label("Icons, 20 px grid, 1.5 px stroke", "micro", "ink3"), 10, IconSheet(), None)
    page.resize(page.sizeHint())
    page.show()
    for widget in ringed:
        FocusRing(page)._surround(widget)
    return page


def _bar(progress: Progress | None, state: VoiceState = VoiceState.READY) -> VoiceBar:
    bar = VoiceBar()
    bar.set_voice("Lin", "ChatTTS on GPU", "Best voice.")
    bar.set_devices([Choice("s", "Speakers"), Choice("h", "Headphones")], "s")
    bar.show_speed(1.25)
    bar.show_state(state)
    if progress is not None:
        bar.set_progress(progress)
    return bar


def window(
    progress: Progress | None,
    width: int,
    height: int,
    state: VoiceState = VoiceState.READY,
) -> tuple[QWidget, VoiceBar]:
    page = QWidget()
    bar = _bar(progress, state)
    Column(None, bar, gap=0, parent=page)
    page.resize(width, height)
    page.show()
    return page, bar


def bars() -> QWidget:
    page = QWidget()
    reader = replace(
        SPEAKING,
        planned=86,
        utterance=30,
        lengths=tuple(2.5 + i * 37 % 45 / 10 for i in range(86)),
        elapsed=151,
        length=424,
        text_finished=True,
    )
    dense = _bar(reader)
    dense.set_paragraphs((0, 7, 16, 22, 30, 40, 45, 54, 62, 69, 78))
    no_voice = _bar(None, VoiceState.NO_VOICE)
    column = Column(gap=16, margins=(0, 16, 0, 16), parent=page)
    column.add(_bar(SPEAKING), _bar(PAUSED), dense, _bar(None), no_voice, None)
    page.resize(1200, 620)
    return page


def notices(width: int = 760) -> QWidget:
    page = QWidget()
    column = Column(gap=10, margins=(20, 20, 20, 20), parent=page)
    column.add(
        Notice(
            "engine",
            "note",
            "swap",
            "Lin now speaks on the processor",
            "Graphics memory is full. Nothing was lost or repeated. It switches back by itself.",
            [Action("Try now")],
        ),
        Notice(
            "device",
            "needs you",
            "phones_off",
            "Your headphones are gone. Paused.",
            "Nothing was played on another device. Your place is kept.",
            [Action("Use speakers"), Action("Wait", lesser=True)],
        ),
        Notice(
            "model",
            "problem",
            "problem",
            "Problem: this model was not opened",
            "mistral-7b-v0.3.Q4.gguf is incomplete: 3.1 of 4.4 GB. Starter is still in use.",
            [Action("Download again")],
        ),
        Notice(
            "secret",
            "needs you",
            "lock",
            "This may be a password. Not read.",
            "It looks like a secret and was not stored. Press again to hear it.",
            [Action("Read it")],
            closable=True,
        ),
        Notice(
            "blocked",
            "note",
            "shield",
            "A connection was blocked",
            "A component tried to reach huggingface.co. Nothing was sent.",
            [Action("See the proof", lesser=True)],
        ),
    )
    page.resize(width, column.totalHeightForWidth(width))
    return page


def _settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def _keep(widget: QWidget, name: str) -> None:
    widget.show()
    _settle()
    widget.grab().save(str(SCREENSHOTS / f"{name}.png"))
    widget.close()
    widget.deleteLater()
    _settle()


def _keep_as_high_as_needed(widget: QWidget, name: str) -> None:
    layout = widget.layout()
    assert layout is not None
    widget.resize(widget.width(), layout.totalHeightForWidth(widget.width()))
    _keep(widget, name)


def _opened(kind: str, width: int = 1200, height: int = 620) -> QWidget:
    page, bar = window(SPEAKING, width, height)
    _settle()
    if kind == "latency":
        bar.latency_popover.show_report(REPORT)
        bar.open_latency()
    else:
        bar.open_sound()
    return page


def shoot() -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for scheme in ("light", "dark"):
        for contrast in (False, True):
            name = f"{scheme}-contrast" if contrast else scheme
            theme.choose(scheme=scheme, high_contrast=contrast, scale=1.0, reduced_motion=True)
            _keep(components(), f"kit-{name}")
            _keep(bars(), f"bars-{name}")
            _keep(notices(), f"notices-{name}")
            _keep(_opened("latency"), f"latency-{name}")
    theme.choose(scheme="light", high_contrast=False)
    _keep(_opened("sound", height=420), "sound-light")
    narrow = notices(440)
    narrow.show()
    _settle()
    _keep_as_high_as_needed(narrow, "notices-narrow")
    for width in (480, 700, 800):
        _keep(window(SPEAKING, width, 600)[0], f"bar-{width}")
    theme.choose(scale=2.0)
    _keep(components(), "kit-200")
    _keep(window(SPEAKING, 1200, 780)[0], "bar-200")
    _keep(_opened("latency", 1200, 1100), "latency-200")


def main() -> int:
    app = QApplication(sys.argv)
    theme.attach(app)
    shoot()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
