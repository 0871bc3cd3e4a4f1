"""Training: `python -m tools.starter_model.train --out FOLDER`, resumable at any moment."""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import argparse
import logging
import math
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from tools.starter_model.corpus.dialogue import training_dialogues
from tools.starter_model.drill import drill
from tools.starter_model.held_out.overlap import guarded
from tools.starter_model.network import Network, Shape
from tools.starter_model.tokenizer import learn
from tools.starter_model.windows import Windows, windows

log = logging.getLogger(__name__)

CHECKPOINT = "checkpoint.pt"
TOKENIZER = "tokenizer.json"


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides what comes out; one recipe, one model (to the last rounding)."""

    seed: int = 1
    vocabulary: int = 4096
    length: int = 384
    batch: int = 10
    steps: int = 8000
    warm_up: int = 60
    fall: float = 1.0
    """The last part of the steps, over which the learning rate falls to nothing. A rate that stood
    still for the first two thirds taught the talk as well, and the copying of facts worse."""
    rate: float = 0.02
    """Muon's learning rate, for the matrices inside the blocks."""
    table_rate: float = 0.003
    """AdamW's, for the token table and the gains."""
    corpus: int = 16_000
    """Dialogues that are made at a time; each is seen about once."""
    sample: int = 40_000
    """Dialogues that the tokens are learnt from."""
    drill_rows: int = 2
    """Rows of each batch, beside `batch`, that only repeat what stands in them: see drill.py."""
    heard_share: float = 0.05
    """How many of the tokens that the assistant does not say are learnt to be predicted, too."""


def _schedule(step: int, recipe: Recipe) -> float:
    """The share of the full learning rate: it rises, stands, and falls in a line."""
    rise = (step + 1) / recipe.warm_up
    left = (recipe.steps - step) / (recipe.fall * recipe.steps)
    return min(1.0, rise, max(left, 0.0))


def _optimizers(network: Network, recipe: Recipe) -> list[torch.optim.Optimizer]:
    matrices = [weight for weight in network.blk.parameters() if weight.dim() == 2]
    held = {id(weight) for weight in matrices}
    others = [weight for weight in network.parameters() if id(weight) not in held]
    return [
        torch.optim.Muon(matrices, lr=recipe.rate, weight_decay=0.01, momentum=0.95),
        torch.optim.AdamW(others, lr=recipe.table_rate, betas=(0.9, 0.95), weight_decay=0.0),
    ]


def visible(dialogue: Tensor) -> Tensor:
    """Where a token may look: (rows, 1, time, time), True for the past of its own dialogue."""
    return (dialogue[:, None, :] == dialogue[:, :, None]).tril()[:, None]


class Training:
    """A network on its way; its state can be written and taken up again."""

    def __init__(self, recipe: Recipe, shape: Shape, *, compiled: bool = False) -> None:
        torch.manual_seed(recipe.seed)
        self.recipe = recipe
        self.network = Network(shape)
        self._run = torch.compile(self.network) if compiled else self.network
        self.optimizers = _optimizers(self.network, recipe)
        self.step = 0
        self.corpora = 0
        """Corpora that were trained on to their end."""
        self.place = 0
        """Rows of the present one that were."""
        self.loss = float("nan")
        """A running mean over what the assistant says, in nats a token."""

    def feed(self, data: Windows, number: int) -> None:
        """Train on `data`, the corpus of that number, from now on; its rows come in any order."""
        shuffle = torch.Generator().manual_seed(self.recipe.seed + number)
        self.data = data
        self._order = torch.randperm(len(data.tokens), generator=shuffle)

    def state(self) -> dict[str, Any]:
        """All that a resumed training needs."""
        return {
            "recipe": asdict(self.recipe),
            "shape": asdict(self.network.shape),
            "network": self.network.state_dict(),
            "optimizers": [each.state_dict() for each in self.optimizers],
            "step": self.step,
            "corpora": self.corpora,
            "place": self.place,
            "loss": self.loss,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from `state`."""
        self.network.load_state_dict(state["network"])
        for optimizer, saved in zip(self.optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)
        self.step, self.loss = state["step"], state["loss"]
        self.corpora, self.place = state["corpora"], state["place"]

    def advance(self) -> None:
        """Take one step, with the next rows of the corpus."""
        scale = _schedule(self.step, self.recipe)
        for optimizer, rate in zip(
            self.optimizers, (self.recipe.rate, self.recipe.table_rate), strict=True
        ):
            for group in optimizer.param_groups:
                group["lr"] = rate * scale
            optimizer.zero_grad(set_to_none=True)
        following = self.place + self.recipe.batch
        loss, spoken = self._losses(self._order[self.place : following].numpy())
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        for optimizer in self.optimizers:
            optimizer.step()
        self.step, self.place = self.step + 1, following
        now = spoken.item()
        self.loss = now if math.isnan(self.loss) else 0.97 * self.loss + 0.03 * now

    def _losses(self, rows: NDArray[np.int64]) -> tuple[Tensor, Tensor]:
        """The loss over the tokens that count, and over what the assistant says alone."""
        data = self._drilled(
            Windows(self.data.tokens[rows], self.data.spoken[rows], self.data.dialogue[rows])
        )
        tokens, dialogue = torch.from_numpy(data.tokens).long(), torch.from_numpy(data.dialogue)
        spoken, inside = torch.from_numpy(data.spoken)[:, 1:], dialogue[:, :-1]
        real = (dialogue[:, 1:] == inside) & (inside > 0)
        # Logits are the dearest numbers of all: only those that count are computed.
        draw = torch.Generator().manual_seed(self.step)
        heard = torch.rand(spoken.shape, generator=draw) < self.recipe.heard_share
        counts = real & (spoken | heard)
        with torch.autocast("cpu", torch.bfloat16):
            logits = self._run(tokens[:, :-1], visible(inside), counts)
        each = functional.cross_entropy(logits.float(), tokens[:, 1:][counts], reduction="none")
        said = spoken.clone()
        said[len(rows) :] = False
        return each.mean(), each[said[counts]].detach().mean()

    def _drilled(self, data: Windows) -> Windows:
        """`data`, with rows to repeat below."""
        recipe = self.recipe
        rows = drill(
            recipe.drill_rows, recipe.length, self.network.shape.vocabulary, seed=self.step
        )
        return Windows(
            np.concatenate((data.tokens, rows.tokens)),
            np.concatenate((data.spoken, rows.spoken)),
            np.concatenate((data.dialogue, rows.dialogue)),
        )


def _tokenizer(recipe: Recipe, folder: Path) -> Tokenizer:
    """The tokens in `folder`, or else those of a sample of the corpus, kept there."""
    path = folder / TOKENIZER
    if path.exists():
        return Tokenizer.from_file(str(path))
    sample = guarded(training_dialogues(recipe.seed, recipe.sample))
    tokenizer = learn((message.text for told in sample for message in told), recipe.vocabulary)
    tokenizer.save(str(path))
    return tokenizer


def train(recipe: Recipe, folder: Path, *, every: float = 60.0, compiled: bool = False) -> Path:
    """Train to the end, with a checkpoint every `every` seconds; return the last one's path.

    A checkpoint in `folder` is taken up where it stopped. `compiled` needs a C++
    compiler.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / CHECKPOINT
    tokenizer = _tokenizer(recipe, folder)
    training = Training(recipe, Shape(tokenizer.get_vocab_size()), compiled=compiled)
    if path.exists():
        training.restore(torch.load(path, weights_only=True))
    log.info("%d parameters", sum(weight.numel() for weight in training.network.parameters()))
    while training.step < recipe.steps:
        _pass(training, tokenizer, path, every)
    _save(training, path)
    return path


def _pass(training: Training, tokenizer: Tokenizer, path: Path, every: float) -> None:
    """Train on a corpus that was not seen yet, once."""
    recipe, number = training.recipe, training.corpora
    told = guarded(training_dialogues(recipe.seed + 1 + number, recipe.corpus))
    data = windows(told, tokenizer, recipe.length)
    training.feed(data, number)
    saved = time.monotonic()
    while training.place + recipe.batch <= len(data.tokens):
        training.advance()
        if training.step % 50 == 0:
            log.info("step %d loss %.4f", training.step, training.loss)
        if training.step == recipe.steps:
            return
        if time.monotonic() - saved > every:
            _save(training, path)
            saved = time.monotonic()
    training.corpora, training.place = number + 1, 0


def _save(training: Training, path: Path) -> None:
    """Write beside, then replace, so that a kill never leaves half a checkpoint."""
    beside = path.with_suffix(".part")
    torch.save(training.state(), beside)
    beside.replace(path)


def main() -> None:
    """Run from the command line."""
    usual = Recipe()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/starter"))
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--steps", type=int, default=usual.steps)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--compile", action="store_true", help="faster; needs a C++ compiler")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(arguments.threads)
    recipe = Recipe(arguments.seed, steps=arguments.steps)
    train(recipe, arguments.out, compiled=arguments.compile)


if __name__ == "__main__":
    main()
