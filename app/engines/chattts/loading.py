"""From a folder of weights to a `ChatTTS.Chat`, by way of the package's own loading."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from app.engines.chattts.package import ENGINE, chat
from app.engines.chattts.weights import (
    Release,
    check_present,
    damaged,
    from_package,
    to_package,
)
from app.errors import NoDevice, WeightsDamaged

log = logging.getLogger(__name__)


class _Quiet(logging.LoggerAdapter[logging.Logger]):
    """Hands the package's messages on as debugging: some hold the text that is spoken."""

    def log(self, level: int, msg: object, *args: object, **kwargs: Any) -> None:
        super().log(min(level, logging.DEBUG), msg, *args, **kwargs)


def load(folder: Path, release: Release) -> Any:
    """A `Chat` on the processor, every file checked against its hash.

    It is loaded there so that only what speaks, in its own form, takes memory of a card.

    Raises:
        EngineUnavailable: the package is missing, or of a version that is not known.
        WeightsMissing: files are missing.
        WeightsDamaged: files are not what was published, or do not fit each other.
    """
    import torch

    check_present(folder)
    made = chat()(_Quiet(log))
    _quieten()
    hashes = release.hashes or from_package(made.sha256_map)
    made.sha256_map = to_package(hashes)
    if release.config is not None:
        made.config = release.config
    try:
        loaded = made.load(source="custom", custom_path=str(folder), device=torch.device("cpu"))
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise _unfit(folder) from error
    if not loaded:
        raise damaged(folder, hashes)
    return made


def _quieten() -> None:
    """Keep transformers' bars, and its words to ChatTTS's authors, off the user's terminal."""
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # it has no types
    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]  # nor has this


def card() -> str:
    """The device that neural speech is made on.

    Raises:
        NoDevice: there is none that torch can use. On a processor ChatTTS takes four seconds for
            one of speech.
    """
    import torch

    if not torch.cuda.is_available():
        why = "this torch is made for processors" if not torch.version.cuda else "none answers"
        raise NoDevice(
            f"ChatTTS needs an NVIDIA graphics card: {why}.", engine=ENGINE, retryable=False
        )
    return "cuda"


def _unfit(folder: Path) -> WeightsDamaged:
    return WeightsDamaged(
        f"The weights in {folder} do not fit each other.", engine=ENGINE, retryable=False
    )
