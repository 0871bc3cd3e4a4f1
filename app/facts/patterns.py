"""Regular expressions that cost nothing until they are used, and Chinese characters in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

HAN = r"[^\W\x00-\u04ff]"
"""A Chinese character, more or less: a letter of none of the scripts of Europe.

A range of them, exactly, takes milliseconds to compile, wherever it stands.
"""
NOT_HAN = r"[\W\x00-\u04ff]"


def is_chinese(text: str) -> bool:
    """Whether there is a Chinese character in it."""
    return not text.isascii() and any("㐀" <= character <= "鿿" for character in text)


class Pattern:
    """A regular expression as `re.compile` makes it, but compiled when it is first used.

    To compile one takes as long as to use it a thousand times, and most questions need few.
    """

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Match it at `start`."""
        return self._compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Match it with all of `text`."""
        return self._compiled.fullmatch(text)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Find its first match from `start` on."""
        return self._compiled.search(text, start)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find its matches, one after the other."""
        return self._compiled.finditer(text)

    def findall(self, text: str) -> list[str]:
        """Give the texts of its matches."""
        return [found[0] for found in self._compiled.finditer(text)]

    def split(self, text: str) -> list[str]:
        """Give what stands between its matches; it has no groups."""
        return self._compiled.split(text)

    def sub(
        self, instead: str | Callable[[re.Match[str]], str], text: str, *, most: int = 0
    ) -> str:
        """Put `instead` in place of its matches, the first `most` of them; 0 are all."""
        return self._compiled.sub(instead, text, most)
