"""Opens a GGUF file for conversations, in this process or, called with JSON, in a worker."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.engines import gguf
from app.engines.llama.model import LlamaModel
from app.engines.llama.sampling import Sampling
from app.turn import CancelToken


def open_model(
    path: str,
    *,
    context_length: int,
    sampling: Mapping[str, float],
    system_prompt: str = "",
    gpu_layers: int = 0,
    cancel: CancelToken | None = None,
) -> LlamaModel:
    """Open a file and read the beginning of every conversation, so that no first turn waits for it.

    `sampling` holds those fields of `Sampling` that are not its defaults; of the layers
    `gpu_layers` go to the graphics card, where llama.cpp knows one.

    Raises:
        ModelError: it cannot be used, or `cancel` was set.
    """
    cancel = cancel or CancelToken()
    made = LlamaModel(
        gguf.inspect(Path(path)),
        sampling=Sampling(**sampling),  # type: ignore[arg-type]  # whole numbers where it has them
        context_length=context_length,
        gpu_layers=gpu_layers,
        cancel=cancel,
    )
    if system_prompt:
        made.prefill(system_prompt, cancel)
    return made
