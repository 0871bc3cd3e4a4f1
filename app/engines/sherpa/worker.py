"""How the voices of a folder live in a process of their own, which the library may end."""

from __future__ import annotations

from pathlib import Path
from typing import Final, get_args

from app.engines import registry
from app.engines.cores import physical_cores
from app.engines.remote.recipe import Limits, Recipe
from app.engines.remote.speech import RemoteSpeech
from app.engines.sherpa.folder import inspect
from app.engines.sherpa.package import ENGINE
from app.engines.sherpa.speakers import Recordings
from app.errors import EngineError
from app.ports import Language, Voice
from app.settings import Sherpa
from app.voices import VoiceShelf

_MOST_THREADS: Final = 4
"""Networks of this size gain little from more."""
_IDLE: Final = 600.0
"""Seconds without a request after which the process gives its memory back."""


def recipe(folder: Path, chosen: Sherpa, *, drawn_words: str = "") -> Recipe:
    """How the worker is made.

    Args:
        folder: of the voice.
        chosen: who speaks, and with how many threads; one core stays free for the language model.
        drawn_words: what is said in the clips of voices that were drawn, not recorded.
    """
    spec = registry.engine(ENGINE)
    threads = chosen.threads or max(1, min(_MOST_THREADS, physical_cores() - 1))
    return Recipe(
        name=spec.name,
        label=spec.label,
        factory=spec.factory,
        arguments={
            "folder": str(folder),
            "threads": threads,
            "usual": chosen.voice,
            "drawn_words": drawn_words,
        },
        threads=threads,
    )


def worker(made: Recipe) -> RemoteSpeech:
    """The engine; no process is started yet."""
    return RemoteSpeech(made, voices=_known(made), limits=Limits(idle=_IDLE))


def _known(made: Recipe) -> tuple[Voice, ...]:
    """The voices that it is sure to have before it is open: the recordings that it can speak."""
    try:
        family = inspect(Path(made.arguments["folder"])).family
    except EngineError:
        return ()
    if not family.clones:
        return ()
    words = made.arguments["drawn_words"]
    shelf = Recordings(
        VoiceShelf(), get_args(Language), needs_words=family.needs_words, drawn_words=words
    )
    return tuple(shelf.voices())
