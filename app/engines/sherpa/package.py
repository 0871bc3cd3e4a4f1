"""The package that speaks the voices of a folder, and what errors call it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from app.errors import EngineUnavailable, WeightsDamaged, WeightsMissing

ENGINE: Final = "sherpa"
LABEL: Final = "sherpa-onnx"
INSTALL: Final = 'pip install "sottovoce[sherpa]"'
SOURCE: Final = "https://github.com/k2-fsa/sherpa-onnx/releases/tag/tts-models"
"""Where folders of voices are published, each with a licence of its own."""


def check() -> None:
    """See that it is installed. Imports nothing.

    Raises:
        EngineUnavailable: it is not; the error says how to get it.
    """
    if find_spec("sherpa_onnx") is None:
        raise EngineUnavailable(
            f"{LABEL} is not installed.",
            engine=ENGINE,
            retryable=False,
            remedy=f"Install it: {INSTALL}",
        )


def missing(sentence: str) -> WeightsMissing:
    """The error for a folder that lacks what a voice needs."""
    return WeightsMissing(
        sentence,
        engine=ENGINE,
        retryable=False,
        remedy=f"Unpack a voice from {SOURCE} and choose its folder.",
    )


def damaged(path: Path, what: str) -> WeightsDamaged:
    """The error for a file that is there and cannot be used; `what` goes on after its name."""
    return WeightsDamaged(
        f"{path.name} {what}.",
        engine=ENGINE,
        retryable=False,
        remedy="Download the voice again, and unpack it into an empty folder.",
    )
