"""Training: `python -m tools.starter_model.train --out FOLDER`, resumable at any moment."""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import argparse
import logging
import math
import time
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from tools.starter_model.corpus.dialogue import COPYING, PLAIN, training_dialogues
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
    dialogues: int = 40_000
    vocabulary: int = 2048
    length: int = 320
    batch: int = 14
    steps: int = 1300
    warm_up: int = 60
    rate: float = 0.02
    """Muon's learning rate, for the matrices inside the blocks."""
    table_rate: float = 0.003
    """AdamW's, for the token table and the gains."""
    copying_from: int = 696
    """The step from which on the corpus asks for more copying."""
    heard_weight: float = 0.05
    """What a token counts that the assistant does not say."""


def _schedule(step: int, recipe: Recipe) -> float:
    """The share of the full learning rate: a short warm-up, then half a cosine down to 2 %."""
    rise = min(1.0, (step + 1) / recipe.warm_up)
    return rise * (0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * step / recipe.steps)))


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
        self.loss = float("nan")
        """A running mean over what the assistant says, in nats a token."""

    def feed(self, data: Windows) -> None:
        """Train on `data` from now on."""
        self.data = data
        self._turn = -1
        self._shuffled = torch.empty(0)

    def state(self) -> dict[str, Any]:
        """All that a resumed training needs."""
        return {
            "recipe": asdict(self.recipe),
            "shape": asdict(self.network.shape),
            "network": self.network.state_dict(),
            "optimizers": [each.state_dict() for each in self.optimizers],
            "step": self.step,
            "loss": self.loss,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from `state`."""
        self.network.load_state_dict(state["network"])
        for optimizer, saved in zip(self.optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)
        self.step, self.loss = state["step"], state["loss"]

    def advance(self) -> None:
        """Take one step."""
        scale = _schedule(self.step, self.recipe)
        for optimizer, rate in zip(
            self.optimizers, (self.recipe.rate, self.recipe.table_rate), strict=True
        ):
            for group in optimizer.param_groups:
                group["lr"] = rate * scale
            optimizer.zero_grad(set_to_none=True)
        loss, spoken = self._losses(self._rows())
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        for optimizer in self.optimizers:
            optimizer.step()
        self.step += 1
        now = spoken.item()
        self.loss = now if math.isnan(self.loss) else 0.97 * self.loss + 0.03 * now

    def _rows(self) -> list[int]:
        """The rows of this step: every pass over the data has an order of its own."""
        count = len(self.data.tokens)
        first = self.step * self.recipe.batch
        places = range(first, first + self.recipe.batch)
        return [int(self._order(place // count)[place % count]) for place in places]

    def _order(self, turn: int) -> Tensor:
        if turn != self._turn:
            shuffle = torch.Generator().manual_seed(self.recipe.seed + turn)
            self._shuffled = torch.randperm(len(self.data.tokens), generator=shuffle)
            self._turn = turn
        return self._shuffled

    def _losses(self, rows: list[int]) -> tuple[Tensor, Tensor]:
        """The weighted loss, and the plain one over what the assistant says."""
        tokens = torch.from_numpy(self.data.tokens[rows]).long()
        dialogue = torch.from_numpy(self.data.dialogue[rows])
        spoken = torch.from_numpy(self.data.spoken[rows])[:, 1:]
        inside = dialogue[:, :-1]
        with torch.autocast("cpu", torch.bfloat16):
            logits = self._run(tokens[:, :-1], visible(inside))
        each = functional.cross_entropy(
            logits.float().flatten(0, 1), tokens[:, 1:].flatten(), reduction="none"
        ).view(spoken.shape)
        real = (dialogue[:, 1:] == inside) & (inside > 0)
        weight = torch.where(spoken, 1.0, self.recipe.heard_weight) * real
        return (each * weight).sum() / weight.sum(), each[spoken].mean()


def _tokenizer(recipe: Recipe, folder: Path) -> Tokenizer:
    """Learn the tokens from an eighth of the corpus, and keep them in `folder`."""
    sample = islice(training_dialogues(recipe.seed, recipe.dialogues), recipe.dialogues // 8)
    tokenizer = learn((message.text for told in sample for message in told), recipe.vocabulary)
    tokenizer.save(str(folder / TOKENIZER))
    return tokenizer


def _corpus(recipe: Recipe, tokenizer: Tokenizer, step: int) -> Windows:
    """The rows that step `step` trains on."""
    copying = step >= recipe.copying_from
    seed, mix = (recipe.seed + 1, COPYING) if copying else (recipe.seed, PLAIN)
    return windows(training_dialogues(seed, recipe.dialogues, mix), tokenizer, recipe.length)


def train(recipe: Recipe, folder: Path, *, every: float = 60.0, compiled: bool = False) -> Path:
    """Train to the end, with a checkpoint every `every` seconds; return the last one's path.

    A checkpoint in `folder` is taken up where it stopped. `compiled` needs a C++ compiler.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / CHECKPOINT
    tokenizer = _tokenizer(recipe, folder)
    training = Training(recipe, Shape(tokenizer.get_vocab_size()), compiled=compiled)
    if path.exists():
        training.restore(torch.load(path, weights_only=True))
    log.info("%d parameters", sum(weight.numel() for weight in training.network.parameters()))
    saved = time.monotonic()
    for last in (recipe.copying_from, recipe.steps):
        if training.step < last:
            training.feed(_corpus(recipe, tokenizer, training.step))
        while training.step < last:
            training.advance()
            if training.step % 50 == 0:
                log.info("step %d loss %.4f", training.step, training.loss)
            if time.monotonic() - saved > every:
                _save(training, path)
                saved = time.monotonic()
    _save(training, path)
    return path


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
    parser.add_argument("--dialogues", type=int, default=usual.dialogues)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--compile", action="store_true", help="faster; needs a C++ compiler")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(arguments.threads)
    recipe = Recipe(arguments.seed, arguments.dialogues, steps=arguments.steps)
    train(recipe, arguments.out, compiled=arguments.compile)


if __name__ == "__main__":
    main()
