"""Opens a model file for the first time in a child process, and remembers that it went well."""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from app import errors
from app.engines import gguf
from app.engines.remote.death import Death
from app.errors import ModelCrashed, ModelError, TemplateFailed
from app.turn import CancelToken

log = logging.getLogger(__name__)

FROZEN_FLAG: Final = "--try-models"
"""What a bundled executable is called with to become the child of this module."""

_START_SECONDS: Final = 60.0
"""For the child to come up on a machine that is busy."""


def admit(
    path: Path,
    *,
    cache: Path,
    trusted: Collection[str] = (),
    timeout: float = 120.0,
    cancel: CancelToken | None = None,
) -> gguf.ModelFile:
    """Make sure that opening `path` in this process will not take the process down.

    `cache` is the folder that remembers, by content and by place, size and time of change;
    `trusted` are SHA-256 digests, in hexadecimal, of files that need no trial of their own.

    Raises:
        ModelMissing, ModelRefused, TemplateFailed, ModelTooBig: the file cannot be used.
        ModelCrashed: opening it ended or froze the child.
        ModelError: `cancel` was set, or no child can run here.
    """
    cancel = cancel or CancelToken()
    file = gguf.inspect(path)
    record = _Record(cache / "admitted")
    place = _place(path)
    if record.holds(place):
        return file
    digest = _digest(path, cancel)
    content = f"{digest} {_library()}"
    if digest in trusted:
        _try_library(record, cancel)
    elif not record.holds(content):
        error = try_out([path], timeout=timeout, cancel=cancel)[path]
        if error is not None:
            raise error
        record.add(content)
    record.add(place)
    return file


def try_out(
    paths: Sequence[Path], *, timeout: float = 120.0, cancel: CancelToken | None = None
) -> dict[Path, ModelError | None]:
    """Open each file in a child process that lives on until a file kills it; None = all well.

    Raises:
        ModelError: `cancel` was set, or no child can run here.
    """
    cancel = cancel or CancelToken()
    results: dict[Path, ModelError | None] = {}
    waiting = list(paths)
    while waiting:
        child = _run(waiting, timeout, cancel)
        verdicts = list(_verdicts(child.lines))
        if len(verdicts) < len(waiting):
            verdicts.append(_autopsy(waiting[len(verdicts)].name, child, timeout))
        results.update(zip(waiting, verdicts, strict=False))
        waiting = waiting[len(verdicts) :]
    return results


def _try_library(record: _Record, cancel: CancelToken) -> None:
    """Make sure that a processor too old for the library ends a child and not this process."""
    if not record.holds(_library()):
        _check_start(_run([], 0.0, cancel))
        record.add(_library())


class _Record:
    """A folder with an empty file for each thing that is remembered."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def holds(self, fact: str) -> bool:
        return self._file(fact).exists()

    def add(self, fact: str) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file(fact).touch()
        except OSError as error:
            log.warning("the trial of a model is not remembered: %s", error)

    def _file(self, fact: str) -> Path:
        return self._folder / hashlib.sha256(fact.encode()).hexdigest()


def _place(path: Path) -> str:
    found = path.stat()
    return f"{path.resolve()} {found.st_size} {found.st_mtime_ns} {_library()}"


def _library() -> str:
    """Another version of the library may open another set of files."""
    return version("llama-cpp-python")


def _digest(path: Path, cancel: CancelToken) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while data := file.read(4 << 20):
            _go_on(cancel)
            digest.update(data)
    return digest.hexdigest()


def _go_on(cancel: CancelToken) -> None:
    if cancel.cancelled:
        raise ModelError("Opening the model was cancelled.")


@dataclass(frozen=True, slots=True)
class _Child:
    """A child that has ended."""

    lines: tuple[Mapping[str, str], ...]
    code: int
    """Its exit code; negative for a signal."""
    last_words: str
    frozen: bool
    """It had to be ended because it took too long."""

    @property
    def step(self) -> str:
        """What it was doing."""
        return next((line["step"] for line in reversed(self.lines) if "step" in line), "")


def _run(paths: Sequence[Path], timeout: float, cancel: CancelToken) -> _Child:
    """Let a child try files until it has tried all, died or frozen."""
    own = [FROZEN_FLAG] if getattr(sys, "frozen", False) else ["-m", "app.engines.trial"]
    orders = "".join(f"{json.dumps(os.fspath(path))}\n" for path in paths).encode()
    late = False
    with subprocess.Popen(  # noqa: S603  this program itself
        [sys.executable, *own, str(timeout)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        unhook = cancel.on_cancel(child.kill)
        try:
            output, words = child.communicate(orders, _START_SECONDS + 2 * timeout * len(paths))
        except subprocess.TimeoutExpired:
            child.kill()
            output, words = child.communicate()
            late = True
        finally:
            unhook()
    _go_on(cancel)
    late = late or b"Timeout (" in words  # as the watchdog of the child writes
    lines = tuple(_parsed(output))
    return _Child(lines, child.returncode, words.decode("utf-8", "replace"), late)


def _parsed(output: bytes) -> Iterator[Mapping[str, str]]:
    for line in output.splitlines():
        with contextlib.suppress(ValueError):  # native code may write there too
            fields = json.loads(line)
            if isinstance(fields, dict):
                yield fields


def _verdicts(lines: Sequence[Mapping[str, str]]) -> Iterator[ModelError | None]:
    for line in lines:
        if "admitted" in line:
            yield None
        elif "refused" in line:
            yield getattr(errors, line["refused"])(line["message"], remedy=line["remedy"])


def _autopsy(name: str, child: _Child, timeout: float) -> ModelError:
    """Why a child ended without a verdict on the file of this name."""
    _check_start(child)
    if child.frozen and child.step == "template":
        return TemplateFailed(f"The chat template of {name} never ends.")
    if child.frozen:
        return ModelCrashed(f"{name} was not open after {timeout:.0f} seconds.")
    return ModelCrashed(f"Opening {name} ended the process that tried it: {_death(child)}.")


def _check_start(child: _Child) -> None:
    if not child.lines:
        raise ModelError(
            f"llama.cpp cannot run on this machine: {_death(child)}.",
            remedy="Install the program again; the processor must have AVX2.",
        )


def _death(child: _Child) -> str:
    """The last words of llama.cpp, or else how the process ended."""
    return Death("ended", child.code, tuple(child.last_words.splitlines())).cause
