"""A player whose device, clock and feeder the test moves by hand."""

from __future__ import annotations

from app.audio.player import Player
from app.events import DeviceLost, DeviceReady
from app.ports import AudioChunk
from app.turn import Turn
from tests.fakes_audio import ManualClock, ManualSink, numbered, runs

RATE = 48_000


class Rig:
    """A player without a thread; `devices` are what the next openings give or raise."""

    def __init__(self, *devices, **options):
        self.clock = ManualClock()
        self.events: list[DeviceLost | DeviceReady] = []
        self.ear: list[float] = []
        self.sinks: list[ManualSink] = []
        self.tries = 0
        self._devices = list(devices)
        self.player = Player(
            self._open, clock=self.clock, run=False, on_device=self.events.append, **options
        )
        self.turn = Turn("x")

    def _open(self):
        self.tries += 1
        device = self._devices.pop(0) if self._devices else {}
        if isinstance(device, Exception):
            raise device
        self.sinks.append(ManualSink(self.clock, ear=self.ear, **device))
        return self.sinks[-1]

    def begin(self, seconds=0.0):
        self.player.tick()
        self.turn = Turn("x")
        self.player.begin(self.turn)
        self.write(0, seconds)

    def write(self, start, end):
        sound = numbered(int(start * RATE), int(end * RATE))
        return self.player.write(self.turn, AudioChunk(sound, RATE))

    def hear(self, seconds):
        for _ in range(round(seconds * 100)):
            self.player.tick()
            if self.sinks:
                self.sinks[-1].advance(480)
            else:
                self.clock.now += 0.01

    def heard(self):
        return runs(self.ear)
