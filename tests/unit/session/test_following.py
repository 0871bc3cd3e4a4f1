"""An engine is told what it will probably be asked next, and nothing else."""

from __future__ import annotations

import pytest

from app.channel import Channel
from app.events import TextFinished
from app.ports import AudioChunk, Measurement, Utterance, Wording
from app.session.speaking import AHEAD, Speaker
from app.session.writing import Line
from app.turn import CancelToken
from tests.fakes import LevelEngine, WordSegmenter, wait_until

TEXT = "One. Two. 三. Four. Five. Six. Seven."


class BilingualSegmenter(WordSegmenter):
    def _cut(self, end):
        cut = super()._cut(end)
        language = "en" if cut.text.isascii() else "zh"
        return Utterance(cut.index, cut.text, cut.span, cut.offsets, language, cut.pause_after)


def asked(requests):
    return [Wording(request.text, request.language) for request in requests]


def hold_to_order(requests):
    """What each was told is what is asked next, in that order."""
    wordings = asked(requests)
    for at, request in enumerate(requests):
        assert request.following == tuple(wordings[at + 1 : at + 1 + len(request.following)])


def test_who_reads_is_told_the_next_three_up_to_the_end(rig):
    it = rig(segmenter=BilingualSegmenter)
    it.session.read(TEXT)
    it.finished()
    said = it.engine.said
    assert [len(request.following) for request in said] == [3, 3, 3, 3, 2, 1, 0]
    assert said[0].following[1] == Wording(" 三.", "zh")
    hold_to_order(said)


def test_who_answers_is_told_what_was_written_meanwhile(rig, gate):
    it = rig(engine=LevelEngine(gate=gate), segmenter=BilingualSegmenter)
    it.session.submit(TEXT)
    wait_until(lambda: bool(it.engine.said))
    it.log.wait(TextFinished)
    gate.set()
    it.finished()
    assert [len(request.following) for request in it.engine.said[1:]] == [3, 3, 3, 2, 1, 0]
    hold_to_order(it.engine.said)


def test_another_text_begins_anew(rig, gate):
    it = rig(engine=LevelEngine(gate=gate))
    it.session.read(TEXT)
    wait_until(lambda: bool(it.engine.said))
    it.session.read("Other. Words.", start=2)
    gate.set()
    it.finished()
    before, *others = it.engine.said
    assert before.following == tuple(Wording(text) for text in (" Two.", " 三.", " Four."))
    assert asked(others) == [Wording("Other."), Wording(" Words.")]
    hold_to_order(others)


@pytest.mark.parametrize("last", ["another turn", "the end", "another engine"])
def test_what_waits_is_looked_at_up_to_where_the_turn_goes_on_otherwise(last):
    turn = object()
    one, two = (Line(turn, Utterance(at, str(at), (0, 1), (0, 1), "en", 0.0)) for at in range(2))
    stop = {
        "another turn": Line(object(), one.utterance),
        "the end": Line(turn, None),
        "another engine": None,
    }
    lines = Channel(AHEAD)
    for line in (one, stop[last], two):
        assert lines.put(line, CancelToken())
    speaker = Speaker(None, lines, *[None] * 6)
    assert list(speaker._waiting(turn)) == [one.utterance]
    assert len(lines) == 3


class WorksAhead(LevelEngine):
    """Keeps up with speech only while it was told what comes; each character takes its time."""

    def __init__(self):
        super().__init__()
        self.measured = Measurement(0.1, 1.4, 1.0)
        self.rig = None

    def synthesize(self, request, cancel):
        before = self.said[-1:]
        foretold = before and Wording(request.text) in before[0].following
        for chunk in super().synthesize(request, cancel):
            self.rig.now += (0.2 if foretold else 1.4) * chunk.seconds
            yield AudioChunk(chunk.samples, chunk.sample_rate, chunk.words)


def test_a_voice_that_is_fast_only_when_it_was_told_is_not_streamed_where_it_was_not(rig):
    it = rig(engine=WorksAhead())
    it.engine.rig = it
    it.session.read("A sentence. " * 12)
    it.finished()
    assert not it.session._pace.streams
