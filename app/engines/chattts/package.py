"""Imports ChatTTS, of the one version whose insides are known, where torchaudio may not load."""

from __future__ import annotations

import importlib
import sys
import types
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final

from app.engines.neural_packages import REMEDY, check_installed
from app.errors import EngineVersion

ENGINE: Final = "chattts"

_CHATTTS: Final = "0.2.5"
_TRANSFORMERS: Final = ((4, 55, 4), (6,))
"""From and below. From about 4.48 to 4.53 its cache lacks what ChatTTS asks of it."""
_MODULES: Final = ("torch", "torchaudio", "transformers", "vocos", "pybase16384", "ChatTTS")


def check() -> None:
    """See that everything is installed, in versions that fit. Imports nothing.

    Raises:
        EngineUnavailable: the package or what it needs is not installed.
        EngineVersion: it is of another version, or transformers is.
    """
    check_installed(_MODULES, engine=ENGINE, label="ChatTTS")
    _check_versions()


def prepare() -> None:
    """Make `import ChatTTS` work, which takes seconds the first time.

    Raises:
        EngineUnavailable: as for `check`.
    """
    check()
    _import_torchaudio()
    importlib.import_module("ChatTTS")


def chat() -> Any:
    """The package's class `Chat`, after `prepare`."""
    prepare()
    return importlib.import_module("ChatTTS").Chat


def _check_versions() -> None:
    found = _version("chattts")
    if found != _CHATTTS:
        raise _wrong("ChatTTS", found, _CHATTTS)
    found = _version("transformers")
    least, most = _TRANSFORMERS
    if not least <= tuple(int(part) for part in found.split(".")[:3] if part.isdecimal()) < most:
        raise _wrong("transformers", found, "from 4.55.4 to below 6")


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "unknown"


def _wrong(name: str, found: str, wanted: str) -> EngineVersion:
    return EngineVersion(
        f"The neural voice needs {name} {wanted}, but {found} is installed.",
        engine=ENGINE,
        retryable=False,
        remedy=REMEDY,
    )


def _import_torchaudio() -> None:
    """Import torchaudio without its native part where that cannot be loaded.

    Its newest Linux wheel is built for CUDA 13 and does not load beside a torch for processors.
    ChatTTS and vocos use its Python alone.
    """
    try:
        importlib.import_module("torchaudio")
    except (OSError, ImportError):
        for name in [name for name in sys.modules if name.split(".")[0] == "torchaudio"]:
            del sys.modules[name]
        absent = types.ModuleType("torchaudio._extension")
        vars(absent).update(
            _IS_TORCHAUDIO_EXT_AVAILABLE=False,
            _IS_ALIGN_AVAILABLE=False,
            fail_if_no_align=lambda function: function,
            _check_cuda_version=lambda: None,
        )
        sys.modules["torchaudio._extension"] = absent
        importlib.import_module("torchaudio")
