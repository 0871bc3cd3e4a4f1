"""The player on a real sound server: what is recorded is, sample for sample, what was written."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
import pytest

from app.audio.device import DeviceSink
from app.audio.player import Player
from app.errors import NoAudioDevice
from app.ports import AudioChunk
from app.turn import Turn
from tests.fakes_audio import numbered, runs
from tests.pulse import RATE, PulseServer, Recorder, available, wait_until

pytestmark = [
    pytest.mark.sound,
    pytest.mark.skipif(not available(), reason="no PulseAudio on this machine"),
]

_SECONDS = 1.5
_SEAM = 240


class Deck:
    """A player, a recording of what it plays, and a turn of numbered samples."""

    def __init__(self, server: PulseServer) -> None:
        self.player = Player(DeviceSink)
        self.recorder: Recorder = server.record()

    def begin(self, start: float = 0.0, end: float = _SECONDS) -> Turn:
        turn = Turn("x")
        self.player.begin(turn)
        sound = numbered(int(start * RATE), int(end * RATE))
        self.player.write(turn, AudioChunk(sound, RATE))
        return turn

    def play(self, start: float = 0.0, end: float = _SECONDS) -> None:
        self.player.finish(self.begin(start, end))

    def reach(self, second: float) -> None:
        wait_until(lambda: self.player.position() >= second)

    def finish(self) -> None:
        wait_until(self.player.ended)

    def heard(self) -> list[tuple[int, int]]:
        """The stretches that were recorded without a sample lost or repeated.

        A machine with too much to do may let the sound server run dry within one: that is silence,
        which benchmarks/gaps.py measures, and no loss.
        """
        self.recorder.wait(0.15)
        stretches: list[tuple[int, int]] = []
        for run in runs(self.recorder.samples()):
            if stretches and stretches[-1][1] == run.start:
                stretches[-1] = (stretches[-1][0], run.stop)
            else:
                stretches.append((run.start, run.stop))
        return stretches


@pytest.fixture
def deck(pulse: PulseServer) -> Iterator[Deck]:
    made = Deck(pulse)
    try:
        wait_until(lambda: bool(made.player.device))
        yield made
    finally:
        made.player.close()
        made.recorder.close()


def test_every_sample_is_heard_once_head_and_tail_included(deck):
    deck.play()
    deck.finish()
    assert deck.heard() == [(0, int(_SECONDS * RATE))]
    assert deck.player.underruns == 0


def test_turns_follow_each_other_whole(deck):
    for start in (0.0, 2.0, 4.0):
        deck.play(start, start + 0.5)
        deck.finish()
    expected = [(int(start * RATE), int((start + 0.5) * RATE)) for start in (0.0, 2.0, 4.0)]
    assert deck.heard() == expected


def test_the_first_sample_is_heard_within_thirty_milliseconds(deck):
    waits = []
    for start in range(5):
        deck.recorder.wait(0.05)
        asked = time.monotonic()
        deck.play(start, start + 0.1)
        deck.finish()
        deck.recorder.wait(0.1)
        run = next(run for run in runs(deck.recorder.samples()) if run.start == start * RATE)
        waits.append(deck.recorder.began() + run.at / RATE - asked)
    assert np.median(waits) < 0.03  # a stream that played silence would have 50 ms before it


def test_pause_and_resume_lose_nothing_but_a_seam(deck):
    deck.play()
    deck.reach(0.4)
    deck.player.pause()
    deck.recorder.wait(0.2)
    place = deck.player.position() * RATE
    deck.recorder.wait(0.5)
    assert deck.player.position() * RATE == place
    deck.player.resume()
    deck.finish()
    (first, cut), (again, last) = deck.heard()
    assert (first, last) == (0, int(_SECONDS * RATE))
    assert cut == pytest.approx(place, abs=1)
    assert again == pytest.approx(place + _SEAM, abs=2)


def test_a_skip_goes_to_the_very_sample(deck):
    deck.play()
    deck.reach(0.3)
    deck.player.seek(1.0)
    deck.finish()
    before, after = deck.heard()
    assert before[0] == 0
    assert after == (pytest.approx(RATE + _SEAM, abs=2), int(_SECONDS * RATE))
    assert deck.player.underruns == 0


def test_after_a_stop_nothing_of_the_turn_is_heard(deck):
    deck.begin()
    deck.reach(0.4)
    asked = time.monotonic()
    place = deck.player.stop()
    returned = time.monotonic() - asked
    deck.recorder.wait(0.4)
    recording = deck.recorder.samples()
    last = deck.recorder.began() + np.flatnonzero(recording)[-1] / RATE
    assert last - asked < 0.03
    assert returned < 0.01  # the figure of a quiet machine, below 1 ms, is benchmarks/stop.py's
    assert deck.heard()[-1][1] == pytest.approx(place * RATE, abs=0.03 * RATE)


def test_a_turn_that_interrupts_another_is_heard_at_once_and_whole(deck):
    deck.begin(0.0, 5.0)
    deck.reach(0.3)
    deck.player.stop()
    asked = time.monotonic()
    deck.play(6.0, 6.5)
    deck.finish()
    heard = deck.heard()
    assert heard[-1] == (6 * RATE, int(6.5 * RATE))
    assert heard[-2][1] < 5 * RATE
    at = runs(deck.recorder.samples())[-1].at
    assert deck.recorder.began() + at / RATE - asked < 0.2  # opening a device anew costs more


def test_the_position_is_what_is_heard(deck):
    deck.play()
    seen = []
    while not deck.player.ended():
        seen.append((time.monotonic(), deck.player.position()))
        time.sleep(0.01)  # the pace of the playhead
    # A machine that stalls parts the sound; what is between the parts is another test's matter.
    run = max(runs(deck.recorder.samples()), key=lambda one: one.stop - one.start)
    assert run.stop - run.start >= 0.3 * RATE
    began = deck.recorder.began() + (run.at - run.start) / RATE
    first, last = run.start / RATE + 0.1, run.stop / RATE - 0.1
    errors = [place - (when - began) for when, place in seen if first < place < last]
    assert abs(np.median(errors)) < 0.010
    assert np.percentile(np.abs(errors), 90) < 0.025


def test_sorting_in_another_thread_loses_nothing_and_starves_nothing(deck):
    numbers = np.random.default_rng(0).random(700_000).tolist()
    deck.play(0.0, 3.0)
    for _ in range(3):
        sorted(numbers)  # holds the GIL for a good part of a second
    deck.finish()
    assert deck.heard() == [(0, 3 * RATE)]
    assert deck.player.underruns == 0


def test_a_device_that_does_not_exist_is_refused_with_a_word(pulse):
    with pytest.raises(NoAudioDevice, match="No sound device opens"):
        DeviceSink("there is no such device")
