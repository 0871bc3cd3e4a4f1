"""What is known of an engine, and how long it is waited for."""

from __future__ import annotations

import pytest

from app.engines.failover.driver import Job
from app.engines.failover.record import Patience, Record
from app.errors import EngineHung, SynthesisFailed
from app.ports import Measurement, SpeechRequest

SHORT, LONG = SpeechRequest("A text of a second or so."), SpeechRequest("A longer text. " * 10)
PATIENCE = Patience()


def job(
    first: float,
    work: float,
    request: SpeechRequest = SHORT,
    longest: float = 0.0,
    *,
    foretold: bool = False,
) -> Job:
    done = Job(request, 0.0, 4, foretold=foretold)
    done.first, done.work, done.longest = first, work, longest
    return done


def test_an_unknown_engine_is_given_time() -> None:
    record = Record(PATIENCE)
    assert record.patience(LONG) == PATIENCE.unknown
    assert record.real_time_factor is record.pace is record.figures().first_chunk is None


def test_a_fast_engine_is_given_up_after_seconds() -> None:
    record = Record(PATIENCE)
    record.said(job(0.05, 0.1), 2.0, marked=False)
    assert record.patience(SHORT) == pytest.approx(PATIENCE.least + 0.2)


def test_one_that_makes_all_before_its_first_piece_is_given_more_for_more_text() -> None:
    record = Record(PATIENCE)
    record.said(job(4.0, 4.0), 2.0, marked=False)
    short, long = (record.patience(text) for text in (SHORT, LONG))
    assert short == pytest.approx(19.0)
    assert long > 5 * short
    assert long <= PATIENCE.most


def test_one_that_was_slow_in_the_middle_is_given_that_time_again() -> None:
    record = Record(PATIENCE)
    record.said(job(0.1, 3.0, longest=2.0), 2.0, marked=False)
    assert record.patience(SHORT) == pytest.approx(11.0)


def test_what_it_measured_of_itself_counts() -> None:
    record = Record(PATIENCE)
    record.tried(None)
    assert not record.knows
    record.tried(Measurement(0.5, 3.0, 2.0))
    assert record.real_time_factor == 1.5
    assert record.patience(SHORT) == pytest.approx(5.0)


def test_its_pace_is_known_after_a_few_utterances() -> None:
    record = Record(PATIENCE)
    for count in range(6):
        assert (record.pace is None) == (count < 5)
        record.said(job(0.1, 0.5), 25 / 14 * 0.8, marked=True)
    assert record.pace == pytest.approx(0.8)
    assert record.marks


def test_figures_tell_what_happened_and_nothing_of_what_was_said() -> None:
    record = Record(PATIENCE)
    for count in range(100):
        record.said(job((count + 1) / 100, 1.0), 2.0, marked=False)
    for at in range(12):
        record.failed(EngineHung("Mara does not answer.", engine="mara"), float(at))
    record.failed(SynthesisFailed("Mara broke off: X.", engine="mara"), 99.0)
    figures = record.figures()
    assert figures.first_chunk is not None
    assert (figures.first_chunk.p50, figures.first_chunk.p95, figures.first_chunk.p99) == (
        0.5,
        0.95,
        0.99,
    )
    assert figures.utterances == 100
    assert figures.real_time_factor == pytest.approx(0.5)
    assert figures.failures == {"EngineHung": 12, "SynthesisFailed": 1}
    assert len(figures.troubles) == 10
    assert (figures.troubles[-1].at, figures.troubles[-1].kind) == (99.0, "SynthesisFailed")
    assert figures.efforts == (0.5,) * 24


def test_that_it_dies_away_is_known_once_it_always_did() -> None:
    record = Record(PATIENCE)
    for count in range(12):
        assert record.soft == (count >= 10)
        record.said(job(0.1, 0.5), 1.0, marked=False, soft=True)
    record.said(job(0.1, 0.5), 1.0, marked=False, soft=False)
    assert not record.soft


def test_what_was_not_foretold_is_waited_for_as_before_after_a_long_reading() -> None:
    record = Record(PATIENCE)
    record.said(job(1.5, 3.0), 2.0, marked=False)
    waited = record.patience(SHORT), record.haste(SHORT)
    for _ in range(250):
        record.said(job(0.01, 1.0, foretold=True), 2.0, marked=False)
    assert (record.patience(SHORT), record.haste(SHORT)) == waited
    assert record.measured == Measurement(1.5, 3.0, 2.0), "what it takes in another's place"


def test_what_was_foretold_is_waited_for_no_less_for_it_need_not_have_been_begun() -> None:
    record = Record(PATIENCE)
    record.said(job(1.5, 3.0), 2.0, marked=False)
    record.said(job(0.01, 1.0, foretold=True), 2.0, marked=False)
    assert record.patience(SHORT, foretold=True) == record.patience(SHORT)
    assert record.haste(SHORT, foretold=True) == record.haste(SHORT)
    record.said(job(4.0, 4.0, foretold=True), 2.0, marked=False)
    assert record.patience(SHORT, foretold=True) > record.patience(SHORT)


def test_of_what_was_not_foretold_nothing_is_known_from_what_was() -> None:
    record = Record(PATIENCE)
    record.said(job(0.01, 1.0, foretold=True), 2.0, marked=False)
    assert (record.patience(SHORT), record.haste(SHORT)) == (PATIENCE.unknown, PATIENCE.stranger)
    assert record.haste(SHORT, foretold=True) == PATIENCE.hurried
    assert record.measured == Measurement(0.01, 1.0, 2.0)


def test_neither_kind_is_called_slow_by_the_measure_of_the_other() -> None:
    record = Record(PATIENCE)
    record.tried(Measurement(1.5, 1.8, 2.0))
    for _ in range(12):
        record.said(job(0.01, 0.6, foretold=True), 2.0, marked=False)
    assert not record.slowed(job(1.5, 2.6), 2.0)
    assert record.slowed(job(1.5, 2.8), 2.0)
    for _ in range(3):
        assert not record.slowed(job(0.01, 2.6, foretold=True), 2.0), "it caught up"
        record.said(job(0.01, 2.6, foretold=True), 2.0, marked=False)
    for _ in range(6):
        record.said(job(0.01, 2.6, foretold=True), 2.0, marked=False)
    assert record.slowed(job(0.01, 2.6, foretold=True), 2.0)
