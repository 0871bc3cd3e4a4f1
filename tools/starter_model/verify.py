"""Proof that llama.cpp computes what was trained: `python -m tools.starter_model.verify`."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch

from tools.starter_model import answers, gguf_file
from tools.starter_model.chatml import render
from tools.starter_model.corpus.dialogue import dialogue, messages
from tools.starter_model.network import Network

MODEL = Path("resources/models/starter.gguf")
_SEED = 20_000


@dataclass(frozen=True, slots=True)
class Parity:
    """How far two computations of the same logits agree."""

    prompts: int
    tokens: int
    agreement: float
    """The share of positions with the same most likely next token."""
    largest_difference: float
    """Of any logit."""


def held_out_prompts(count: int) -> list[str]:
    """Dialogues of held-out phrases, written out for the model."""
    random = Random(_SEED)
    return [render(messages(dialogue(random))) for _ in range(count)]


def parity(network: Network, path: Path, prompts: Sequence[str]) -> Parity:
    """Compare torch's logits with llama.cpp's at every position of `prompts`."""
    model = answers.load(path, every_logit=True)
    same = total = 0
    largest = 0.0
    for prompt in prompts:
        tokens = model.tokenize(prompt.encode(), add_bos=False, special=True)
        with torch.inference_mode():
            ours = network(torch.tensor([tokens]))[0].numpy()
        model.reset()
        model.eval(tokens)
        theirs = model.scores[: len(tokens)]
        same += int((ours.argmax(1) == theirs.argmax(1)).sum())
        total += len(tokens)
        largest = max(largest, float(np.abs(ours - theirs).max()))
    model.close()
    return Parity(len(prompts), total, same / total, largest)


def verify(path: Path, count: int) -> dict[str, Parity]:
    """Rebuild the network from the file; compare it over a float32 copy, then over the file.

    The weights are the file's. The float32 copy must agree everywhere; over the file itself
    llama.cpp also rounds what goes into each product, so a few ties may fall apart.
    """
    network, vocabulary = gguf_file.read(path)
    prompts = held_out_prompts(count)
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "float32.gguf"
        gguf_file.write(exact, network, vocabulary, halved=False)
        found = {"float32": parity(network, exact, prompts)}
    found["float16"] = parity(network, path, prompts)
    return found


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--prompts", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    found = verify(arguments.model, arguments.prompts)
    if arguments.json:
        print(json.dumps({name: asdict(each) for name, each in found.items()}))
    else:
        for name, each in found.items():
            print(
                f"{name:8} agreement {each.agreement:.4%} of {each.tokens} tokens in "
                f"{each.prompts} prompts, largest difference {each.largest_difference:.4f}"
            )
    if found["float32"].agreement < 1.0:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
