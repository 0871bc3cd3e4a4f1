"""Tries a bundle out as its user would: a copy elsewhere, with no Python and no settings."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TEXT = "Hello there."
LEAST_SECONDS = 0.3
"""Of sound, for a text like that."""
LIMIT = 180.0
"""Seconds that a command may take."""
PNG = b"\x89PNG\r\n\x1a\n"
NEW_MODEL, LIBRARY = 2, 1
"""What trying an unknown model, and llama.cpp alone, leaves in the memory of trials."""


class Failed(Exception):
    """The bundle does not do what it should."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A copied bundle, in a folder with nothing else."""

    folder: Path
    home: Path

    def run(self, *arguments: str, codes: tuple[int, ...] = (0,)) -> str:
        """What a command prints, in an environment that knows nothing of this project."""
        own = {"HOME": str(self.home), "SOTTOVOCE_HOME": str(self.home), "PATH": os.defpath}
        windows = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
        started = time.monotonic()
        done = subprocess.run(
            [self.folder / "sottovoce", *arguments],
            cwd=self.home,
            env=own | windows,
            capture_output=True,
            encoding="utf-8",
            timeout=LIMIT,
            check=False,
        )
        seconds = time.monotonic() - started
        if done.returncode not in codes or "Traceback" in done.stderr:
            raise Failed(f"{' '.join(arguments)}: {done.returncode}\n{done.stdout}\n{done.stderr}")
        print(f"{seconds:6.2f} s  sottovoce {' '.join(arguments)}", flush=True)
        return done.stdout

    def report(self, *arguments: str, codes: tuple[int, ...] = (0,)) -> dict[str, Any]:
        """What a command reports as JSON."""
        found: dict[str, Any] = json.loads(self.run(*arguments, "--json", codes=codes))
        return found

    def trials(self) -> int:
        """How many trials of models are remembered."""
        return len(list((self.home / "cache" / "admitted").glob("*")))


def expect(holds: object, what: str) -> None:
    """Fail if something does not hold.

    Raises:
        Failed: it does not.
    """
    if not holds:
        raise Failed(what)


def check_commands(bundle: Bundle) -> None:
    """What needs no model."""
    expect(bundle.run("--version").startswith("sottovoce "), "no version")
    facts = bundle.report("doctor", codes=(0, 1))  # here may be neither sound nor a display
    needed = [name for name in facts["libraries"] if name != "torch"]
    expect(all(facts["libraries"][name] for name in needed), f"versions: {facts['libraries']}")
    bad = {finding["what"] for finding in facts["findings"] if not finding["ok"]}
    expect(bad <= {"sound", "display"}, f"doctor: {facts['findings']}")
    expect(facts["folders"]["cache"] == str(bundle.home / "cache"), f"{facts['folders']}")
    saved = bundle.home / "said.wav"
    said = bundle.report("say", TEXT, "--out", str(saved))
    expect(said["outcome"] == "completed" and said["reply"] == TEXT, f"say: {said}")
    expect_sound(saved)


def check_models(bundle: Bundle) -> None:
    """The starter answers, also out of a process of its own; an unknown model is tried in one."""
    first = bundle.report("chat", "--once", "Hello", "--silent")
    expect(first["outcome"] == "completed" and first["reply"].strip(), f"chat: {first}")
    known = bundle.trials()
    expect(known == LIBRARY + 1, f"{known} trials after the starter")
    own = bundle.home / "own.gguf"
    shutil.copy(next(bundle.folder.rglob("starter.gguf")), own)
    second = bundle.report("chat", "--once", "Hello", "--silent", "--model", str(own))
    expect(second["outcome"] == "completed" and second["reply"].strip(), f"chat: {second}")
    tried = bundle.trials() - known
    expect(tried == NEW_MODEL, f"{tried} trials of a copied model")
    chosen = bundle.home / "config" / "settings.toml"
    chosen.parent.mkdir(exist_ok=True)
    chosen.write_text('[model]\nprocess = "always"\n', "utf-8")
    apart = bundle.report("chat", "--once", "Hello", "--silent")
    expect(apart["outcome"] == "completed" and apart["reply"].strip(), f"in a process: {apart}")
    chosen.unlink()


def check_words(bundle: Bundle) -> None:
    """The window's Chinese words, and Qt's."""
    for name in ("sottovoce_en.qm", "sottovoce_zh.qm", "qtbase_zh_CN.qm"):
        expect(any(bundle.folder.rglob(name)), f"{name} is not there")


def check_demo(bundle: Bundle) -> None:
    """One turn through the window, which no display shows."""
    out = bundle.home / "demo"
    bundle.run("demo", "--out", str(out))
    expect_sound(out / "reply.wav")
    picture = (out / "window.png").read_bytes()
    expect(picture.startswith(PNG), "window.png is no picture")
    expect(len(picture) > 20_000, f"window.png is nearly empty: {len(picture)} bytes")


def expect_sound(saved: Path) -> None:
    """Fail if a WAV file is short or silent."""
    with wave.open(str(saved), "rb") as file:
        seconds = file.getnframes() / file.getframerate()
        samples = array("h", file.readframes(file.getnframes()))
    expect(seconds > LEAST_SECONDS, f"{saved.name} has {seconds:.2f} s")
    expect(max(samples) > 1000, f"{saved.name} is silent")


def main(built: Path) -> int:
    """Try the bundle in this folder; 1 if it fails."""
    with tempfile.TemporaryDirectory(prefix="bundle-") as folder:
        copied, home = Path(folder, "copied"), Path(folder, "home")
        home.mkdir()
        shutil.copytree(built, copied, symlinks=True)
        bundle = Bundle(copied, home)
        try:
            for check in (check_commands, check_words, check_models, check_demo):
                check(bundle)
        except (Failed, OSError, ValueError, subprocess.TimeoutExpired) as error:
            print(f"The bundle does not work: {error}", file=sys.stderr)
            return 1
    files = [path for path in built.rglob("*") if path.is_file() and not path.is_symlink()]
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    print(f"{megabytes:6.1f} MB in {len(files)} files: {built}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
