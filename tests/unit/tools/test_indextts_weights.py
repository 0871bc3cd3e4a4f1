"""Weights of noise: the published form, and an engine that speaks with them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from sentencepiece import SentencePieceProcessor

from app.engines.indextts.engine import IndexTTSEngine
from app.errors import BadSpeech
from app.ports import SpeechRequest
from app.turn import CancelToken
from app.voices import VoiceCard, VoiceShelf
from tools.indextts_weights.make import SOON, make
from tools.indextts_weights.shapes import shapes
from tools.indextts_weights.vocabulary import write_pieces

pytestmark = pytest.mark.usefixtures("one_thread")

OFFICIAL = Path(__file__).parents[2] / "data/indextts/official_keys.json.gz"
TEXTS = ("Good day.", "你好！今天天气很好，我们去公园散步吧。")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> VoiceShelf:
    """One voice, of a tone that swells three times a second."""
    shelf = VoiceShelf(tmp_path_factory.mktemp("shelf"))
    at = np.arange(2 * 24_000) / 24_000
    sound = 0.2 * np.sin(2 * np.pi * 150 * at) * (1 + np.sin(2 * np.pi * 3 * at))
    shelf.keep(VoiceCard("A"))
    shelf.keep_clip("A", sound.astype(np.float32), 24_000)
    return shelf


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("weights")
    make(folder, ends="soon")
    return folder


def test_the_full_size_is_the_published_one() -> None:
    with gzip.open(OFFICIAL, "rt", encoding="utf-8") as file:
        official = json.load(file)
    for name, ours in zip(("gpt", "bigvgan"), shapes("full"), strict=True):
        theirs = {
            key: tuple(each["shape"])
            for key, each in official[name]["keys"].items()
            if not key.endswith("num_batches_tracked")
        }
        assert ours == theirs


def test_as_many_pieces_are_written_as_are_asked_for(tmp_path: Path) -> None:
    write_pieces(tmp_path / "bpe.model", 12_000)
    pieces = SentencePieceProcessor(model_file=str(tmp_path / "bpe.model"))
    assert pieces.get_piece_size() == 12_000
    assert pieces.encode("你 好 , THE WEATHER", out_type=str)[:3] == ["▁你", "▁好", "▁,"]


def test_an_engine_speaks_and_ends_by_itself(folder: Path, shelf: VoiceShelf) -> None:
    engine = IndexTTSEngine(folder, shelf, cache=folder / "cache")
    for text in TEXTS:
        chunks = list(engine.synthesize(SpeechRequest(text), CancelToken()))
        sound = np.concatenate([chunk.samples for chunk in chunks])
        assert len(sound) == SOON * 1024
        assert 0.02 < sound.std() < 0.5
    engine.close()


def test_one_that_never_ends_runs_as_far_as_it_is_let(tmp_path: Path, shelf: VoiceShelf) -> None:
    make(tmp_path, ends="never", half=False)
    engine = IndexTTSEngine(tmp_path, shelf, cache=tmp_path / "cache")
    with pytest.raises(BadSpeech, match="does not come to an end"):
        list(engine.synthesize(SpeechRequest(TEXTS[0]), CancelToken()))
    engine.close()


def test_a_seed_makes_the_same_weights(folder: Path, tmp_path: Path) -> None:
    make(tmp_path, ends="soon")
    for name in ("gpt.pth", "bigvgan_generator.pth"):
        first, again = (torch.load(each / name, weights_only=True) for each in (folder, tmp_path))
        (first,), (again,) = first.values(), again.values()
        assert first.keys() == again.keys()
        assert all(torch.equal(first[key], again[key]) for key in first)
    make(tmp_path, seed=1)
    other = torch.load(tmp_path / "gpt.pth", weights_only=True)["model"]
    assert other["mel_embedding.weight"].dtype == torch.float16
    loaded = torch.load(folder / "gpt.pth", weights_only=True)["model"]
    assert not torch.equal(other["mel_embedding.weight"], loaded["mel_embedding.weight"])
