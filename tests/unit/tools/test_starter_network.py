"""The network of the starter model, its training and its file."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer

from tools.starter_model import gguf_file
from tools.starter_model.corpus.dialogue import training_dialogues
from tools.starter_model.network import Network, Shape
from tools.starter_model.tokenizer import learn
from tools.starter_model.train import CHECKPOINT, Recipe, Training, train, visible
from tools.starter_model.verify import held_out_prompts, parity
from tools.starter_model.windows import windows

pytestmark = pytest.mark.usefixtures("one_thread")

SMALL = Shape(vocabulary=600, width=64, layers=2, hidden=96, context=512)
RECIPE = Recipe(corpus=8, sample=60, vocabulary=600, length=384, batch=1, steps=4, warm_up=2)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return learn((m.text for told in training_dialogues(1, 200) for m in told), 600)


@pytest.fixture
def network() -> Network:
    torch.manual_seed(0)
    return Network(SMALL).eval()


def test_a_later_token_changes_nothing_before_it(network: Network) -> None:
    tokens = torch.arange(20)[None]
    changed = tokens.clone()
    changed[0, 12] = 99
    with torch.inference_mode():
        before, after = network(tokens), network(changed)
    assert torch.equal(before[:, :12], after[:, :12])
    assert not torch.equal(before[:, 12], after[:, 12])


def test_only_distances_count_between_tokens(network: Network) -> None:
    tokens = torch.randint(600, (1, 10), generator=torch.Generator().manual_seed(1))
    moved = torch.cat([torch.zeros(1, 7, dtype=torch.long), tokens], 1)
    mask = torch.ones(1, 1, 17, 17, dtype=torch.bool).tril()
    mask[..., 7:, :7] = False
    with torch.inference_mode():
        assert torch.allclose(network(tokens), network(moved, mask)[:, 7:], atol=1e-5)


def test_a_token_sees_the_past_of_its_own_dialogue_only() -> None:
    assert visible(torch.tensor([[1, 1, 2, 2]])).int().tolist() == [
        [[[1, 0, 0, 0], [1, 1, 0, 0], [0, 0, 1, 0], [0, 0, 1, 1]]]
    ]


def test_a_resumed_training_ends_where_an_unbroken_one_does(tokenizer: Tokenizer) -> None:
    data = windows(training_dialogues(1, 60), tokenizer, RECIPE.length)
    whole, first, second = (Training(RECIPE, SMALL) for _ in range(3))
    for training in (whole, first, second):
        training.feed(data, 0)
    for _ in range(2):
        whole.advance()
        first.advance()
    second.restore(first.state())
    for _ in range(2):
        whole.advance()
        second.advance()
    for ours, theirs in zip(whole.network.parameters(), second.network.parameters(), strict=True):
        assert torch.equal(ours, theirs)
    assert whole.loss == second.loss


def test_a_training_leaves_a_checkpoint_and_a_finished_one_is_not_repeated(tmp_path: Path) -> None:
    path = train(RECIPE, tmp_path)
    assert path == tmp_path / CHECKPOINT
    first = torch.load(path, weights_only=True)
    train(RECIPE, tmp_path)
    again = torch.load(path, weights_only=True)
    assert first["step"] == again["step"] == RECIPE.steps
    for name, weight in first["network"].items():
        assert torch.equal(weight, again["network"][name])


def test_a_written_network_is_read_back_as_it_was(
    network: Network, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    vocabulary = gguf_file.Vocabulary.of(tokenizer)
    gguf_file.write(tmp_path / "a.gguf", network, vocabulary, halved=False)
    read, words = gguf_file.read(tmp_path / "a.gguf")
    assert words == vocabulary
    assert read.shape == network.shape
    for name, weight in network.state_dict().items():
        assert torch.equal(weight, read.state_dict()[name])


def test_llama_cpp_computes_the_same_as_torch(
    network: Network, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    path = tmp_path / "a.gguf"
    gguf_file.write(path, network, gguf_file.Vocabulary.of(tokenizer), halved=False)
    found = parity(network, path, held_out_prompts(5))
    assert found.agreement == 1.0
    assert found.largest_difference < 1e-3
