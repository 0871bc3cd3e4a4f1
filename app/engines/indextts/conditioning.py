"""What the networks make of a voice's reference, kept on the disk: it takes seconds to compute."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor

from app.engines.indextts.reference import Reference
from app.files import write_whole

log = logging.getLogger(__name__)

_RECIPE: Final = "1"
"""Raised when a reference is prepared in another way, so that what was kept is computed anew."""
_SUFFIX: Final = ".safetensors"
_CHECK: Final = "sha256"


@dataclass(frozen=True, slots=True)
class Conditioning:
    """A voice, as the networks take it."""

    latents: Tensor
    """(latents, width): what the decoder's sequence begins with."""
    speaker: Tensor
    """(embedding,): what the vocoder adds."""


class ConditioningCache:
    """Keeps the voices that were used last. Whatever befalls its files costs time, nothing else."""

    def __init__(self, folder: Path, fingerprint: str, *, most: int = 64) -> None:
        """Keep in `folder`, which holds nothing else.

        Args:
            folder: made when something is first kept.
            fingerprint: of the weights that compute; those of others are not used.
            most: how many voices are kept; in the published sizes one takes 170 kB.
        """
        self._folder = folder
        self._fingerprint = fingerprint
        self._most = most

    def of(self, reference: Reference, compute: Callable[[Tensor], Conditioning]) -> Conditioning:
        """What was kept of the reference, or else what `compute` makes of its samples.

        Raises:
            UnreadableFile: it is no sound that can be decoded.
            VoiceCardRefused: it is too short, or silent.
        """
        path = self._folder / (self._key(reference) + _SUFFIX)
        found = self._kept(path)
        if found is None:
            found = compute(reference.samples())
            self._keep(path, found)
        return found

    def _key(self, reference: Reference) -> str:
        everything = f"{_RECIPE}\n{self._fingerprint}\n{reference.digest}"
        return hashlib.sha256(everything.encode()).hexdigest()

    def _kept(self, path: Path) -> Conditioning | None:
        try:
            content = path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            log.warning("a voice that was kept cannot be read: %s", error)
            return None
        found = _parsed(content)
        if found is None:
            log.warning("a voice that was kept is damaged and computed anew: %s", path.name)
        else:
            _touch(path)
        return found

    def _keep(self, path: Path, found: Conditioning) -> None:
        tensors = {"latents": found.latents, "speaker": found.speaker, _CHECK: _sum(found)}
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, save({name: each.contiguous() for name, each in tensors.items()}))
            self._forget()
        except OSError as error:
            log.warning("a voice cannot be kept and will be computed again: %s", error)

    def _forget(self) -> None:
        """Remove those used longest ago: a file that was left half written, too, one day."""
        files = [(each.stat().st_mtime_ns, each) for each in self._folder.iterdir()]
        for _used, path in sorted(files, reverse=True)[self._most :]:
            path.unlink(missing_ok=True)


def _parsed(content: bytes) -> Conditioning | None:
    """What was kept, if it is still what was written."""
    try:
        tensors = load(content)
        found = Conditioning(tensors["latents"], tensors["speaker"])
        return found if torch.equal(tensors[_CHECK], _sum(found)) else None
    except (SafetensorError, KeyError, ValueError, TypeError, RuntimeError):
        return None


def _touch(path: Path) -> None:
    """Note that it was used."""
    try:
        path.touch()
    except OSError as error:
        log.debug("the use of a voice cannot be noted: %s", error)


def _sum(of: Conditioning) -> Tensor:
    parts = (of.latents.contiguous().numpy().tobytes(), of.speaker.contiguous().numpy().tobytes())
    return torch.frombuffer(bytearray(hashlib.sha256(b"".join(parts)).digest()), dtype=torch.uint8)
