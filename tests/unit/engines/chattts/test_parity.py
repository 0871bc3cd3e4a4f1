"""Our loop against the package's own, on the same weights of noise, in single precision."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from app.engines.chattts.manner import Manner
from app.engines.chattts.network import Network
from app.engines.chattts.prompt import Prompter
from app.engines.chattts.refining import Refiner
from app.engines.chattts.sampling import Knobs
from app.engines.chattts.speaker import complete
from app.engines.chattts.stepper import Stepper
from app.engines.chattts.vocoder import Vocoder
from app.engines.chattts.windows import Window
from app.turn import CancelToken
from app.voices import VoiceCard

TEXT = "hello world , 你好 ."
CODES = 330
"""Past 256, from where half precision would round a position."""
GREEDY = Knobs(temperature=1e-4)


def stock(chat: Any, voice: VoiceCard, codes: int, knobs: Knobs, seed: int) -> Any:
    params = type(chat).InferCodeParams(
        spk_emb=voice.embedding,
        spk_smp=voice.sample or None,
        txt_smp=voice.sample_text or None,
        temperature=knobs.temperature,
        top_P=knobs.top_p,
        top_K=knobs.top_k,
        repetition_penalty=knobs.repetition_penalty,
        max_new_token=codes,
        show_tqdm=False,
    )
    torch.manual_seed(seed)
    return next(chat._infer_code([TEXT], False, chat.device, True, params))


@pytest.fixture(scope="module")
def stepper(chat: Any) -> Stepper:
    return Stepper(Network(chat, "cpu", torch.float32, 1024))


@pytest.fixture(scope="module")
def voice(chat: Any) -> VoiceCard:
    return complete(VoiceCard("A", seed=11), chat.speaker)


def ours(stepper: Stepper, chat: Any, voice: VoiceCard, codes: int, knobs: Knobs, seed: int) -> int:
    stepper.begin(Prompter(chat).embed(TEXT, voice, 5), knobs, seed)
    assert stepper.advance(codes - 1) is None
    return stepper.steps


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(
    "knobs",
    [Knobs(), GREEDY, Knobs(0.9, 0.95, 50, 1.3), Knobs(2.0, 0.05, 3, 1.0)],
    ids=["usual", "greedy", "free", "narrow"],
)
def test_the_same_draws_give_the_same_codes(
    stepper: Stepper, chat: Any, voice: VoiceCard, knobs: Knobs, seed: int
) -> None:
    codes = 80
    expected = stock(chat, voice, codes, knobs, seed)
    assert ours(stepper, chat, voice, codes, knobs, seed) == codes
    assert torch.equal(stepper.codes[:codes], expected.ids[0])


def test_a_long_utterance_has_the_same_codes_rows_and_sound(
    stepper: Stepper, chat: Any, voice: VoiceCard
) -> None:
    expected = stock(chat, voice, CODES, Knobs(), 5)
    ours(stepper, chat, voice, CODES, Knobs(), 5)
    rows = expected.hiddens[0].clone()
    assert torch.equal(stepper.codes[:CODES], expected.ids[0])
    assert (stepper.hidden[:CODES] - rows).abs().max() < 1e-5
    sound = Vocoder(chat, "cpu").decode(stepper.hidden, Window(0, CODES, 0, CODES)).numpy()
    whole = chat._decode_to_wavs([rows], True)[0]
    assert sound.shape == whole.shape == ((2 * CODES - 1) * 256,)
    assert np.abs(whole).max() > 0.01
    assert np.abs(sound - whole).max() < 1e-5


def test_the_logits_agree(stepper: Stepper, chat: Any, voice: VoiceCard) -> None:
    expected = stock(chat, voice, 40, Knobs(), 3)
    ours(stepper, chat, voice, 40, Knobs(), 3)
    network = Network(chat, "cpu", torch.float32, 64)
    with torch.no_grad():
        theirs = torch.stack([head(expected.hiddens[0]) for head in chat.embed.head_code])
    for step in range(40):
        logits = network.logits(stepper.hidden[step : step + 1])
        assert (logits - theirs[:, step]).abs().max() < 1e-4


def test_a_sample_of_speech_in_the_prompt_counts_as_it_does_there(
    stepper: Stepper, chat: Any, voice: VoiceCard
) -> None:
    sample = chat.speaker.encode_prompt(torch.randint(0, 625, (4, 30)))
    sampled = VoiceCard(
        "B", seed=11, embedding=voice.embedding, sample=sample, sample_text="good day ."
    )
    expected = stock(chat, sampled, 40, Knobs(), 3)
    ours(stepper, chat, sampled, 40, Knobs(), 3)
    assert torch.equal(stepper.codes[:40], expected.ids[0])
    ours(stepper, chat, voice, 40, Knobs(), 3)
    assert not torch.equal(stepper.codes[:40], expected.ids[0])


def test_a_text_is_refined_as_the_package_does(stepper: Stepper, chat: Any) -> None:
    manner = Manner(refine=True, oral=3, laugh=1, pause=6)
    params = type(chat).RefineTextParams(prompt="[oral_3][laugh_1][break_6]", show_tqdm=False)
    torch.manual_seed(4)
    tokens = chat._refine_text([TEXT], chat.device, params).ids[0]
    expected = chat.tokenizer.decode([tokens[tokens.less(chat.tokenizer.break_0_ids)]])[0]
    refiner = Refiner(chat.tokenizer, chat.speaker, chat.embed, stepper._network)
    refined = refiner.refine(TEXT, manner, 4, CancelToken())
    assert len(refined) > 20
    assert refined == expected


def test_an_utterance_leaves_nothing_to_the_next(
    stepper: Stepper, chat: Any, voice: VoiceCard
) -> None:
    ours(stepper, chat, voice, 30, Knobs(), 3)
    first = stepper.codes[:30].clone()
    ours(stepper, chat, voice, 300, GREEDY, 9)
    ours(stepper, chat, voice, 30, Knobs(), 3)
    assert torch.equal(stepper.codes[:30], first)
