"""The popover of the first sound: how long it took, step by step, and what else was measured."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from app.events import Timings
from app.ui.kit.buttons import GhostButton, IconButton, QuietButton
from app.ui.kit.layout import Row
from app.ui.kit.popover import Popover
from app.ui.kit.surface import Rule
from app.ui.kit.text import Label
from app.ui.theme import theme
from app.ui.waterfall import Step, Waterfall, in_words

_WIDTH = 500


@dataclass(frozen=True, slots=True)
class FirstSoundReport:
    """What is known of one answer's first sound; seconds since the submit."""

    timings: Timings
    voice: str = ""
    """Voice and engine in words."""
    gaps: int = 0
    """How often the sound ran dry in this answer."""
    faster: float | None = None
    """How many times faster than speech the voice was made."""
    usual: tuple[float, float] | None = None
    """The range of the first sound on this machine."""


class LatencyPopover(Popover):
    """Opens from the first-sound button."""

    more_pressed = Signal()
    """All measurements are asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, width=_WIDTH)
        self._report = FirstSoundReport(Timings())
        self._title = Label("", "h3", tabular=True)
        self.waterfall = Waterfall()
        self._grid = QGridLayout()
        close = IconButton(self.tr("Close"), "close", key="Esc", height=28)
        self._copy = QuietButton(self.tr("Copy report"), icon="copy")
        more = GhostButton(self.tr("All measurements"))
        close.clicked.connect(self.close_up)
        self._copy.clicked.connect(self._copy_report)
        more.clicked.connect(self.more_pressed)
        head = Row(self._title, None, close)
        subtitle = self.tr("From Enter to the first sound, this answer")
        self.body.add(head, Label(subtitle, "small", "ink2"), 14, self.waterfall, 14, Rule(), 14)
        self.body.addLayout(self._grid)
        self.body.add(16, Row(self._copy, more, None, gap=6))
        theme.follow(self._widen)

    def show_report(self, report: FirstSoundReport) -> None:
        """Show what was measured."""
        self._report = report
        total = report.timings.first_sound or 0.0
        self._title.setText(self.tr("First sound after {0} s").format(f"{total:.2f}"))
        self.setAccessibleName(self._title.text())
        self.waterfall.show_steps(self.steps(report.timings))
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, (label, value) in enumerate(self._facts()):
            self._grid.addWidget(Label(label, "small", "ink2"), number, 0)
            fact = Label(value, "small", "ink", weight=500, tabular=True)
            self._grid.addWidget(fact, number, 1)
        self._copy.setText(self.tr("Copy report"))

    def steps(self, timings: Timings) -> tuple[Step, ...]:
        """Return the steps that happened, each from the end of the one before."""
        table = (
            (self.tr("Read your message"), timings.prompt_read, False),
            (self.tr("First word"), timings.first_token, False),
            (self.tr("First words to say"), timings.first_utterance, False),
            (self.tr("Make the voice"), timings.first_chunk, True),
            (self.tr("Reach the speakers"), timings.first_sound, False),
        )
        steps: list[Step] = []
        begin = 0.0
        for label, end, voice in table:
            if end is not None:
                end = max(begin, end)  # noqa: PLW2901  clocks of two threads may cross by a hair
                steps.append(Step(label, begin, end, voice))
                begin = end
        return tuple(steps)

    def _facts(self) -> list[tuple[str, str]]:
        report = self._report
        gaps = str(report.gaps) if report.gaps else self.tr("None")
        facts = [(self.tr("Gaps"), gaps)]
        if report.voice:
            facts.append((self.tr("Voice"), report.voice))
        if report.faster is not None:
            speed = self.tr("{0}× faster than speech").format(f"{report.faster:.1f}")
            facts.append((self.tr("Voice speed"), speed))
        if report.usual is not None:
            low, high = report.usual
            usual = self.tr("{0} to {1} s").format(f"{low:.2f}", f"{high:.2f}")
            facts.append((self.tr("Usual for this machine"), usual))
        return facts

    def report_text(self) -> str:
        """Return the report as lines of plain text."""
        steps = self.steps(self._report.timings)
        lines = [self._title.text()]
        lines += [f"{step.label}: {in_words(step.end - step.begin)}" for step in steps]
        lines += [f"{label}: {value}" for label, value in self._facts()]
        return "\n".join(lines)

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self.report_text())
        self._copy.setText(self.tr("Copied"))

    def _widen(self) -> None:
        metrics = theme.bar
        self._grid.setHorizontalSpacing(metrics.space(12))
        self._grid.setVerticalSpacing(metrics.space(6))
        self._grid.setColumnMinimumWidth(0, metrics.px(156))
        self._grid.setColumnStretch(1, 1)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft)
