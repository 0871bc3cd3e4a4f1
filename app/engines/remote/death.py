"""How a worker ended, and what it said last."""

from __future__ import annotations

import contextlib
import re
import signal
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from app.engines import out_of_memory

OUT_OF_MEMORY: Final = 71
"""The exit code after a MemoryError: to tell of it in a frame would need memory."""

Verdict: TypeAlias = Literal["ended", "hung", "disobeyed", "garbled", "unstarted", "closed"]
"""It ended by itself, or why it was ended."""

_CAUSES: Final = tuple(
    re.compile(begin + ".*")
    for begin in ("GGML_ASSERT", "CUDA error", r"what\(\): ", "Fatal Python error", r"\w*Error: ")
)
"""What a line says that says why, the surest first."""

_SAME: Final = 10
_SAME_WIDE: Final = 3
"""Characters in a row that show that a line tells what the user said; of scripts that say more
with each, and of Latin ones."""


class WorkerDied(Exception):
    """The worker that a call was given to is gone."""

    def __init__(self, death: Death) -> None:
        super().__init__(death.cause)
        self.death = death


@dataclass(frozen=True, slots=True)
class Death:
    """The end of a worker."""

    verdict: Verdict
    code: int | None = None
    """Its exit code, negative for a signal; None if it never ran."""
    words: tuple[str, ...] = ()
    """The last lines that it and its libraries printed."""
    note: str = ""
    """What the parent knows beside."""

    @property
    def hung(self) -> bool:
        """Whether it had to be ended because it did nothing, or not what it should."""
        return self.verdict in {"hung", "disobeyed"}

    @property
    def from_memory(self) -> bool:
        """Whether memory ran out: it said so, or was killed from outside, as systems do then."""
        return self._killed or self._out_of_memory

    def sentence(self, label: str) -> str:
        """What the window says of the end of what is called `label` there."""
        if self.verdict == "unstarted":
            return f"{label} cannot be started: {self.cause}."
        if self.hung:
            return f"{label} does not answer."
        if self._out_of_memory:
            return f"{label} ran out of memory."
        if self._killed:
            return f"The system ended {label}, perhaps because memory ran out."
        return f"{label} broke off: {self.cause}."

    @property
    def _killed(self) -> bool:
        return self.verdict == "ended" and self.code == -9

    @property
    def _out_of_memory(self) -> bool:
        said = any(out_of_memory.says_so(line) for line in self.words)
        return self.verdict == "ended" and (said or self.code == OUT_OF_MEMORY)

    @property
    def cause(self) -> str:
        """Why, in a few words for the window."""
        if self.note:
            return self.note
        for said in _CAUSES:
            for line in self.words:
                if found := said.search(line):
                    return found[0][:160].rstrip(".")
        return self._ending

    def without(self, private: Iterable[str]) -> Death:
        """The same without lines that tell any of these texts."""
        told = tuple(private)
        words = tuple(line for line in self.words if not any(_tells(line, text) for text in told))
        return Death(self.verdict, self.code, words, self.note)

    @property
    def detail(self) -> str:
        """All that is known, for a developer."""
        return "\n".join([self.manner, *self.words])

    @property
    def manner(self) -> str:
        """How it ended, without a word of its own."""
        return f"{self.verdict}, {self._ending}"

    @property
    def _ending(self) -> str:
        if self.code is None:
            return "it did not start"
        with contextlib.suppress(ValueError):
            return signal.Signals(-self.code).name
        return f"exit code {self.code}"


def _tells(line: str, text: str) -> bool:
    """Whether a line holds a part of a text, or all of a short one."""
    text = text.strip()
    if _SAME_WIDE <= len(text) <= _SAME and text in line:
        return True
    parts = (line[at : at + _SAME] for at in range(len(line) - _SAME + 1))
    if any(part in text for part in parts):
        return True
    wide = (line[at : at + _SAME_WIDE] for at in range(len(line) - _SAME_WIDE + 1))
    return any(part in text for part in wide if not part.isascii())
