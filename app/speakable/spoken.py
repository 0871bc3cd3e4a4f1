"""Text as said, with the source offset that every character came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spoken:
    """A piece of text as said."""

    text: str
    offsets: tuple[int, ...]
    """`len(text) + 1` entries, never falling."""

    @property
    def sayable(self) -> bool:
        """Whether it holds anything but marks and spaces."""
        return any(map(str.isalnum, self.text))


def verbatim(text: str, offsets: Sequence[int]) -> Spoken:
    """Say `text` as it stands, without the spaces at its ends."""
    said = text.strip()
    start = text.find(said)
    end = start + len(said)
    return Spoken(said, (*offsets[start:end], offsets[end - 1] + 1 if said else 0))


class Saying:
    """Collects what is said, piece by piece, in source order."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._offsets: list[int] = []

    @property
    def text(self) -> str:
        """What has been collected so far."""
        return "".join(self._parts)

    @property
    def offsets(self) -> list[int]:
        """The source offset of each code point of `text`."""
        return self._offsets

    def copy(self, text: str, offsets: Sequence[int]) -> None:
        """Say `text` as it is written; `offsets` has at least one entry a code point."""
        self._parts.append(text)
        self._offsets.extend(offsets[: len(text)])

    def say(self, words: str, offset: int) -> None:
        """Say words that stand nowhere in the source, at the place that they are about."""
        self._parts.append(words)
        self._offsets.extend([offset] * len(words))

    def spoken(self) -> Spoken:
        """All of it, without the spaces at its ends."""
        return verbatim(self.text, self._offsets)
