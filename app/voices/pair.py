"""A card and its clip, which lies beside it, as the two files that belong together."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.errors import AppError, UnreadableFile, UnwritableFile, VoiceCardRefused
from app.files import write_whole
from app.voices import file
from app.voices.card import ONLY_CLIP, VoiceCard
from app.voices.clip import beside, recorded

log = logging.getLogger(__name__)


def write(path: Path, card: VoiceCard, clip: bytes | None = None) -> None:
    """Put both in the place of what was there, or leave both as they were.

    Args:
        path: of the card.
        card: what its file is to hold.
        clip: what lies beside it from now on: an empty one is none, None stays as it is.

    Raises:
        OSError: they cannot be written.
        UnreadableFile: the clip that was there cannot be opened.
    """
    if clip is None:
        write_whole(path, file.dumped(card))
        return
    before = held(path)
    try:
        _put(beside(path), clip)
        write_whole(path, file.dumped(card))
    except OSError:
        with suppress(OSError):
            _put(beside(path), before)
        raise


def export(path: Path, card: VoiceCard, clip: bytes) -> None:
    """Write both where the user wants the card; no other recording is lost.

    Raises:
        OSError: they cannot be written.
        UnwritableFile: another recording lies where the clip belongs.
    """
    before = held(path)
    if clip and before and before != clip:
        raise UnwritableFile(
            f"There is already a file {beside(path)}.", remedy="Choose another name."
        )
    write(path, card, clip or None)


def held(path: Path) -> bytes:
    """The clip beside a card's file; empty where there is none.

    Raises:
        UnreadableFile: it cannot be opened.
    """
    clip = beside(path)
    try:
        return clip.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return b""
    except OSError as error:
        raise UnreadableFile(f"{clip} cannot be opened: {error.strerror}.") from error


def brought(source: Path | None, card: VoiceCard) -> bytes:
    """The recording beside the file of a card from elsewhere, where it can be a clip.

    Args:
        source: the file; None for a card that came without one.
        card: what it holds.

    Raises:
        UnreadableFile: the voice is nothing but a clip, and that is no recording.
        VoiceCardRefused: it is nothing but a clip, and that is missing or shows no voice.
    """
    if source is not None and beside(source).is_file():
        try:
            return recorded(beside(source))
        except AppError as error:
            if card.engine == ONLY_CLIP:
                raise
            log.info("No clip in %s: %s", beside(source).name, type(error).__name__)
    if card.engine == ONLY_CLIP:
        raise VoiceCardRefused(
            "The voice is nothing but its recording, and that is not here.",
            field="clip",
            remedy="Import it from its file, with the WAV file of the same name beside it.",
        )
    return b""


def move(path: Path, place: Path) -> None:
    """Move both over what is there, or neither.

    Raises:
        OSError: they cannot be moved.
    """
    clip = beside(path)
    if not clip.is_file():
        beside(place).unlink(missing_ok=True)
        path.replace(place)
        return
    clip.replace(beside(place))
    try:
        path.replace(place)
    except OSError:
        beside(place).replace(clip)
        raise


def remove(path: Path) -> None:
    """Take both away, as far as they are there.

    Raises:
        OSError: they cannot be removed.
    """
    path.unlink(missing_ok=True)
    beside(path).unlink(missing_ok=True)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Say of what the system refuses where it did.

    Raises:
        UnwritableFile: instead of an OSError.
    """
    try:
        yield
    except OSError as error:
        raise UnwritableFile(f"{folder} cannot be written: {error.strerror}.") from error


def _put(clip: Path, content: bytes) -> None:
    if content:
        write_whole(clip, content)
    else:
        clip.unlink(missing_ok=True)
