"""The folder of the user's voices: a file a card, a clip beside it, both whole or not at all."""

from __future__ import annotations

import hashlib
import itertools
import logging
import re
import threading
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from app import paths
from app.errors import AppError, VoiceCardMissing, VoiceCardRefused
from app.files import write_whole
from app.ports import Samples
from app.voices import file, pair
from app.voices.card import LONGEST_NAME, VoiceCard, check_name, seed_of
from app.voices.clip import beside, encoded

log = logging.getLogger(__name__)

ENDING: Final = ".toml"
ASIDE: Final = "deleted"
"""The folder inside the shelf's that holds what was deleted."""
TRIAL: Final = "tried"
"""The folder inside the shelf's that holds the voice that is tried out."""
UNNAMED: Final = "ChatTTS"
"""What a voice is called that comes without a name."""
KEPT_ASIDE: Final = 20
"""How many deleted voices can be brought back; of more, the oldest go."""

_lock = threading.RLock()
"""The window, the engine's thread and every shelf of this process: one at a time in the folder."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """A file on the shelf that holds no card; it is left as it is."""

    path: Path
    error: AppError


class VoiceShelf:
    """The voices in a folder. Any thread may call it."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder if folder is not None else paths.voices()

    def cards(self) -> tuple[VoiceCard, ...]:
        """The voices by name; what is damaged is left out, and told by `damaged`."""
        return tuple(card for _, card in self._found())

    def damaged(self) -> tuple[Damaged, ...]:
        """The files that hold no voice, or one whose name another file holds too."""
        return self._scan()[1]

    def get(self, name: str) -> VoiceCard | None:
        """The voice of that name, in whatever case; None where there is none."""
        with _lock:
            found = self._find(name)
        return found[1] if found is not None else None

    def clip(self, name: str) -> Path | None:
        """The WAV file of a voice's clip; None where it has none.

        Args:
            name: of a voice on the shelf; or `voice_of` the seed of the one that is tried out.
        """
        seed = seed_of(name)
        with _lock:
            if seed is not None:
                path = self._trial if self.tried_out(seed) is not None else None
            else:
                found = self._find(name)
                path = found[0] if found is not None else None
            clip = beside(path) if path is not None else None
        return clip if clip is not None and clip.is_file() else None

    def keep_clip(self, name: str, samples: Samples, rate: int) -> None:
        """Give a voice a clip, in the place of the one that it has, if any.

        Args:
            name: of the voice.
            samples: (samples,) in [-1, 1]; 15 seconds of them are kept.
            rate: in Hz.

        Raises:
            VoiceCardMissing: there is no such voice.
            VoiceCardRefused: the samples are silent.
            UnwritableFile: the folder cannot be written; the voice is as it was.
        """
        content = encoded(samples, rate)
        with _lock:
            clip = beside(self._found_or_missing(name)[0])
            with pair.writing(clip.parent):
                write_whole(clip, content)

    def keep(self, card: VoiceCard, *, clip: bytes = b"", replace: bool = False) -> None:
        """Put a card on the shelf; with `replace` in the place of the one of its name, if any.

        Args:
            card: the voice.
            clip: what `app.voices.clip` made of its sound; empty for none.
            replace: take the place of the card of its name, and of its clip.

        Raises:
            VoiceCardRefused: there is one of its name.
            UnwritableFile: the folder cannot be written.
        """
        with _lock:
            found = self._find(card.name)
            if found is not None and not replace:
                raise _taken(card.name)
            self._write(found[0] if found is not None else self._path(card.name), card, clip)

    def complete(self, card: VoiceCard) -> bool:
        """Write down what an engine worked out, unless the user has changed the voice meanwhile.

        Args:
            card: a card of this shelf with its empty fields filled.

        Returns:
            Whether a card of that name and seed without an embedding was there.

        Raises:
            UnwritableFile: the folder cannot be written.
        """
        with _lock:
            found = self._find(card.name)
            if found is None or found[1].embedding or found[1].seed != card.seed:
                return False
            self._write(found[0], card)
            return True

    def rename(self, name: str, new: str) -> VoiceCard:
        """Give a voice another name; what it is called now.

        Raises:
            VoiceCardMissing: there is no such voice.
            VoiceCardRefused: the new name is another's, or cannot be one.
            UnwritableFile: the folder cannot be written.
        """
        check_name(new)
        with _lock:
            path, card = self._found_or_missing(name)
            other = self._find(new)
            if other is not None and other[0] != path:
                raise _taken(new)
            renamed = replace(card, name=new)
            place = self._path(new) if other is None else path
            self._write(place, renamed, pair.held(path))
            if place != path:
                with pair.writing(self.folder):
                    pair.remove(path)
        return renamed

    def delete(self, name: str) -> VoiceCard:
        """Move a voice aside, from where `restore` brings it back; the card that it was.

        Raises:
            VoiceCardMissing: there is no such voice.
            UnwritableFile: the folder cannot be written.
        """
        with _lock:
            path, card = self._found_or_missing(name)
            aside = self.folder / ASIDE
            with pair.writing(aside):
                aside.mkdir(exist_ok=True)
                path.touch()  # it is aside from now on
                pair.move(path, aside / self._path(card.name).name)
                for old in sorted(aside.glob("*" + ENDING), key=_age)[:-KEPT_ASIDE]:
                    pair.remove(old)
        return card

    def restore(self, name: str) -> VoiceCard:
        """Bring back the voice that was deleted last under a name.

        Raises:
            VoiceCardMissing: none was, or it was too long ago.
            VoiceCardRefused: there is another of its name by now.
            UnwritableFile: the folder cannot be written.
        """
        with _lock:
            aside = self.folder / ASIDE / self._path(name).name
            try:
                card = file.parsed(file.read(aside))
            except AppError as error:
                raise VoiceCardMissing(f"No deleted voice is called {name}.") from error
            self.keep(card, clip=pair.held(aside))
            with pair.writing(self.folder):
                pair.remove(aside)
        return card

    def export(self, name: str, path: Path) -> VoiceCard:
        """Write a voice to a file that `take` reads, here or elsewhere; the card that it is.

        Its clip goes beside the file, under the same stem.

        Raises:
            VoiceCardMissing: there is no such voice.
            UnwritableFile: the file cannot be written, or another recording lies beside it.
        """
        with _lock:
            own, card = self._found_or_missing(name)
            clip = pair.held(own)
        with pair.writing(path):
            pair.export(path, card, clip)
        return card

    def take(self, source: Path | str, *, name: str = "", make_room: bool = False) -> VoiceCard:
        """Put a voice from elsewhere on the shelf; the card that it became.

        Args:
            source: a file that holds an exported card or the embedding of a ChatTTS voice in
                text form, or as a string what such a file would hold. A recording beside the
                file, of the same stem, becomes the clip.
            name: instead of the card's own, or of the file's for an embedding.
            make_room: a name that is another's gets a number behind it.

        Raises:
            UnreadableFile: the file, or the clip of a voice that is nothing else, cannot be opened.
            VoiceCardRefused: it holds no voice, or the name is another's.
            UnwritableFile: the folder cannot be written.
        """
        if isinstance(source, Path):
            content, own = file.read(source), source.stem
        else:
            content, own = source.encode("utf-8", "replace"), UNNAMED
        card = file.taken(content, name=name or _usable_name(own))
        clip = pair.brought(source if isinstance(source, Path) else None, card)
        with _lock:
            chosen = name or card.name
            card = replace(card, name=self.free_name(chosen) if make_room else chosen)
            self.keep(card, clip=clip)
        return card

    def try_out(self, card: VoiceCard, *, clip: bytes = b"") -> None:
        """Let engines speak with a card that is not kept, as the voice that is `voice_of` its seed.

        There is one at a time.

        Raises:
            UnwritableFile: the folder cannot be written.
        """
        with _lock:
            self._write(self._trial, card, clip)

    def tried_out(self, seed: int) -> VoiceCard | None:
        """The card that is tried out, if it is of that seed."""
        with _lock, suppress(AppError):
            card = file.parsed(file.read(self._trial))
            return card if card.seed == seed else None
        return None

    def end_trial(self) -> None:
        """Forget the card that is tried out, if there is one.

        Raises:
            UnwritableFile: the folder cannot be written.
        """
        with _lock, pair.writing(self._trial.parent):
            pair.remove(self._trial)

    def free_name(self, name: str) -> str:
        """That name, or with the first number behind it that makes it free: "Lin 2"."""
        taken = {_key(card.name) for card in self.cards()}
        tails = itertools.chain([""], (f" {number}" for number in itertools.count(2)))
        names = (name[: LONGEST_NAME - len(tail)].rstrip() + tail for tail in tails)
        return next(free for free in names if _key(free) not in taken)

    def _found(self) -> tuple[tuple[Path, VoiceCard], ...]:
        return self._scan()[0]

    def _scan(self) -> tuple[tuple[tuple[Path, VoiceCard], ...], tuple[Damaged, ...]]:
        """The cards with their files, by name, and the files that are none."""
        found: dict[str, tuple[Path, VoiceCard]] = {}
        damaged = []
        with _lock:
            for path in sorted(self.folder.glob("*" + ENDING)):
                try:
                    card = file.parsed(file.read(path))
                    if _key(card.name) in found:
                        raise _taken(card.name)
                except AppError as error:
                    log.info("No voice in %s: %s", path.name, type(error).__name__)
                    damaged.append(Damaged(path, error))
                else:
                    found[_key(card.name)] = path, card
        return tuple(found[key] for key in sorted(found)), tuple(damaged)

    def _find(self, name: str) -> tuple[Path, VoiceCard] | None:
        """The card of that name and its file, which is looked for first where it should be."""
        path = self._path(name)
        with suppress(AppError):
            card = file.parsed(file.read(path))
            if _key(card.name) == _key(name):
                return path, card
        return next((each for each in self._found() if _key(each[1].name) == _key(name)), None)

    def _found_or_missing(self, name: str) -> tuple[Path, VoiceCard]:
        found = self._find(name)
        if found is None:
            raise VoiceCardMissing(f"There is no voice called {name} of your own.")
        return found

    def _path(self, name: str) -> Path:
        """Where a card of that name belongs: letters that every system takes, and a hash."""
        key = _key(name)
        plain = re.sub("[^a-z0-9]+", "-", key)[:30].strip("-") or "voice"
        return self.folder / f"{plain}-{hashlib.sha256(key.encode()).hexdigest()[:12]}{ENDING}"

    @property
    def _trial(self) -> Path:
        return self.folder / TRIAL / f"voice{ENDING}"

    def _write(self, path: Path, card: VoiceCard, clip: bytes | None = None) -> None:
        with pair.writing(path.parent):
            path.parent.mkdir(parents=True, exist_ok=True)
            pair.write(path, card, clip)


def _key(name: str) -> str:
    """What two names share that are the same but for case, width and the like."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return unicodedata.normalize("NFKC", folded)


def _age(path: Path) -> int:
    return path.stat().st_mtime_ns


def _taken(name: str) -> VoiceCardRefused:
    return VoiceCardRefused(
        f"There is already a voice called {name}.", field="name", remedy="Choose another name."
    )


def _usable_name(text: str) -> str:
    """The text as a name, as far as it can be one."""
    seen = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    name = seen[:LONGEST_NAME].strip()
    try:
        check_name(name)
    except VoiceCardRefused:
        return UNNAMED
    return name
