"""Makes a folder that IndexTTS loads: `python -m tools.indextts_weights.make FOLDER [--size full]`.

Names and shapes are those that the app's own layout states, so that they are right by
construction. Nothing of the published weights is in it.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

import torch
import yaml
from torch import Tensor

from app.engines.indextts.layout import Shapes
from tools.indextts_weights.noise import Noise
from tools.indextts_weights.shapes import Size, configuration, shapes
from tools.indextts_weights.vocabulary import write_pieces

Ends: TypeAlias = Literal["never", "soon"]
"""Whether an utterance ends by itself, after `SOON` codes, or runs as far as it is let."""

SOON: Final = 32
"""1.4 s of sound: enough for a sentence that the app does not take it for swallowed."""
_FIRST_PLACE: Final = 2
"""Where the first code that was drawn stands when the next is drawn."""
_SIGNAL: Final = 16.0
"""What stands in the signalling channel from the last place on; others hold about one."""
_EAGER: Final = 30.0
_NEVER: Final = -1e3


def make(
    folder: Path, size: Size = "tiny", *, seed: int = 0, ends: Ends = "never", half: bool = True
) -> None:
    """Write a checkpoint of noise into `folder`, the configuration last.

    Args:
        folder: where to; made if need be.
        size: how large.
        seed: the same one makes the same weights.
        ends: when the stop code is drawn.
        half: whether gpt.pth is in half precision, as the published one seems to be.
    """
    folder.mkdir(parents=True, exist_ok=True)
    config = configuration(size)
    gpt, bigvgan = shapes(size)
    noise = Noise(seed, layers=config["gpt"]["layers"], rates=config["bigvgan"]["upsample_rates"])
    kind = torch.float16 if half else torch.float32
    decoder = _filled(gpt, noise, kind)
    _end(decoder, config["gpt"], ends)
    torch.save({"model": decoder}, folder / config["gpt_checkpoint"])
    del decoder
    vocoder = _filled(bigvgan, noise, torch.float32) | _counts(bigvgan)
    torch.save({"generator": vocoder}, folder / config["bigvgan_checkpoint"])
    write_pieces(folder / config["dataset"]["bpe_model"], config["gpt"]["number_text_tokens"])
    (folder / "config.yaml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")


def _filled(shapes: Shapes, noise: Noise, kind: torch.dtype) -> dict[str, Tensor]:
    return {name: noise.tensor(name, shape).to(kind) for name, shape in shapes.items()}


def _counts(shapes: Shapes) -> dict[str, Tensor]:
    """The steps for which each normalisation was trained, as whole numbers."""
    return {
        name.replace("running_var", "num_batches_tracked"): torch.tensor(0)
        for name in shapes
        if name.endswith("running_var")
    }


def _end(decoder: Mapping[str, Tensor], gpt: Mapping[str, Any], ends: Ends) -> None:
    """Let nothing but the place that is reached decide about the stop code.

    One channel of the stream is left alone by all layers. Places from the last one on write into
    it, and the stop code reads it.
    """
    stop, channel = gpt["stop_mel_token"], -1
    for name, tensor in decoder.items():
        if name.endswith(("c_proj.weight", "embedding.weight")):
            tensor[:, channel] = 0.0
        elif name.endswith("c_proj.bias"):
            tensor[channel] = 0.0
    places = decoder["mel_pos_embedding.emb.weight"]
    places[:, channel] = 0.0
    for norm in ("gpt.ln_f", "final_norm"):
        decoder[f"{norm}.weight"][channel], decoder[f"{norm}.bias"][channel] = 1.0, 0.0
    decoder["mel_head.weight"][stop] = 0.0
    decoder["mel_head.bias"][stop] = _NEVER
    if ends == "soon":
        places[SOON + _FIRST_PLACE - 1 :, channel] = _SIGNAL
        # Both norms divide by what the signal alone brings to the deviation.
        seen = _SIGNAL / math.sqrt(1.0 + _SIGNAL**2 / gpt["model_dim"])
        decoder["mel_head.weight"][stop, channel] = 2.0 * _EAGER / seen
        decoder["mel_head.bias"][stop] = -_EAGER


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", choices=("tiny", "full"), default="tiny")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--ends", choices=("never", "soon"), default="never")
    parser.add_argument("--single", action="store_true", help="gpt.pth in single precision")
    options = parser.parse_args()
    make(
        options.folder,
        options.size,
        seed=options.seed,
        ends=options.ends,
        half=not options.single,
    )


if __name__ == "__main__":
    main()
