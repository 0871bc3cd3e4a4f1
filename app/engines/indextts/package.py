"""The packages that IndexTTS computes with. Of its authors' there is none: the network is ours."""

from __future__ import annotations

from typing import Final

from app.engines.indextts.weights import ENGINE
from app.engines.neural_packages import check_installed

LABEL: Final = "IndexTTS"
_MODULES: Final = ("torch", "safetensors", "sentencepiece", "soundfile", "yaml")


def check() -> None:
    """See that everything is installed. Imports nothing.

    Raises:
        EngineUnavailable: something is not; the error names it.
    """
    check_installed(_MODULES, engine=ENGINE, label=LABEL)
