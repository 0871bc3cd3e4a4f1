"""The details of the first sound: steps that add up, on an axis with round numbers."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication

from app.events import Timings
from app.ui.kit.buttons import QuietButton
from app.ui.kit.text import Label
from app.ui.latency_popover import FirstSoundReport, LatencyPopover
from app.ui.waterfall import in_words, ticks
from tests.ui.catalogue import REPORT, TIMINGS


@pytest.fixture
def popover(qtbot) -> LatencyPopover:
    made = LatencyPopover()
    qtbot.addWidget(made)
    return made


def test_five_steps_lead_to_the_first_sound(popover: LatencyPopover):
    steps = popover.steps(TIMINGS)
    assert [(step.label, round(1000 * (step.end - step.begin))) for step in steps] == [
        ("Read your message", 21),
        ("First word", 11),
        ("First words to say", 14),
        ("Make the voice", 28),
        ("Reach the speakers", 14),
    ]
    assert [step.label for step in steps if step.voice] == ["Make the voice"]


def test_steps_that_did_not_happen_are_left_out(popover: LatencyPopover):
    steps = popover.steps(Timings(first_utterance=0.01, first_chunk=0.03, first_sound=0.05))
    assert [step.label for step in steps] == [
        "First words to say",
        "Make the voice",
        "Reach the speakers",
    ]


times = st.none() | st.floats(0, 30)


@given(times, times, times, times, times)
def test_steps_follow_one_another_without_a_hole(first, second, third, fourth, fifth):
    timings = Timings(first, second, third, fourth, fifth)
    steps = STEPS(timings)
    for before, after in pairwise(steps):
        assert before.end == after.begin
    assert all(step.begin <= step.end for step in steps)


def STEPS(timings: Timings):  # noqa: N802  one popover for all examples
    global _popover  # noqa: PLW0603  made once the application exists
    if _popover is None:
        _popover = LatencyPopover()
    return _popover.steps(timings)


_popover: LatencyPopover | None = None


@given(st.floats(0.001, 100))
def test_the_axis_has_few_round_numbers_and_reaches_the_end(total: float):
    marks = ticks(total)
    assert marks[0] == 0
    assert marks[-1] >= total * (1 - 1e-6)
    assert 3 <= len(marks) <= 6
    assert marks[-1] <= total * 2


def test_an_axis_of_88_milliseconds_counts_by_thirty():
    assert [round(mark * 1000) for mark in ticks(0.088)] == [0, 30, 60, 90]


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.0, "0 ms"), (0.021, "21 ms"), (1.9, "1900 ms"), (2.0, "2.0 s")]
)
def test_times_carry_their_unit(seconds: float, text: str):
    assert in_words(seconds) == text


def test_the_facts_are_said_in_words(popover: LatencyPopover):
    popover.show_report(REPORT)
    said = [label.text() for label in popover.findChildren(Label)]
    assert "First sound after 0.09 s" in said
    assert "None" in said
    assert "3.2× faster than speech" in said
    assert "0.08 to 0.11 s" in said
    assert "Make the voice: 28 ms" in popover.waterfall.accessibleDescription()


def test_what_is_not_known_is_not_said(popover: LatencyPopover):
    popover.show_report(FirstSoundReport(TIMINGS, gaps=2))
    assert [label for label, _ in popover._facts()] == ["Gaps"]
    assert popover._facts()[0][1] == "2"


def test_the_report_is_copied_as_text(popover: LatencyPopover):
    popover.show_report(REPORT)
    copy = popover.findChild(QuietButton)
    assert copy is not None
    copy.click()
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0] == "First sound after 0.09 s"
    assert "Voice: Lin · ChatTTS on GPU" in text
    assert copy.text() == "Copied"
    popover.show_report(REPORT)
    assert copy.text() == "Copy report"
    QGuiApplication.clipboard().clear()


def test_another_report_leaves_nothing_of_the_one_before(popover: LatencyPopover):
    popover.show_report(REPORT)
    before = popover.findChildren(Label)
    popover.show_report(FirstSoundReport(TIMINGS, gaps=2))
    gone = [label for label in before if label.text() == REPORT.voice]
    assert gone
    assert all(label.isHidden() for label in gone)
