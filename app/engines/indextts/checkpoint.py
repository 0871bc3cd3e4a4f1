"""The official checkpoints: every tensor known by name and shape before one is used."""

from __future__ import annotations

import pickle
import zipfile
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor

from app.engines.indextts.config import BigVGANConfig, GptConfig
from app.engines.indextts.layout import Shapes, bigvgan_shapes, differences, gpt_shapes
from app.engines.indextts.weights import damaged

_NAMED: Final = 3
"""Differences that an error names; the first tells enough to find the others."""
_TRAINING_ONLY: Final = "text_head."
_STEPS: Final = ".num_batches_tracked"


class Weights(Mapping[str, Tensor]):
    """A checkpoint on the disk. Each look-up gives a new copy, in single precision.

    So nothing of it stays in memory but what its reader keeps, and nothing that is kept depends
    on the file.
    """

    def __init__(self, stored: Mapping[str, Tensor]) -> None:
        self._stored = stored

    def __getitem__(self, name: str) -> Tensor:
        return self._stored[name].to(torch.float32, copy=True)

    def __iter__(self) -> Iterator[str]:
        return iter(self._stored)

    def __len__(self) -> int:
        return len(self._stored)


def read_gpt(path: Path, config: GptConfig) -> Weights:
    """Open gpt.pth, in half or single precision.

    Raises:
        WeightsDamaged: it cannot be read, or holds other tensors than the configuration says; the
            error names them.
    """
    stored = _stored(path, "model")
    return _checked(path, stored, gpt_shapes(config))


def read_bigvgan(path: Path, config: BigVGANConfig) -> Weights:
    """Open bigvgan_generator.pth; gains and directions of its convolutions are left apart.

    Raises:
        WeightsDamaged: as for `read_gpt`.
    """
    stored = _stored(path, "generator")
    counted = {name: each for name, each in stored.items() if not name.endswith(_STEPS)}
    return _checked(path, counted, bigvgan_shapes(config, counted))


def _checked(path: Path, stored: Mapping[str, Tensor], shapes: Shapes) -> Weights:
    amiss = list(differences(stored, shapes))
    if amiss:
        more = f", and {len(amiss) - _NAMED} more" if len(amiss) > _NAMED else ""
        raise damaged(
            f"{path.name} does not fit its configuration: {', '.join(islice(amiss, _NAMED))}{more}."
        )
    kept = (name for name in stored if not name.startswith(_TRAINING_ONLY))
    return Weights({name: stored[name] for name in kept})


def _stored(path: Path, key: str) -> dict[str, Tensor]:
    """The tensors of a file, which stand under `key` or by themselves, mapped from the disk."""
    try:
        # Files from before torch 1.6 are no archives, and cannot be mapped.
        mapped = zipfile.is_zipfile(path)
        loaded: Any = torch.load(path, map_location="cpu", weights_only=True, mmap=mapped)
    except (OSError, EOFError, ValueError, KeyError, RuntimeError, pickle.PickleError) as error:
        raise damaged(f"{path} cannot be read.") from error
    state = loaded.get(key, loaded) if isinstance(loaded, Mapping) else None
    if not isinstance(state, Mapping) or not all(_is_entry(*entry) for entry in state.items()):
        raise damaged(f"{path.name} holds something else than tensors.")
    return dict(state)


def _is_entry(name: object, value: object) -> bool:
    return isinstance(name, str) and isinstance(value, Tensor)
