"""The official checkpoints: every tensor known by name and shape before one is used."""

from __future__ import annotations

import ctypes
import pickle
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
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
_RESIDENT: Final = 256 << 20
"""Bytes of a file that may be in memory for having been read."""
_TRAINING_ONLY: Final = "text_head."
_STEPS: Final = ".num_batches_tracked"


class Weights(Mapping[str, Tensor]):
    """A checkpoint on the disk. Each look-up gives a new copy, in single precision.

    So nothing of it stays in memory but what its reader keeps, and nothing that is kept depends
    on the file. Pages that were read count as memory until the file is mapped anew.
    """

    def __init__(self, names: Iterable[str], opened: Callable[[], Mapping[str, Tensor]]) -> None:
        """Take the tensors of these names from what `opened` maps, as often as need be."""
        self._names = frozenset(names)
        self._opened = opened
        self._stored: Mapping[str, Tensor] = {}
        self._resident = 0

    def __getitem__(self, name: str) -> Tensor:
        if name not in self._names:
            raise KeyError(name)
        if self._resident > _RESIDENT:
            self.release()
        if not self._stored:
            self._stored = self._opened()
        stored = self._stored[name]
        self._resident += stored.nbytes
        return stored.to(torch.float32, copy=True)

    def release(self) -> None:
        """Give back the memory of what was read, and of what its readers have let go."""
        self._stored, self._resident = {}, 0
        _trim()

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def read_gpt(path: Path, config: GptConfig) -> Weights:
    """Open gpt.pth, in half or single precision.

    Raises:
        WeightsDamaged: it cannot be read, or holds other tensors than the configuration says; the
            error names them.
    """
    stored = _stored(path, "model")
    _check(path, stored, gpt_shapes(config))
    names = (name for name in stored if not name.startswith(_TRAINING_ONLY))
    return Weights(names, partial(_stored, path, "model"))


def read_bigvgan(path: Path, config: BigVGANConfig) -> Weights:
    """Open bigvgan_generator.pth; gains and directions of its convolutions are left apart.

    Raises:
        WeightsDamaged: as for `read_gpt`.
    """
    stored = _stored(path, "generator")
    learnt = {name: each for name, each in stored.items() if not name.endswith(_STEPS)}
    _check(path, learnt, bigvgan_shapes(config, learnt))
    return Weights(learnt, partial(_stored, path, "generator"))


def _check(path: Path, stored: Mapping[str, Tensor], shapes: Shapes) -> None:
    amiss = list(differences(stored, shapes))
    if amiss:
        more = f", and {len(amiss) - _NAMED} more" if len(amiss) > _NAMED else ""
        raise damaged(
            f"{path.name} does not fit its configuration: {', '.join(islice(amiss, _NAMED))}{more}."
        )


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


def _trim() -> None:
    """Have glibc return to the system what was freed: of single matrices it keeps a gigabyte."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def _is_entry(name: object, value: object) -> bool:
    return isinstance(name, str) and isinstance(value, Tensor)
