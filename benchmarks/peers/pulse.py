"""A private sound server with one imaginary loudspeaker, and a clocked recording of it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from app.ports import Samples

RATE = 48_000
_SPEAKER = "speaker"
_START_UP = 10.0
_KEPT_AWAKE = 2.2
"""Seconds until the loudspeaker has given up the two-second blocks of its sleep."""
_VOICED = 64 / 32768


class SoundServer:
    """A PulseAudio of our own. Leaves the user's server, home and devices alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.environment = {
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_RUNTIME_PATH": str(folder / "pulse"),
            "PULSE_STATE_PATH": str(folder / "state"),
            "PULSE_COOKIE": str(folder / "cookie"),
            "PULSE_SERVER": f"unix:{folder / 'native'}",
        }
        """For a program that shall play here."""
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Return when the loudspeaker is there and awake."""
        self._spawn(
            "pulseaudio",
            "-n",
            "--daemonize=no",
            "--exit-idle-time=-1",
            "--use-pid-file=no",
            "--realtime=no",
            "--high-priority=no",
            f"--load=module-native-protocol-unix socket={self._folder / 'native'} auth-anonymous=1",
            f"--load=module-null-sink sink_name={_SPEAKER} format=float32le rate={RATE} channels=1"
            " norewinds=1",
            server=False,
        )
        deadline = time.monotonic() + _START_UP
        while self._run("pactl", "info"):
            if time.monotonic() > deadline:
                raise TimeoutError("the private sound server does not answer")
            time.sleep(0.05)
        # An idle null sink renders in blocks of two seconds, and whatever opens it is heard late.
        self._spawn("pacat", "--playback", "--latency-msec=10", *_stream(), "/dev/zero")
        time.sleep(_KEPT_AWAKE)

    def record(self) -> Recorder:
        """Start to record what the loudspeaker plays."""
        command = ["parec", f"--device={_SPEAKER}.monitor", "--latency-msec=10", *_stream()]
        return Recorder(self._spawn(*command))

    def stop(self) -> None:
        """End the server and what was started beside it."""
        for process in reversed(self._processes):
            process.terminate()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()

    def _spawn(self, *command: str, server: bool = True) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=self._around(server=server),
        )
        self._processes.append(process)
        return process

    def _run(self, *command: str) -> int:
        quiet = subprocess.DEVNULL
        environment = self._around(server=True)
        return subprocess.call(command, stdout=quiet, stderr=quiet, env=environment)

    def _around(self, *, server: bool) -> dict[str, str]:
        """The environment of a client, or of the server itself, which must not look for one."""
        merged = {**os.environ, **self.environment, "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
        merged.pop("DISPLAY", None)
        if not server:
            del merged["PULSE_SERVER"]
        return merged


def _stream() -> tuple[str, ...]:
    return ("--raw", "--format=float32le", "--channels=1", f"--rate={RATE}")


class Recorder:
    """Reads the loudspeaker's monitor and knows when each sample was played.

    The pieces arrive late by varying amounts and never early: the earliest one sets the clock.
    """

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._pieces: list[tuple[float, bytes]] = []
        self._thread = threading.Thread(target=self._read, name="recorder")
        self._thread.start()

    def _read(self) -> None:
        pipe = self._process.stdout
        while pipe is not None and (piece := os.read(pipe.fileno(), 1 << 16)):
            self._pieces.append((time.monotonic(), piece))

    def finish(self) -> Recording:
        """Stop, and return what was played."""
        self._process.terminate()
        self._thread.join()
        count, start = 0, float("inf")
        for arrived, piece in self._pieces:
            count += len(piece) // 4
            start = min(start, arrived - count / RATE)
        pcm = b"".join(piece for _, piece in self._pieces)
        return Recording(np.frombuffer(pcm[: 4 * count], np.float32), start)


class Recording:
    """What was played, on the clock that all processes of the machine share."""

    def __init__(self, samples: Samples, start: float) -> None:
        self.samples = samples
        self._start = start
        """Seconds of the monotonic clock at the first sample."""
        self._voiced = np.flatnonzero(np.abs(samples) > _VOICED)

    def at(self, moment: float) -> int:
        """The sample that is played at `moment`."""
        return max(0, round((moment - self._start) * RATE))

    def moment(self, sample: int) -> float:
        """When `sample` is played."""
        return self._start + sample / RATE

    def first_voiced(self, since: float, until: float = float("inf")) -> float | None:
        """When the first audible sample between two moments is played."""
        found = self._between(since, until)
        return self.moment(int(found[0])) if len(found) else None

    def last_voiced(self, since: float, until: float) -> float | None:
        """When the last audible sample between two moments is played."""
        found = self._between(since, until)
        return self.moment(int(found[-1])) if len(found) else None

    def _between(self, since: float, until: float) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
        last = len(self.samples) if until == float("inf") else self.at(until)
        first, end = np.searchsorted(self._voiced, (self.at(since), last))
        return self._voiced[first:end]


@contextlib.contextmanager
def sound_server() -> Iterator[SoundServer]:
    """A server that lives as long as the block."""
    with tempfile.TemporaryDirectory(prefix="sottovoce-") as folder:
        server = SoundServer(Path(folder))
        try:
            server.start()
            yield server
        finally:
            server.stop()
