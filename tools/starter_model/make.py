"""From nothing to resources/models/starter.gguf: `python -m tools.starter_model.make --seed 1`."""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import argparse
import hashlib
import logging
from pathlib import Path

import tomli_w
import torch
from tokenizers import Tokenizer

from tools.starter_model import evaluate, gguf_file
from tools.starter_model.chatml import SYSTEM_PROMPT
from tools.starter_model.network import Network, Shape
from tools.starter_model.train import CHECKPOINT, TOKENIZER, Recipe, train
from tools.starter_model.verify import MODEL, verify

log = logging.getLogger(__name__)


def export(folder: Path, path: Path) -> None:
    """Write the model file of the checkpoint in `folder`, and its data sheet beside it."""
    state = torch.load(folder / CHECKPOINT, weights_only=True)
    network = Network(Shape(**state["shape"]))
    network.load_state_dict(state["network"])
    vocabulary = gguf_file.Vocabulary.of(Tokenizer.from_file(str(folder / TOKENIZER)))
    path.parent.mkdir(parents=True, exist_ok=True)
    gguf_file.write(path, network, vocabulary, halved=True)
    path.with_suffix(".toml").write_text(tomli_w.dumps(data_sheet(path)), encoding="utf-8")


def data_sheet(path: Path) -> dict[str, object]:
    """What the app must know about the model file at `path`."""
    return {
        "name": gguf_file.NAME,
        "file": path.name,
        "bytes": path.stat().st_size,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "licence": gguf_file.LICENCE,
        "languages": ["en", "zh"],
        "system_prompt": SYSTEM_PROMPT,
        "context_length": 512,
        "max_tokens": 160,
        "temperature": 0.2,
    }


def main() -> None:
    """Train unless a finished checkpoint is there, export, verify and evaluate."""
    usual = Recipe()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--steps", type=int, default=usual.steps)
    parser.add_argument("--threads", type=int, default=max(1, (os.cpu_count() or 2) // 2))
    parser.add_argument("--work", type=Path, default=Path("build/starter"), help="checkpoints")
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--compile", action="store_true", help="faster; needs a C++ compiler")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(arguments.threads)
    recipe = Recipe(seed=arguments.seed, steps=arguments.steps)
    train(recipe, arguments.work, compiled=arguments.compile)
    export(arguments.work, arguments.out)
    for name, each in verify(arguments.out, 200).items():
        log.info("%s: %s", name, each)
    for row in evaluate.rows(evaluate.play(arguments.out, evaluate.prompts())):
        log.info("%s", evaluate.line(row))


if __name__ == "__main__":
    main()
