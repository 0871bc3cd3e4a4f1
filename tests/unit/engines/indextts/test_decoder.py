"""One utterance at a time, one step for each code that is asked for."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from app.engines.indextts.config import GptConfig, read_config
from app.engines.indextts.decoder import Decoder, most_codes
from app.engines.indextts.layout import LATENTS, gpt_shapes
from app.engines.indextts.linear import Precision, linear
from app.engines.indextts.transformer import Cache
from app.errors import BadSpeech, UnsayableText, WeightsDamaged
from tests.unit.engines.indextts.golden import FOLDER

TEXT = [7, 100, 33, 5]


@pytest.fixture(scope="module")
def config() -> GptConfig:
    return read_config(FOLDER / "ckpt/config.yaml").gpt


@pytest.fixture(scope="module")
def state(config: GptConfig) -> dict[str, Tensor]:
    """Weights of noise whose speech does not end by itself."""
    random = torch.Generator().manual_seed(5)
    state = {
        name: torch.randn(shape, generator=random) * 0.1
        for name, shape in gpt_shapes(config).items()
    }
    state["mel_head.bias"][config.stop_mel_token] = -100.0
    return state


@pytest.fixture(scope="module")
def voice(config: GptConfig) -> Tensor:
    return torch.randn(LATENTS, config.model_dim, generator=torch.Generator().manual_seed(6))


@pytest.fixture(scope="module")
def decoder(config: GptConfig, state: dict[str, Tensor]) -> Decoder:
    return Decoder(config, state)


def counted(decoder: Decoder, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with every pass over the weights by the rows that share it."""
    rows: list[int] = []
    run = decoder._transformer.run

    def noted(inputs: Tensor, *caches: Cache) -> Tensor:
        rows.append(len(inputs))
        return run(inputs, *caches)

    monkeypatch.setattr(decoder._transformer, "run", noted)
    return rows


def test_codes_stop_where_they_were_told_to(decoder: Decoder, voice: Tensor) -> None:
    utterance = decoder.begin(voice, TEXT, 40, seed=1)
    assert len(list(utterance.codes())) == 40
    assert not utterance.ended


def test_no_step_is_taken_before_it_is_asked_for(
    decoder: Decoder, voice: Tensor, monkeypatch: pytest.MonkeyPatch
) -> None:
    utterance = decoder.begin(voice, TEXT, 40, seed=1)
    steps = counted(decoder, monkeypatch)
    codes = utterance.codes()
    next(codes)
    assert steps == []
    next(codes)
    next(codes)
    assert steps == [1, 1]
    codes.close()
    assert steps == [1, 1]


def test_a_seed_gives_the_same_codes_whatever_was_said_before(
    decoder: Decoder, voice: Tensor
) -> None:
    first = list(decoder.begin(voice, TEXT, 30, seed=3).codes())
    long = decoder.begin(voice, TEXT * 20, 170, seed=4)
    long.latents(list(long.codes()))
    global_state = torch.get_rng_state()
    assert list(decoder.begin(voice, TEXT, 30, seed=3).codes()) == first
    assert list(decoder.begin(voice, TEXT, 30, seed=5).codes()) != first
    assert torch.equal(torch.get_rng_state(), global_state)


def test_a_voice_that_goes_on_is_not_read_again(
    decoder: Decoder, voice: Tensor, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = counted(decoder, monkeypatch)
    decoder.begin(voice + 1, TEXT, 10)
    known = decoder.begin(voice + 1, TEXT, 170).state
    assert rows == [LATENTS, 7, 7]
    decoder.begin(voice, TEXT, 10)
    assert torch.equal(decoder.begin(voice + 1, TEXT, 10).state, known)
    assert rows == [LATENTS, 7, 7, LATENTS, 7, LATENTS, 7]


def test_a_text_that_has_no_place_is_unsayable(
    decoder: Decoder, config: GptConfig, voice: Tensor
) -> None:
    longest = decoder.begin(voice, [7] * config.max_text_tokens, 10, seed=1)
    assert len(list(longest.codes())) == 10
    with pytest.raises(UnsayableText):
        decoder.begin(voice, [7] * (config.max_text_tokens + 1), 10)


def test_more_codes_than_there_are_places_are_never_drawn(
    decoder: Decoder, config: GptConfig, voice: Tensor
) -> None:
    utterance = decoder.begin(voice, TEXT, 10_000, seed=1)
    codes = list(utterance.codes())
    assert len(codes) == config.max_mel_tokens
    assert utterance.latents(codes).shape == (len(codes), config.model_dim)


@pytest.mark.parametrize("precision", ["int8", "float32"])
def test_numbers_that_are_none_are_bad_speech(
    config: GptConfig, state: dict[str, Tensor], voice: Tensor, precision: Precision
) -> None:
    decoder = Decoder(config, state, precision=precision)
    with pytest.raises(BadSpeech):
        next(decoder.begin(voice * torch.nan, TEXT, 10, seed=1).codes())


def test_a_matrix_of_no_numbers_is_damaged(config: GptConfig, state: dict[str, Tensor]) -> None:
    broken = torch.full_like(state["gpt.h.1.mlp.c_fc.weight"], torch.inf)
    with pytest.raises(WeightsDamaged):
        Decoder(config, state | {"gpt.h.1.mlp.c_fc.weight": broken})


@pytest.mark.parametrize(("pieces", "most"), [(1, 60), (5, 60), (10, 102), (65, 597), (66, 600)])
def test_a_runaway_is_told_by_the_length_of_the_text(pieces: int, most: int) -> None:
    assert most_codes(pieces) == most


@pytest.mark.parametrize(("precision", "most"), [("int8", 0.02), ("float32", 1e-5)])
def test_a_layer_is_as_exact_as_its_precision(precision: Precision, most: float) -> None:
    assert error(precision) < most


def test_a_row_that_stands_out_leaves_the_others_their_bits() -> None:
    random = torch.Generator().manual_seed(1)
    weight = torch.randn(96, 256, generator=random)
    rows = torch.randn(9, 256, generator=random)
    rows[4] *= 1000
    computed = linear(weight, torch.zeros(96), "int8")(rows)
    off = (computed - rows @ weight.t()).norm(dim=1) / (rows @ weight.t()).norm(dim=1)
    assert off.max() < 0.02


def test_for_an_older_processor_there_is_a_bit_less(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = error("int8")
    monkeypatch.setattr(torch.cpu, "get_capabilities", dict)
    assert usual < error("int8") < 0.03


def error(precision: Precision) -> float:
    """Of a layer, relative; its inputs are all of one sign, so that sums grow."""
    random = torch.Generator().manual_seed(1)
    weight = torch.randn(96, 256, generator=random)
    weight[3] = 0.0
    bias, rows = torch.randn(96, generator=random), torch.rand(9, 256, generator=random)
    exact = rows @ weight.t() + bias
    return float((linear(weight, bias, precision)(rows) - exact).norm() / exact.norm())


def test_a_processor_without_kernels_for_eight_bits_computes_exactly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.engines.indextts.linear._KERNELS", ())
    assert error("int8") < 1e-5


def test_packing_leaves_the_settings_of_the_process_alone() -> None:
    before = torch.backends.quantized.engine
    error("int8")
    assert torch.backends.quantized.engine == before
