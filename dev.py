"""Sets up everything on a bare machine and runs the project's commands; standard library only.

`python3 dev.py run` opens the app, `python3 dev.py test` runs the tests; on Windows `py dev.py`.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOG = VENV / "setup.log"

BUILD_PACKAGES = ["gcc", "g++", "python3-venv"]
RUN_PACKAGES = [
    "fonts-inter",
    "fonts-jetbrains-mono",
    "fonts-noto-cjk",
    "libasound2-plugins",
    "libbrotli1",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libgomp1",
    "libportaudio2",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
]
TEST_PACKAGES = [
    "at-spi2-core",
    "dbus",
    "dbus-daemon",
    "fonts-noto-color-emoji",
    "gir1.2-atspi-2.0",
    "pulseaudio",
    "pulseaudio-utils",
    "python3-gi",
    "xclip",
    "xdotool",
    "xvfb",
]
BENCH_PACKAGES = ["portaudio19-dev"]
DEV = "dev,neural,sambert,sherpa"
"""The extras that the tests need: they run the real neural engines, on weights of noise, and speak
with a service of their own on this machine."""

MARKS = ("LICENSE", "pyproject.toml")
"""Files by which `clean` knows that it is in the right folder."""


def say(text: str) -> None:
    """Tell the user what happens now."""
    print(f"[sottovoce] {text}", flush=True)


def installed(package: str) -> bool:
    """Whether dpkg knows the package as installed."""
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status}", package]
    answer = subprocess.run(query, capture_output=True, text=True, check=False)
    return answer.stdout == "installed"


def system_packages(wanted: list[str]) -> None:
    """Install what is missing with apt where that is allowed, else print the line to paste."""
    if sys.platform != "linux":
        return
    if shutil.which("dpkg-query") is None:
        say("This is no Debian: see README.md for the system libraries that Qt and sound need.")
        return
    missing = [package for package in wanted if not installed(package)]
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    prefix = _privilege()
    if prefix is None:
        say("Some system packages are missing. Paste this line, then start again if needed:")
        print(f"    sudo {' '.join(command)}")
        return
    say(f"Installing {len(missing)} system packages: {' '.join(missing)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    null = subprocess.DEVNULL
    subprocess.run([*prefix, "apt-get", "update"], stdout=null, env=env, check=False)
    if subprocess.run([*prefix, *command], stdout=null, env=env, check=False).returncode != 0:
        say("apt could not install all of them; going on with what is there.")


def _privilege() -> list[str] | None:
    """What to put before a command that needs root; None if there is no way."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if allowed.returncode == 0 else None


def python_packages(extras: str) -> None:
    """Make the virtual environment and install the pinned packages, unless that was done."""
    stamp = VENV / f"installed-{extras or 'base'}"
    wanted = _fingerprint()
    enough = (stamp,) if extras else VENV.glob("installed-*")  # every extra comes with the base
    if any(known.read_text() == wanted for known in enough if known.exists()):
        return
    if sys.version_info < (3, 11):
        raise SystemExit(f"Sottovoce needs Python 3.11 or newer, this is {sys.version.split()[0]}.")
    if not PYTHON.exists():
        say(f"Making a virtual environment in {VENV.name}")
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    say("Installing Python packages (the first time llama.cpp is compiled: about 5 minutes)")
    target = f".[{extras}]" if extras else "."
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    _patiently([*pip, "-c", "constraints.txt", "-e", target])
    stamp.write_text(wanted)


def _fingerprint() -> str:
    """Changes when the packages must be installed anew."""
    content = b"".join((ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt"))
    return hashlib.sha256(content + platform.python_version().encode()).hexdigest()


def _patiently(command: list[str]) -> None:
    """Run a long command with its output in a log, and say every 20 seconds that it lives."""
    env = {
        **os.environ,
        # One build for every x86-64 processor since 2013, without the vision part: a cached wheel
        # may be used on another machine.
        "CMAKE_ARGS": os.environ.get("CMAKE_ARGS", "-DGGML_NATIVE=OFF -DLLAVA_BUILD=OFF"),
    }
    done = threading.Event()
    started = time.monotonic()

    def tell() -> None:
        while not done.wait(20.0):
            say(f"… still installing, {time.monotonic() - started:.0f} s")

    teller = threading.Thread(target=tell)
    teller.start()
    try:
        with LOG.open("w", encoding="utf-8") as log:
            code = subprocess.run(
                command, stdout=log, stderr=subprocess.STDOUT, env=env, cwd=ROOT, check=False
            ).returncode
    finally:
        done.set()
        teller.join()
    if code != 0:
        print(LOG.read_text("utf-8")[-3000:])
        raise SystemExit(f"Installing failed. The whole story is in {LOG}.")


def has_display() -> bool:
    """Whether a window can be opened."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def python(*arguments: str, nice: bool = False) -> int:
    """Run the virtual environment's Python in the project's folder."""
    prefix = ["nice", "-n", "5"] if nice and shutil.which("nice") else []
    # Tests start dozens of processes: what is kept compiled is compiled once.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [*prefix, str(PYTHON), *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def run(arguments: list[str]) -> int:
    """Open the app; with no display, run one spoken turn and save it."""
    system_packages(BUILD_PACKAGES + RUN_PACKAGES)
    python_packages("")
    if has_display() or arguments:
        return python("-m", "app", *arguments)
    say("There is no display: running one spoken turn instead (make demo).")
    return demo([])


def demo(arguments: list[str]) -> int:
    """One spoken turn on the real pipeline, saved as demo/reply.wav and demo/window.png."""
    system_packages(BUILD_PACKAGES + RUN_PACKAGES)
    python_packages("")
    return python("-m", "app", "demo", *(arguments or ["--out", "demo"]))


def test(arguments: list[str]) -> int:
    """Run the tests, or those that the arguments name.

    A file's run in one process: many of them wait for something, not for a core. Those that keep
    time with a sound server have the machine to themselves, once the disk has what set-up wrote.
    """
    system_packages(BUILD_PACKAGES + RUN_PACKAGES + TEST_PACKAGES)
    python_packages(DEV)
    workers = min(4, max(2, os.cpu_count() or 2))
    side_by_side = ["-m", "pytest", "-n", str(workers), "--dist", "loadfile"]
    if arguments:
        return python(*side_by_side, *arguments)
    say(f"Tests that are not heard, {workers} at a time")
    if failed := python(*side_by_side, "-m", "not sound"):
        return failed  # what failed is the last that is read
    say("Tests that are heard, one by one")
    if hasattr(os, "sync"):
        os.sync()
    return python("-m", "pytest", "-m", "sound")


def check(_arguments: list[str]) -> int:
    """Lint, format, types and import contracts."""
    system_packages(BUILD_PACKAGES + RUN_PACKAGES + TEST_PACKAGES)
    python_packages(DEV)
    steps = [
        [str(PYTHON), "-m", "ruff", "check", "."],
        [str(PYTHON), "-m", "ruff", "format", "--check", "."],
        [str(PYTHON), "-m", "mypy"],
        [str(BIN / "lint-imports")],
    ]
    failed = 0
    for step in steps:
        say(f"{Path(step[0]).stem} {' '.join(step[1:])}")
        failed |= subprocess.run(step, cwd=ROOT, check=False).returncode
    return failed


def bench(arguments: list[str]) -> int:
    """Run every benchmark, or the named ones."""
    system_packages(BUILD_PACKAGES + RUN_PACKAGES + TEST_PACKAGES + BENCH_PACKAGES)
    python_packages(DEV)
    return python("-m", "benchmarks", *arguments)


def package(_arguments: list[str]) -> int:
    """Build dist/sottovoce, a folder that needs no Python, and try a copy of it."""
    system_packages(BUILD_PACKAGES + RUN_PACKAGES)
    python_packages("package")
    folders = ["--distpath", "dist", "--workpath", "build/pyinstaller"]
    builder = ["-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *folders]
    say("Building dist/sottovoce (about a minute)")
    code = python(*builder, "packaging/pyinstaller.spec", nice=True)
    return code or python("packaging/smoke.py", "dist/sottovoce")


def starter(arguments: list[str]) -> int:
    """Train the starter model anew."""
    system_packages(BUILD_PACKAGES)
    python_packages(DEV)
    return python("-m", "tools.starter_model.make", *arguments, nice=True)


def translations(_arguments: list[str]) -> int:
    """Take the window's texts into resources/translations, and compile what is translated."""
    python_packages(DEV)
    return python("-m", "tools.translations")


def clean(_arguments: list[str]) -> int:
    """Remove what the other commands made."""
    if not all((ROOT / mark).exists() for mark in MARKS):
        raise SystemExit("This is not the project's folder.")
    made = [".venv", "build", "dist", "demo", ".mypy_cache", ".ruff_cache", ".pytest_cache"]
    for name in [*made, ".hypothesis", ".import_linter_cache"]:
        shutil.rmtree(ROOT / name, ignore_errors=True)
    for peer in ROOT.glob(".venv-*"):
        shutil.rmtree(peer, ignore_errors=True)
    return 0


COMMANDS = {
    command.__name__: command
    for command in (run, test, check, bench, demo, package, starter, translations, clean)
}


def main() -> int:
    """Run the named command with the arguments that follow it."""
    parser = argparse.ArgumentParser(description="Set up and run Sottovoce's commands.")
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    chosen = parser.parse_args()
    try:
        return COMMANDS[chosen.command](chosen.arguments)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
