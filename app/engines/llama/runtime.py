"""An opened model and the state of what it has read."""

from __future__ import annotations

import itertools
import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import llama_cpp.llama_cpp as llama
import numpy as np

from app.engines.llama.native import Interrupt, cause, complaints
from app.engines.llama.sampling import Sampler
from app.engines.llama.vocabulary import Vocabulary
from app.errors import GenerationFailed, ModelError, ModelRefused, ModelTooBig
from app.turn import CancelToken

log = logging.getLogger(__name__)

_ABORTED: Final = 2  # what llama_decode returns after an interrupt


class Runtime:
    """Reads tokens and foretells the next one. Made, used and closed by one thread."""

    def __init__(
        self,
        path: Path,
        *,
        context_length: int,
        threads: int,
        batch: int,
        cancel: CancelToken,
        gpu_layers: int = 0,
    ) -> None:
        with complaints() as lines:
            self._model: Any = _open_model(path, lines, cancel, gpu_layers)
            try:
                self._context: Any = _open_context(
                    self._model, path, lines, (context_length, threads, batch)
                )
            except BaseException:
                llama.llama_model_free(self._model)
                raise
        self._memory = llama.llama_get_memory(self._context)
        self._batch = batch
        self._held: list[int] = []
        self._interrupt = Interrupt()
        self._interrupt.attach(self._context)
        self.vocabulary = Vocabulary(llama.llama_model_get_vocab(self._model))
        self.context_length: int = llama.llama_n_ctx(self._context)

    @property
    def interrupt(self) -> Interrupt:
        """What interrupts it now."""
        return self._interrupt

    @interrupt.setter
    def interrupt(self, interrupt: Interrupt) -> None:
        interrupt.attach(self._live())
        self._interrupt = interrupt

    def rewind(self, prompt: Sequence[int]) -> int:
        """Forget all but the longest common start of `prompt` and what was read; its length.

        At least one token of the prompt is left to be read, so that there are logits.
        """
        self._live()
        return self._keep(common_length(self._held, prompt[:-1]))

    def feed(self, tokens: Sequence[int]) -> bool:
        """Read `tokens`; False if it was interrupted, and then those of them already read stay.

        Raises:
            GenerationFailed: llama.cpp cannot go on.
        """
        context = self._live()
        for start in range(0, len(tokens), self._batch):
            part = tokens[start : start + self._batch]
            array = (llama.llama_token * len(part))(*part)
            with complaints() as lines:
                code = llama.llama_decode(context, llama.llama_batch_get_one(array, len(part)))
            if code:
                self._keep(len(self._held))
                if code == _ABORTED:
                    return False
                reason = cause(lines) if lines else f"code {code}"
                raise GenerationFailed(f"The model stopped in the middle: {reason}.")
            self._held.extend(part)
        return True

    def sample(self, sampler: Sampler) -> int:
        """Choose the token that follows the last one that was fed."""
        return sampler.sample(self._live())

    def logits(self) -> np.ndarray[Any, np.dtype[np.float32]]:
        """A view of the scores of every token to follow the last one that was fed."""
        pointer = llama.llama_get_logits_ith(self._live(), -1)
        return np.ctypeslib.as_array(pointer, shape=(self.vocabulary.size,))

    def close(self) -> None:
        """Free the model; a second call does nothing."""
        if self._context is not None:
            llama.llama_free(self._context)
            llama.llama_model_free(self._model)
            self._context = self._model = None

    def _keep(self, count: int) -> int:
        """Forget what was read after the first `count` tokens; how many of them could stay.

        A recurrent state cannot go back, so such a model forgets all.
        """
        if not llama.llama_memory_seq_rm(self._memory, 0, count, -1):
            llama.llama_memory_clear(self._memory, True)  # noqa: FBT003  a C function
            count = 0
        del self._held[count:]
        return count

    def _live(self) -> Any:
        """The context; a closed one would take the process down."""
        if self._context is None:
            raise RuntimeError("the model is closed")
        return self._context


def common_length(one: Sequence[int], other: Sequence[int]) -> int:
    """How many tokens two prompts have in common at their start."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def opening_cancelled() -> ModelError:
    """What is raised when the user gave the opening of a model up."""
    return ModelError("Opening the model was cancelled.", remedy="Open it again.")


def _open_model(path: Path, lines: list[str], cancel: CancelToken, gpu_layers: int) -> Any:
    @llama.llama_progress_callback  # type: ignore[untyped-decorator]  # a ctypes function type
    def goes_on(_progress: float, _data: Any) -> bool:
        return not cancel.cancelled

    options = llama.llama_model_default_params()
    options.n_gpu_layers = gpu_layers
    options.progress_callback = goes_on
    model = llama.llama_model_load_from_file(os.fsencode(path), options)
    if cancel.cancelled:
        if model is not None:
            llama.llama_model_free(model)
        raise opening_cancelled()
    if model is None:
        raise _refusal(path, lines)
    if llama.llama_model_has_encoder(model) or not llama.llama_model_has_decoder(model):
        llama.llama_model_free(model)
        raise ModelRefused(
            f"{path.name} is not made for chatting.", remedy="Choose a model that is."
        )
    return model


def _open_context(model: Any, path: Path, lines: list[str], shape: tuple[int, int, int]) -> Any:
    length, threads, batch = shape
    options = llama.llama_context_default_params()
    options.n_ctx = length
    options.n_batch = options.n_ubatch = batch
    options.n_threads = options.n_threads_batch = threads
    # The whole cache also where attention only looks back a little: otherwise no prefix of an
    # earlier turn could be used again.
    options.swa_full = True
    context = llama.llama_init_from_model(model, options)
    if context is None:
        raise _refusal(path, lines)
    return context


def _refusal(path: Path, lines: list[str]) -> ModelRefused | ModelTooBig:
    reason = cause(lines)
    if "alloc" in reason:
        return ModelTooBig(f"There is not enough memory for {path.name}: {reason}.")
    if "unknown model architecture" in reason:
        return ModelRefused(
            f"{path.name} has an architecture that this version does not know.",
            remedy="Update Sottovoce, or choose another model.",
        )
    return ModelRefused(f"{path.name} cannot be opened: {reason}.")
