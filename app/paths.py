"""Where things are: what ships with the app, and what belongs to its user."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

HOME = "SOTTOVOCE_HOME"
"""Environment variable: one folder for settings, data, cache and logs, for a portable install."""


def resources() -> Path:
    """The folder of what ships with the app: in the source tree, in a wheel, or frozen."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    packed = Path(__file__).parent / "_resources"
    return packed if packed.is_dir() else Path(__file__).parent.parent / "resources"


def config() -> Path:
    """The folder of settings.toml."""
    return _own("config") or platformdirs.user_config_path("sottovoce", appauthor=False)


def data() -> Path:
    """The folder of models and voices."""
    return _own("data") or platformdirs.user_data_path("sottovoce", appauthor=False)


def voices() -> Path:
    """The folder of the user's own voices, a card each."""
    return data() / "voices"


def chattts() -> Path:
    """The folder of ChatTTS's weights, where the settings name no other."""
    return data() / "chattts"


def indextts() -> Path:
    """The folder of IndexTTS's weights, where the settings name no other."""
    return data() / "indextts"


def sherpa() -> Path:
    """The folder of sherpa-onnx's voice, where the settings name no other."""
    return data() / "sherpa"


def cache() -> Path:
    """The folder of what can be made again."""
    return _own("cache") or platformdirs.user_cache_path("sottovoce", appauthor=False)


def phrases() -> Path:
    """The folder of what was said, for those who want it kept."""
    return cache() / "phrases"


def state() -> Path:
    """The folder of what is remembered without having been chosen, such as the window's place."""
    return _own("state") or platformdirs.user_state_path("sottovoce", appauthor=False)


def logs() -> Path:
    """The folder of the log files."""
    return _own("logs") or platformdirs.user_log_path("sottovoce", appauthor=False)


def _own(part: str) -> Path | None:
    home = os.environ.get(HOME)
    return Path(home) / part if home else None
