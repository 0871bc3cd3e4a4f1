"""The help pages: Markdown files whose sections can be shown, or said one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app import paths
from app.errors import UnreadableFile
from app.facts.patterns import HAN, Pattern
from app.ports import Language

_COMMENT: Final = re.compile(r"<!--\s*(id|words|asked):([^>]*)-->\n?")
_COMMAS: Final = str.maketrans("，、\n", ",,,")
_MARKUP: Final = re.compile(r"\*\*|`")
_BREAK: Final = re.compile(r"\s*\n\s*")
_HAN_SIGN: Final = rf"(?:{HAN}|[，。！？；：、“”])"
_HAN_BREAK: Final = Pattern(rf"(?<={_HAN_SIGN})\n(?={_HAN_SIGN})")


@dataclass(frozen=True, slots=True)
class HelpSection:
    """One thing that the help explains."""

    id: str
    """The same in both languages."""
    title: str
    passage: str
    """One line without markup that answers by itself and can be spoken as it is."""
    words: tuple[str, ...]
    """What else people call it; found by them, never shown."""
    asked: tuple[str, ...] = ()
    """Other ways to ask for it; as little shown."""


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page, as its file has it."""

    id: str
    title: str
    markdown: str
    """The whole page without its comments."""
    sections: tuple[HelpSection, ...]


@dataclass(frozen=True, slots=True)
class HelpPages:
    """All pages in one language, in the order of their files' names."""

    language: Language
    pages: tuple[HelpPage, ...]
    elsewhere: tuple[str, ...] = ()
    """What sounds like a question about the app, and is none."""

    @classmethod
    def load(cls, language: Language, folder: Path | None = None) -> HelpPages:
        """Read the pages of `language`: those that ship with the app, or those in `folder`.

        Raises:
            UnreadableFile: a page is missing or has no meaning.
        """
        place = (folder or paths.resources() / "help") / language
        try:
            texts = {path: path.read_text("utf-8") for path in sorted(place.glob("*.md"))}
            listed = place / "elsewhere.txt"
            elsewhere = listed.read_text("utf-8").splitlines() if listed.exists() else ()
        except (OSError, UnicodeDecodeError) as error:
            raise UnreadableFile(f"The help in {place} cannot be read: {error}.") from error
        if not texts:
            raise UnreadableFile(f"There is no help in {place}.")
        return cls(
            language,
            tuple(_page(path, text) for path, text in texts.items()),
            tuple(line for line in elsewhere if not line.startswith("#")),
        )

    def sections(self) -> Iterator[HelpSection]:
        """Every section of every page, in reading order."""
        for page in self.pages:
            yield from page.sections


def _page(path: Path, text: str) -> HelpPage:
    """Parse `# Title`, perhaps a paragraph, then sections.

    Raises:
        UnreadableFile: it has another form.
    """
    head, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    title = head.strip().partition("\n")[0]
    if not title.startswith("# "):
        raise UnreadableFile(f"{path.name} does not begin with a title.")
    sections = tuple(_section(path, part) for part in parts)
    return HelpPage(
        id=path.stem.partition("_")[2] or path.stem,
        title=title.removeprefix("# "),
        markdown=re.sub(r"\n{3,}", "\n\n", _COMMENT.sub("", text)).strip() + "\n",
        sections=sections,
    )


def _section(path: Path, part: str) -> HelpSection:
    comments = {name: text.strip() for name, text in _COMMENT.findall(part)}
    title, _, body = _COMMENT.sub("", part).partition("\n")
    passage = body.strip().partition("\n\n")[0]
    if "id" not in comments or not passage:
        raise UnreadableFile(f"{path.name}: the section {title} has no id or no passage.")
    return HelpSection(
        id=comments["id"],
        title=title.strip(),
        passage=plain(passage),
        words=_listed(comments.get("words", "")),
        asked=_listed(comments.get("asked", "")),
    )


def _listed(text: str) -> tuple[str, ...]:
    """Return what stands between the commas."""
    return tuple(filter(None, map(str.strip, text.translate(_COMMAS).split(","))))


def plain(passage: str) -> str:
    """Return a paragraph of Markdown as one line without its marks."""
    return _BREAK.sub(" ", _HAN_BREAK.sub("", _MARKUP.sub("", passage))).strip()
