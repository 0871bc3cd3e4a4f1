"""The peers' own environments, made on demand with pinned versions."""

from __future__ import annotations

import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class PeerMissing(Exception):
    """A peer cannot be installed here; the text says why."""


@dataclass(frozen=True, slots=True)
class Environment:
    """A virtual environment beside ours."""

    label: str
    folder: str
    requirements: tuple[str, ...]

    @property
    def python(self) -> Path:
        """Its interpreter."""
        scripts = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
        return ROOT / self.folder / scripts

    @property
    def _stamp(self) -> Path:
        return ROOT / self.folder / "requirements.txt"

    def prepare(self) -> Path:
        """Make it if it is not there as wanted; its interpreter.

        Raises:
            PeerMissing: pip could not install it.
        """
        wanted = "\n".join(self.requirements)
        if self._stamp.is_file() and self._stamp.read_text() == wanted:
            return self.python
        print(f"installing {self.label} into {self.folder}", file=sys.stderr)
        venv.create(ROOT / self.folder, with_pip=True, clear=True)
        done = subprocess.run(
            [self.python, "-m", "pip", "install", "--quiet", *self.requirements],
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            reason = done.stderr.strip().rpartition("\n")[2]
            raise PeerMissing(f"{self.label} cannot be installed: {reason}")
        self._stamp.write_text(wanted)
        return self.python


# PyAudio is built from source: it needs PortAudio's headers (Debian: portaudio19-dev).
_SHARED = ("espeakng-loader==0.2.4", "numpy>=2.0", "PyAudio==0.2.14")

REALTIMETTS = Environment(
    "RealtimeTTS 0.8.10",
    ".venv-peers-realtimetts",
    ("realtimetts==0.8.10", "stream2sentence==1.1.0", *_SHARED),
)
PIPECAT = Environment("pipecat 1.14.0", ".venv-peers-pipecat", ("pipecat-ai==1.14.0", *_SHARED))
