"""The folder of weights: what belongs in it, what is missing, what is not what was published."""

from __future__ import annotations

import hashlib
import mmap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.engines.chattts.package import ENGINE
from app.errors import WeightsDamaged, WeightsMissing

SOURCE: Final = "https://huggingface.co/2Noise/ChatTTS"
LICENCE: Final = "CC BY-NC 4.0"
"""Of the published weights: not for commercial use, and with attribution."""

FILES: Final = (
    "asset/DVAE.safetensors",
    "asset/Decoder.safetensors",
    "asset/Embed.safetensors",
    "asset/Vocos.safetensors",
    "asset/gpt/config.json",
    "asset/gpt/model.safetensors",
    "asset/tokenizer/special_tokens_map.json",
    "asset/tokenizer/tokenizer.json",
    "asset/tokenizer/tokenizer_config.json",
)
"""By their paths in the folder, which are those of the published repository."""


@dataclass(frozen=True, slots=True)
class Release:
    """Weights that were published together."""

    config: Any = None
    """The package's `Config` for their shapes; None for the one that it comes with."""
    hashes: Mapping[str, str] | None = None
    """SHA-256 in hexadecimal by path, for `FILES`; None for those that the package comes with."""


PUBLISHED: Final = Release()


def check_present(folder: Path) -> None:
    """See that every file is there and holds something.

    Raises:
        WeightsMissing: some do not; the error names them.
    """
    missing = [name for name in FILES if not _holds_something(folder / name)]
    if not missing:
        return
    what = "no weights" if len(missing) == len(FILES) else f"no {_listed(missing)}"
    raise WeightsMissing(
        f"ChatTTS finds {what} in {folder}.",
        engine=ENGINE,
        retryable=False,
        remedy=f"Put the files of {SOURCE} there ({LICENCE}, 1.2 GB), or name another folder.",
    )


def damaged(folder: Path, hashes: Mapping[str, str]) -> WeightsDamaged:
    """The error for a folder that ChatTTS has refused: which of its files differ from `hashes`."""
    differing = [name for name in FILES if _sha256(folder / name) != hashes[name]]
    return WeightsDamaged(
        f"Not as published: {_listed(differing) or 'the weights'} in {folder}.",
        engine=ENGINE,
        retryable=False,
        remedy=f"Fetch what is named anew from {SOURCE} ({LICENCE}).",
    )


def to_package(hashes: Mapping[str, str]) -> dict[str, str]:
    """`hashes` under the names that the package gives them."""
    return {_package_name(name): hashes[name] for name in FILES}


def from_package(named: Mapping[str, str]) -> dict[str, str]:
    """The package's own hashes by path."""
    return {name: named[_package_name(name)] for name in FILES}


def _package_name(name: str) -> str:
    return "sha256_" + name.replace("/", "_").replace(".", "_")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)


def _holds_something(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _sha256(path: Path) -> str:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return hashlib.sha256(content).hexdigest()
