"""Whatever is done to a player, in any order, what reaches the ear is what was asked for."""

from __future__ import annotations

import itertools

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from app.audio.player import Player
from app.ports import AudioChunk
from app.turn import Turn
from tests.fakes_audio import ManualClock, ManualSink, numbered, runs

_RATE = 48_000
_SEAM = 240
_SPAN = 400_000
"""Samples between the first numbers of two turns: the recording tells the turns apart."""
_VOLUMES = (1.0, 0.5)


class Rig:
    """A player at speed 1 on a device moved by hand; every step checks what was heard."""

    def __init__(self):
        self.clock = ManualClock()
        self.sinks: list[ManualSink] = []
        self.ear: list[float] = []
        self.player = Player(self._open, clock=self.clock, run=False)
        self.turns = 0
        self.turn: Turn | None = None
        self.written = 0
        self.finished = False
        self.goals: set[int] = set()
        self.dead_at = 0
        self.opened_at = 0

    def _open(self):
        self.opened_at = len(self.ear)
        self.sinks.append(ManualSink(self.clock, capacity=16_384, ear=self.ear))
        return self.sinks[-1]

    def begin(self, count):
        self.turns += 1
        self.turn, self.written, self.finished = Turn("x"), 0, False
        self.player.begin(self.turn)
        self.player.tick()
        self.dead_at = len(self.ear)
        self.write(count)

    def write(self, count):
        if self.turn is not None and not self.finished:
            first = self.turns * _SPAN + self.written
            assert self.player.write(self.turn, AudioChunk(numbered(first, first + count), _RATE))
            self.written += count

    def finish(self, _):
        if self.turn is not None:
            self.player.finish(self.turn)
            self.finished = True

    def stop(self, _):
        before = self.player.position()
        assert self.player.stop() == before
        self.turn = None
        self.player.tick()
        self.dead_at = len(self.ear)

    def pause(self, _):
        self.player.pause()

    def resume(self, _):
        self.player.resume()

    def seek(self, share):
        goal = int(share * self.written / 20_000)
        self.goals.add(self.turns * _SPAN + goal)
        self.player.seek(goal / _RATE)

    def volume(self, share):
        self.player.volume = _VOLUMES[share % 2]

    def lose_the_device(self, _):
        self.sinks[-1].lose()

    def hear(self, blocks, size=480):
        for _ in range(blocks):
            self.player.tick()
            self.sinks[-1].advance(size)
        self._check_position()

    def _check_position(self):
        """The position is the sample at the ear; a device that just went cannot tell."""
        if self.sinks[-1].lost():
            return
        last = self.ear[max(self.dead_at, self.opened_at, len(self.ear) - 480) :]
        heard = runs(last, volumes=_VOLUMES)
        if not heard or heard[-1].at + heard[-1].stop - heard[-1].start < len(last):
            return
        position = self.player.position() * _RATE + self.turns * _SPAN
        if round(position) in self.goals:
            return  # the next sample is the first of the place that was sought
        # Where the device found less than it asked for, its queue is not what it says.
        full = self.sinks[-1].running() and not self.player.underruns
        assert abs(position - heard[-1].stop) <= (1 if full else 2_400)

    def check_what_is_dead(self):
        for run in runs(self.ear[self.dead_at :], volumes=_VOLUMES):
            assert run.start // _SPAN == self.turns

    def play_out(self):
        """Nothing is lost and nothing comes twice, but for the 5 ms of a seam."""
        self.resume(None)
        self.finish(None)
        for _ in range(100):
            self.hear(50)
            if self.player.ended():
                break
        assert self.player.ended()
        heard = runs(self.ear, volumes=_VOLUMES)
        for before, after in itertools.pairwise(heard):
            self._check_join(before, after)
        if self.turn is not None and not self.goals:
            assert heard[-1].stop >= self.turns * _SPAN + self.written - _SEAM

    def _check_join(self, before, after):
        """A new turn began, or the sound went on where it stood, or it went where it was told."""
        if before.start // _SPAN == after.start // _SPAN:
            # What a lost device had taken may come twice; it never told how much of it was heard.
            lost = len(self.sinks) > 1
            twice, seams = (2_400, 2 * _SEAM) if lost else (0, _SEAM)
            goes_on = -twice <= after.start - before.stop <= seams
            told = any(0 <= after.start - goal <= seams for goal in self.goals)
            assert goes_on or told, (before, after)
        else:
            assert before.start < after.start


_PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # to shrink takes minutes
_ACTS = "begin write write write finish stop pause resume seek volume lose_the_device"
_STEPS = st.tuples(
    st.sampled_from(_ACTS.split()),
    st.integers(500, 20_000),
    st.integers(0, 40),
    st.sampled_from([480, 720, 960]),
)


@settings(max_examples=100, deadline=None, phases=_PHASES)
@given(st.lists(_STEPS, min_size=3, max_size=20))
def test_what_is_heard_is_what_was_asked_for(steps):
    rig = Rig()
    rig.player.tick()
    rig.begin(20_000)
    for name, argument, blocks, size in steps:
        getattr(rig, name)(argument)
        rig.hear(blocks, size)
        rig.check_what_is_dead()
    rig.play_out()
    rig.player.close()
