"""A private PulseAudio server with null sinks, and a recorder of what they play.

For tests and benchmarks on a real sound system without a sound card. It touches no file outside a
temporary folder and no other server. Null sinks run without rewinding at float32, so that what is
recorded from their monitor is bit for bit what was played.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
_PATIENCE = 10.0


def available() -> bool:
    """Whether this machine has what the server needs."""
    return all(shutil.which(name) for name in ("pulseaudio", "pactl", "parec", "pacat"))


def wait_until(condition: Callable[[], bool], *, timeout: float = _PATIENCE) -> None:
    """Look every 5 ms; raises TimeoutError when `condition` stays false."""
    deadline = time.monotonic() + timeout
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"not so within {timeout} s: {condition}")
        time.sleep(0.005)


class Recorder:
    """Records the monitor of a sink from the moment it is made."""

    def __init__(self, server: PulseServer, sink: str) -> None:
        self._chunks: list[tuple[float, bytes]] = []
        self._process = subprocess.Popen(
            ["parec", "-d", f"{sink}.monitor", "--raw", "--format=float32le", f"--rate={RATE}",
             "--channels=1", "--latency-msec=5"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=server.environment,
        )  # fmt: skip
        self._thread = threading.Thread(target=self._run, name="recorder")
        self._thread.start()

    def _run(self) -> None:
        assert self._process.stdout is not None
        while data := os.read(self._process.stdout.fileno(), 65_536):
            self._chunks.append((time.monotonic(), data))

    @property
    def seconds(self) -> float:
        """How much has been recorded."""
        return sum(len(data) for _, data in self._chunks) / 4 / RATE

    def samples(self) -> NDArray[np.float32]:
        """Everything recorded so far."""
        return np.frombuffer(b"".join(data for _, data in list(self._chunks)), np.float32)

    def began(self) -> float:
        """The monotonic time of sample 0: the earliest that any arrival allows."""
        count, best = 0, float("inf")
        for when, data in list(self._chunks):
            count += len(data) // 4
            best = min(best, when - count / RATE)
        return best

    def wait(self, seconds: float) -> None:
        """Return when so much more has been recorded."""
        goal = self.seconds + seconds
        wait_until(lambda: self.seconds >= goal, timeout=_PATIENCE + seconds)

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()
        self._thread.join()
        if self._process.stdout is not None:
            self._process.stdout.close()


class PulseServer:
    """Runs from `start` to `stop`; `environment` and, while it is used, `os.environ` lead to it."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="pulse"))
        self._folder.chmod(0o700)
        self._server: subprocess.Popen[bytes] | None = None
        self._pulses: dict[str, subprocess.Popen[bytes]] = {}
        self._recorders: list[Recorder] = []
        self.environment = {
            **os.environ,
            "XDG_RUNTIME_DIR": str(self._folder),
            "PULSE_RUNTIME_PATH": str(self._folder / "pulse"),
            "PULSE_STATE_PATH": str(self._folder / "state"),
            "PULSE_COOKIE": str(self._folder / "cookie"),
            "PULSE_SERVER": f"unix:{self._folder / 'native'}",
        }

    def start(self) -> None:
        """Start the server; returns when it answers. It has no sink yet."""
        for name in ("pulse", "state"):
            (self._folder / name).mkdir(exist_ok=True)
        (self._folder / "native").unlink(missing_ok=True)
        own = {key: value for key, value in self.environment.items() if key != "DISPLAY"}
        del own["PULSE_SERVER"]
        self._server = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
             "--realtime=no", "--high-priority=no", f"--log-target=file:{self._folder / 'log'}",
             "-L", f"module-native-protocol-unix auth-anonymous=1 socket={self._folder}/native"],
            env={**own, "DBUS_SESSION_BUS_ADDRESS": "disabled:"},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        wait_until(self._answers)

    def _answers(self) -> bool:
        return self._control("info", check=False).returncode == 0

    def _control(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["pactl", *arguments], env=self.environment, check=check, text=True, capture_output=True
        )

    def add_sink(self, name: str = "speaker", *, default: bool = True) -> None:
        """Add a null sink and keep its clock running: an idle one plays in blocks of 2 s."""
        self._control(
            "load-module", "module-null-sink", f"sink_name={name}", "norewinds=1",
            "format=float32le", f"rate={RATE}", "channels=1",
        )  # fmt: skip
        self._pulses[name] = subprocess.Popen(
            ["pacat", "--playback", "-d", name, "--latency-msec=10", "--raw", "--format=float32le",
             "--channels=1", f"--rate={RATE}", "--property=media.name=pulse", "/dev/zero"],
            env=self.environment, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        if default:
            self._control("set-default-sink", name)

    def remove_sink(self, name: str = "speaker") -> None:
        """Unplug it."""
        modules = self._control("list", "short", "modules").stdout.splitlines()
        (number,) = (line.split()[0] for line in modules if f"sink_name={name} " in line)
        self._control("unload-module", number)
        self._end(self._pulses.pop(name))

    def suspend(self, name: str, *, asleep: bool) -> None:
        """Send the sink to sleep, or wake it."""
        self._control("suspend-sink", name, "1" if asleep else "0")

    def record(self, sink: str = "speaker") -> Recorder:
        """Record from now on; returns when sound flows steadily."""
        recorder = Recorder(self, sink)
        self._recorders.append(recorder)
        recorder.wait(0.3)
        return recorder

    def kill(self) -> None:
        """End the server as a crash would."""
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            self._server = None
        for process in self._pulses.values():
            self._end(process)
        self._pulses.clear()

    @staticmethod
    def _end(process: subprocess.Popen[bytes]) -> None:
        process.terminate()
        process.wait()

    def close(self) -> None:
        """End the server and the recorders, and remove its folder."""
        self.kill()
        for recorder in self._recorders:
            recorder.close()
        shutil.rmtree(self._folder)

    @contextlib.contextmanager
    def used(self) -> Iterator[None]:
        """Let this process, and those it starts, play through the server."""
        before = {key: os.environ.get(key) for key in self.environment}
        os.environ.update(self.environment)
        try:
            yield
        finally:
            for key, value in before.items():
                if value is None:
                    del os.environ[key]
                else:
                    os.environ[key] = value


@contextlib.contextmanager
def pulse_server() -> Iterator[PulseServer]:
    """A running server with one sink, `speaker`, that this process plays to."""
    server = PulseServer()
    try:
        server.start()
        server.add_sink()
        with server.used():
            yield server
    finally:
        server.close()
