"""Makes a folder that ChatTTS loads: `python -m tools.chattts_weights.make FOLDER [--size full]`.

The package's own classes are built and their random state is saved, so that every name and shape
is right by construction. Nothing of the published weights is in it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Final, Literal, TypeAlias

import torch
from ChatTTS.config import config
from ChatTTS.model import DVAE, Embed
from safetensors.torch import save_file
from torch import nn
from transformers import LlamaConfig, LlamaModel
from transformers.utils import logging as transformers_logging
from vocos import Vocos
from vocos.pretrained import instantiate_class

from tools.chattts_weights.shapes import Size, shapes
from tools.chattts_weights.vocabulary import write_tokenizer

Ends: TypeAlias = Literal["never", "soon"]
"""Whether an utterance ends by itself, after some ten codes, or runs as far as it is let."""

MANIFEST: Final = "random.json"
_END_GAIN: Final[dict[Ends, float]] = {"never": 1e-3, "soon": 6.8}
_GAIN: Final = 6.0
_LAYER_SCALE: Final = 0.3
"""The blocks' own start, 1e-6, would leave the sound as it enters: a test would prove nothing."""


def make(folder: Path, size: Size = "tiny", *, seed: int = 0, ends: Ends = "never") -> None:
    """Write a checkpoint of noise and a manifest of its hashes into `folder`."""
    torch.manual_seed(seed)
    asset = folder / "asset"
    for inner in ("gpt", "tokenizer"):
        (asset / inner).mkdir(parents=True, exist_ok=True)
    shape = shapes(size)
    for name, module in modules(shape, ends).items():
        state = {key: value.detach().clone() for key, value in module.state_dict().items()}
        save_file(state, asset / f"{name}.safetensors")
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # it has no types
    llama = LlamaModel(LlamaConfig(vocab_size=8, **asdict(shape.gpt)))
    llama.save_pretrained(asset / "gpt")
    write_tokenizer(asset / "tokenizer", shape.gpt.num_text_tokens)
    manifest = {"size": size, "hashes": _hashes(folder)}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def modules(shape: config.Config, ends: Ends) -> dict[str, nn.Module]:
    """The four files that are no language model, as modules."""
    parts = asdict(shape.vocos)
    vocos = Vocos(
        *(
            instantiate_class(args=(), init=parts[name])
            for name in ("feature_extractor", "backbone", "head")
        )
    )
    dvae = DVAE(
        asdict(shape.dvae.decoder),
        asdict(shape.dvae.encoder),
        asdict(shape.dvae.vq),
        dim=shape.dvae.decoder.idim,
    )
    decoder = DVAE(asdict(shape.decoder), dim=shape.decoder.idim)
    embed = Embed(**asdict(shape.embed))
    with torch.no_grad():
        for name, weight in (*dvae.named_parameters(), *decoder.named_parameters()):
            if name.endswith(".weight") and weight.dim() == 1 and "norm" not in name:
                weight.fill_(_LAYER_SCALE)
        for name, weight in vocos.named_parameters():
            if name.endswith("gamma"):
                weight.fill_(_LAYER_SCALE)
        for coefficients in (dvae.coef, decoder.coef):
            coefficients.fill_(1.0)
        for head in embed.head_code:
            gain = head.parametrizations.weight.original0
            gain.fill_(_GAIN)
            gain[-1] = _END_GAIN[ends]
    return {"Vocos": vocos, "DVAE": dvae, "Decoder": decoder, "Embed": embed}


def _hashes(folder: Path) -> dict[str, str]:
    """The hash of every file of the checkpoint, by its path in `folder`."""
    files = sorted(path for path in (folder / "asset").rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", choices=("tiny", "full"), default="tiny")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--ends", choices=tuple(_END_GAIN), default="never")
    options = parser.parse_args()
    make(options.folder, options.size, seed=options.seed, ends=options.ends)


if __name__ == "__main__":
    main()
