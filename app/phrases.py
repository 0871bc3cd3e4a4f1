"""The ladder of the settings, remembering what the slow ones of its engines said."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeGuard

from app import paths, rungs
from app.engines import registry
from app.engines.failover.ladder import Ladder
from app.events import Listener
from app.files import fingerprint
from app.neural import (
    CHATTTS,
    INDEXTTS,
    SHERPA,
    chattts_folder,
    indextts_folder,
    sherpa_folder,
)
from app.ports import SpeechEngine
from app.session import EngineFactory
from app.settings import SAMBERT, Settings
from app.spoken_forms import lexicon_file

if TYPE_CHECKING:
    from app.engines.cached.ladder import CachedLadder

_WEIGHTS: Final[Mapping[str, str]] = {CHATTTS: "asset/**/*", INDEXTTS: "*", SHERPA: "*"}
"""Where in the folder of an engine stands what its sound depends on."""


def speech(
    settings: Settings, tell: Listener, *, forgotten: Callable[[], None] | None = None
) -> EngineFactory:
    """What makes the ladder as `rungs.speech` does, and remembers where that saves work.

    espeak-ng alone computes a phrase faster than anybody would find it; it costs it nothing that
    others are remembered. With `forgotten`, which is called then and by the same thread, all that
    was remembered is forgotten first, in memory and on the disk.
    """
    climb = rungs.speech(settings, tell)

    def make(before: SpeechEngine | None) -> SpeechEngine:
        remembering = before if before is not None and _remembers(before) else None
        if forgotten is not None:
            _forget(remembering)
            forgotten()
        engine = climb(before if remembering is None else remembering.ladder)
        if isinstance(engine, Ladder) and len(engine.rungs) > 1:
            return _remembered(engine, settings, remembering)
        if not settings.phrases.disk:
            _forget(None)
        return engine

    return make


def on_disk() -> int:
    """Bytes that remembered phrases take on the disk."""
    size = 0
    with contextlib.suppress(OSError):  # there is no folder
        for file in paths.phrases().iterdir():
            with contextlib.suppress(OSError):  # it made room for another
                size += file.stat().st_size
    return size


def _forget(before: CachedLadder | None) -> None:
    """Forget what is on the disk, and all that an engine remembers."""
    if before is not None:
        before.shelf.clear()
    if paths.phrases().is_dir():
        from app.engines.cached.opening import forget

        forget(paths.phrases())


def _remembers(engine: SpeechEngine) -> TypeGuard[CachedLadder]:
    from app.engines.cached.ladder import CachedLadder

    return isinstance(engine, CachedLadder)


def _remembered(ladder: Ladder, settings: Settings, before: CachedLadder | None) -> CachedLadder:
    """The ladder with what is remembered of it, or of the one before."""
    from app.engines.cached.ladder import CachedLadder
    from app.engines.cached.opening import opened

    shelf = opened(settings.phrases, paths.phrases(), None if before is None else before.shelf)
    identity = Sounds(settings)
    if before is None or before.ladder is not ladder:
        return CachedLadder(ladder, shelf, identity)
    before.remember(shelf, identity)
    return before


class Sounds:
    """What the sound of each engine depends on, beside what it is asked."""

    def __init__(self, settings: Settings) -> None:
        """Take in the settings, and the user's words as ChatTTS knows them from now on."""
        chosen = settings.sherpa
        told: dict[str, tuple[object, ...]] = {
            CHATTTS: (chattts_folder(settings), rungs.manner(settings)),
            INDEXTTS: (indextts_folder(settings), settings.indextts.precision),
            SHERPA: (sherpa_folder(settings), chosen.voice),
            SAMBERT: (),
        }
        self._names = {registry.engine(name).label: name for name in told}
        self._settled = {
            name: hashlib.sha256(repr(what).encode()).hexdigest() for name, what in told.items()
        }
        self._folders = {
            name: what[0] for name, what in told.items() if what and isinstance(what[0], Path)
        }

    def __call__(self, label: str) -> str | None:
        """That of the engine of that label, as it is now; None for one that is not remembered."""
        name = self._names.get(label)
        if name is None:
            return None
        try:
            return self._settled[name] + fingerprint(self._files(name))
        except OSError:
            return None

    def _files(self, name: str) -> list[Path]:
        """Those that the engine reads: its weights, the voices, the user's words."""
        folder = self._folders.get(name)
        if folder is None:
            return []
        shelf, words = paths.voices(), paths.config() / lexicon_file.FILE
        files = [*folder.glob(_WEIGHTS[name]), *shelf.glob("*"), *shelf.glob("*/*"), words]
        return sorted(file for file in files if file.is_file())
