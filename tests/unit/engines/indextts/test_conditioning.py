"""A voice is computed once, and a damaged cache loses nothing."""

from __future__ import annotations

import errno
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from app.engines.indextts import conditioning
from app.engines.indextts.conditioning import Conditioning, ConditioningCache
from app.engines.indextts.reference import Reference
from tests.conftest import ExpectedLog


class Networks:
    """Stand for those that compute, and count how often they did."""

    def __init__(self) -> None:
        self.computed = 0

    def __call__(self, samples: torch.Tensor) -> Conditioning:
        self.computed += 1
        return Conditioning(samples[:96].reshape(32, 3), samples[100:105])


@pytest.fixture
def networks() -> Networks:
    return Networks()


def voice(folder: Path, number: int = 0) -> Reference:
    sound = np.random.default_rng(number).standard_normal(24_000 * 2) * 0.1
    path = folder / f"{number}.wav"
    soundfile.write(path, sound, 24_000)
    return Reference(path)


def same(one: Conditioning, other: Conditioning) -> bool:
    return torch.equal(one.latents, other.latents) and torch.equal(one.speaker, other.speaker)


def test_it_is_computed_once_for_all_time(tmp_path: Path, networks: Networks) -> None:
    first = ConditioningCache(tmp_path / "kept", "a").of(voice(tmp_path), networks)
    again = ConditioningCache(tmp_path / "kept", "a").of(voice(tmp_path), networks)
    assert same(first, again)
    assert networks.computed == 1


def test_another_recording_and_other_weights_are_computed(
    tmp_path: Path, networks: Networks
) -> None:
    kept = tmp_path / "kept"
    ConditioningCache(kept, "a").of(voice(tmp_path, 0), networks)
    ConditioningCache(kept, "a").of(voice(tmp_path, 1), networks)
    ConditioningCache(kept, "b").of(voice(tmp_path, 0), networks)
    assert networks.computed == 3


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def empty(_content: bytes) -> bytes:
    return b""


def flipped(content: bytes) -> bytes:
    return content[:-40] + bytes([content[-40] ^ 1]) + content[-39:]


def foreign(_content: bytes) -> bytes:
    from safetensors.torch import save

    return save({"something": torch.zeros(3)})


@pytest.mark.parametrize("damage", [cut, empty, flipped, foreign])
def test_what_is_damaged_is_computed_anew_and_kept_again(
    tmp_path: Path, networks: Networks, expected_log: ExpectedLog, damage: object
) -> None:
    assert callable(damage)
    cache = ConditioningCache(tmp_path / "kept", "a")
    first = cache.of(voice(tmp_path), networks)
    (file,) = (tmp_path / "kept").iterdir()
    file.write_bytes(damage(file.read_bytes()))
    expected_log.expect("damaged and computed anew")
    assert same(cache.of(voice(tmp_path), networks), first)
    assert networks.computed == 2
    assert same(cache.of(voice(tmp_path), networks), first)
    assert networks.computed == 2


def test_a_full_disk_costs_only_time(
    tmp_path: Path,
    networks: Networks,
    monkeypatch: pytest.MonkeyPatch,
    expected_log: ExpectedLog,
) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(conditioning, "write_whole", full)
    expected_log.expect("cannot be kept")
    cache = ConditioningCache(tmp_path / "kept", "a")
    assert same(cache.of(voice(tmp_path), networks), cache.of(voice(tmp_path), networks))
    assert networks.computed == 2


def test_a_folder_that_cannot_be_costs_only_time(
    tmp_path: Path, networks: Networks, expected_log: ExpectedLog
) -> None:
    (tmp_path / "kept").write_text("a file stands here")
    expected_log.expect("cannot be kept")
    cache = ConditioningCache(tmp_path / "kept", "a")
    assert cache.of(voice(tmp_path), networks).latents.shape == (32, 3)


def test_only_the_voices_used_last_are_kept(tmp_path: Path, networks: Networks) -> None:
    cache = ConditioningCache(tmp_path / "kept", "a", most=2)
    one, two, three = (voice(tmp_path, number) for number in range(3))
    for each in (one, two, one, three):
        cache.of(each, networks)
    assert len(list((tmp_path / "kept").iterdir())) == 2
    cache.of(one, networks)
    cache.of(three, networks)
    assert networks.computed == 3
