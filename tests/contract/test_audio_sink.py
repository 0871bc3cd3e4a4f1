"""What every AudioSink promises."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from app.audio.device import DeviceSink
from app.audio.null import NullSink
from app.audio.wav import WavSink
from app.ports import AudioSink
from tests.fakes_audio import ManualClock, ManualSink, numbered
from tests.pulse import available, pulse_server, wait_until

SOUND = numbered(0, 9_600)


class Rig:
    """A sink, and a way to let its time pass until something is so."""

    def __init__(self, sink: AudioSink, step: Callable[[], None] | None = None) -> None:
        self.sink = sink
        self._step = step

    def until(self, condition: Callable[[], bool]) -> None:
        if self._step is None:
            wait_until(condition)
            return
        for _ in range(1_000):
            if condition():
                return
            self._step()
        raise AssertionError("it never happened")

    def played(self) -> None:
        """Play `SOUND` to its end."""
        self.sink.write(self.sink.end, [SOUND])
        self.sink.start()
        self.until(lambda: self.sink.taken() == self.sink.end)


def _manual() -> Rig:
    sink = ManualSink(ManualClock())
    return Rig(sink, lambda: sink.advance(480))


def _null() -> Rig:
    clock = ManualClock()

    def step() -> None:
        clock.now += 0.01

    return Rig(NullSink(clock=clock), step)


@pytest.fixture(scope="module")
def pulse() -> Iterator[None]:
    with pulse_server():
        yield


@pytest.fixture(params=["manual", "null", "wav", pytest.param("device", marks=pytest.mark.sound)])
def rig(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rig]:
    if request.param == "device":
        if not available():
            pytest.skip("no PulseAudio on this machine")
        request.getfixturevalue("pulse")
        made = Rig(DeviceSink())
    elif request.param == "wav":
        made = Rig(WavSink(tmp_path / "sound.wav"))
    else:
        made = {"manual": _manual, "null": _null}[request.param]()
    yield made
    made.sink.close()


def test_a_new_sink_is_silent_and_holds_nothing(rig: Rig) -> None:
    sink = rig.sink
    assert (sink.taken(), sink.end) == (0, 0)
    assert not sink.running()
    assert not sink.lost()


def test_it_says_what_a_player_must_know(rig: Rig) -> None:
    sink = rig.sink
    assert sink.sample_rate == 48_000
    assert 0.0 <= sink.latency < 0.2
    assert 0 <= sink.lead < sink.capacity // 8


def test_nothing_is_taken_before_the_start(rig: Rig) -> None:
    rig.sink.write(0, [SOUND[:5_000], SOUND[5_000:]])
    assert (rig.sink.taken(), rig.sink.end) == (0, len(SOUND))
    np.testing.assert_array_equal(rig.sink.read(0, len(SOUND)), SOUND)


def test_what_waits_is_taken_to_the_end(rig: Rig) -> None:
    rig.played()
    assert rig.sink.end == len(SOUND)


def test_it_goes_on_with_what_comes_later(rig: Rig) -> None:
    rig.played()
    rig.played()
    assert rig.sink.taken() == 2 * len(SOUND)


def test_frames_are_never_given_back(rig: Rig) -> None:
    seen = [0]
    rig.sink.write(0, [SOUND])
    rig.sink.start()

    def all_taken() -> bool:
        seen.append(rig.sink.taken())
        return seen[-1] == len(SOUND)

    rig.until(all_taken)
    assert all(before <= after for before, after in itertools.pairwise(seen))


def test_the_future_can_be_written_anew(rig: Rig) -> None:
    rig.sink.write(0, [SOUND])
    rig.sink.write(4_800, [SOUND[:100], SOUND[:100]])
    assert rig.sink.end == 5_000
    expected = np.concatenate((SOUND[:4_800], SOUND[:100], SOUND[:100], np.zeros(200)))
    np.testing.assert_array_equal(rig.sink.read(0, 5_200), expected)


def test_a_shorter_future_is_followed_by_silence_while_it_runs(rig: Rig) -> None:
    sink = rig.sink
    sink.write(0, [SOUND])
    sink.start()
    if not sink.running() or sink.taken() == sink.end:
        return  # this one took it all at once
    at = min(sink.taken() + 2_400, sink.end - 480)
    sink.write(at, [SOUND[:240]])
    assert sink.end == len(SOUND)
    assert not sink.read(at + 240, len(SOUND)).any()


def test_rest_forgets_what_waits_and_keeps_the_count(rig: Rig) -> None:
    sink = rig.sink
    sink.write(0, [SOUND])
    sink.start()
    sink.rest()
    taken = sink.taken()
    assert sink.end == taken
    assert not sink.running()
    rig.played()
    assert sink.taken() == taken + len(SOUND)


def test_rest_is_allowed_at_any_time(rig: Rig) -> None:
    rig.sink.rest()
    rig.sink.rest()
    rig.played()
    rig.sink.rest()
    assert rig.sink.taken() == len(SOUND)


def test_a_copy_that_was_read_is_the_readers_own(rig: Rig) -> None:
    rig.sink.write(0, [SOUND])
    rig.sink.read(0, len(SOUND))[:] = 0
    np.testing.assert_array_equal(rig.sink.read(0, len(SOUND)), SOUND)
