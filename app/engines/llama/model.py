"""LanguageModel on llama.cpp: its own token loop, cancellable anywhere, reading nothing twice."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import numpy as np

from app.engines import gguf
from app.engines.llama.filters import OPENING, AnswerText
from app.engines.llama.memory import context_that_fits
from app.engines.llama.native import Interrupt, threads_for_text
from app.engines.llama.runtime import Runtime, common_length, opening_cancelled
from app.engines.llama.sampling import Sampler, Sampling
from app.engines.llama.template import ChatTemplate
from app.engines.llama.vocabulary import Defusal
from app.engines.llama.window import Window
from app.errors import ModelRefused
from app.ports import Message, Stop, TextPiece, Usage
from app.turn import CancelToken

log = logging.getLogger(__name__)

_BATCH: Final = 128
"""Tokens that are read at once. More are no faster on a processor."""

_BATCH_OF_WIDE: Final = 64
"""The same for models so wide that one product of 128 rows takes longer than a cancel may."""

_WIDE: Final = 1 << 22
"""Weights of one matrix."""


@dataclass(frozen=True, slots=True)
class _Prompt:
    tokens: list[int]
    thinking: bool
    """The template has already opened a thinking block."""


@dataclass(slots=True)
class _Tally:
    """What an answer has cost so far. Counts seconds in the model, not in who takes its pieces."""

    prompt: int
    reused: int = 0
    generated: int = 0
    prompt_seconds: float = 0.0
    generation_seconds: float = 0.0
    stop: Stop = "length"

    def usage(self) -> Usage:
        return Usage(
            prompt_tokens=self.prompt,
            reused_tokens=self.reused,
            generated_tokens=self.generated,
            prompt_seconds=self.prompt_seconds,
            generation_seconds=self.generation_seconds,
            stop=self.stop,
        )


class LlamaModel:
    """A GGUF file that answers. Made, used and closed by one thread."""

    def __init__(
        self,
        file: gguf.ModelFile,
        *,
        sampling: Sampling | None = None,
        context_length: int = 4096,
        thinking: bool = False,
        stop: Sequence[str] = (),
        threads: int | None = None,
        gpu_layers: int = 0,
        cancel: CancelToken | None = None,
    ) -> None:
        """Open a file that was inspected.

        `thinking` asks a model that can do both to think before it answers; `cancel` gives the
        opening up.

        Raises:
            ModelRefused, ModelTooBig, TemplateFailed: it cannot be used.
            ModelError: `cancel` was set.
        """
        cancel = cancel or CancelToken()
        started = time.perf_counter()
        self._file = file
        self._sampling = sampling or Sampling()
        self._thread = threading.get_ident()
        self._window = Window()
        self._runtime = Runtime(
            file.path,
            context_length=context_that_fits(self._file, context_length),
            threads=threads or threads_for_text(),
            batch=_batch(self._file),
            gpu_layers=gpu_layers,
            cancel=cancel,
        )
        vocabulary = self._runtime.vocabulary
        self._sampler = Sampler(self._sampling, vocabulary.size)
        try:
            self._template = ChatTemplate(
                self._file.template,
                bos=vocabulary.text(vocabulary.bos),
                eos=vocabulary.text(vocabulary.eos),
                defuse=Defusal(vocabulary.control_texts()),
                thinking=thinking,
                model=self._file.name,
            )
            self._warm_up(cancel)
        except BaseException:
            self.close()
            raise
        self._stop = (*self._template.stops, *stop)
        log.info("%s is open after %.2f s", self._file.name, time.perf_counter() - started)

    @property
    def name(self) -> str:
        """What the model is called on screen."""
        return self._file.name

    @property
    def calls_tools(self) -> bool:
        """Whether its chat template names tools: it was trained to call them."""
        return self._template.names_tools

    @property
    def context_length(self) -> int:
        """Tokens that prompt and answer may have together."""
        return self._runtime.context_length

    def stream(
        self, messages: Sequence[Message], cancel: CancelToken
    ) -> Iterator[TextPiece | Usage]:
        """Yield the answer in pieces and its `Usage` last; ends early once `cancel` is set.

        One stream at a time: a newer one ends the one before.

        Raises:
            PromptTooLong: the newest message alone fills the context.
            TemplateFailed: the chat template gave up on these messages.
            GenerationFailed: llama.cpp did.
        """
        with self._interruptible(cancel) as interrupt:
            yield from self._answer(self._prompt(messages), cancel, interrupt)

    def prefill(self, system: str, cancel: CancelToken) -> None:
        """Read the system prompt ahead, so that the first turn need not; ends once cancelled."""
        one, other = (
            self._render([Message("system", system), Message("user", text)]).tokens
            for text in ("a", "b")
        )
        same = min(common_length(one, other), self._room)
        with self._interruptible(cancel):
            self._runtime.feed(one[self._runtime.rewind(one[: same + 1]) : same])

    def close(self) -> None:
        """Free the native state; a second call does nothing."""
        self._on_own_thread()
        self._sampler.close()
        self._runtime.close()

    def _prompt(self, messages: Sequence[Message]) -> _Prompt:
        def attempt(shown: Sequence[Message]) -> _Prompt | None:
            prompt = self._render(shown)
            return prompt if len(prompt.tokens) <= self._room else None

        return self._window.fit(messages, attempt)

    @property
    def _room(self) -> int:
        """Tokens that a prompt may have, so that there is some left for the answer."""
        length = self._runtime.context_length
        return length - min(self._sampling.max_tokens, length // 4)

    def _render(self, messages: Sequence[Message]) -> _Prompt:
        text = self._template.render(messages)
        return _Prompt(
            self._runtime.vocabulary.tokenize(text), thinking=text.rstrip().endswith(OPENING)
        )

    def _answer(
        self, prompt: _Prompt, cancel: CancelToken, interrupt: Interrupt
    ) -> Iterator[TextPiece | Usage]:
        def over() -> bool:
            return cancel.cancelled or self._runtime.interrupt is not interrupt

        tally = _Tally(len(prompt.tokens))
        if self._read(prompt.tokens, tally):
            yield TextPiece("")
            text = AnswerText(self._stop, thinking=prompt.thinking)
            for data in self._write(tally, over):
                yield from text.push(data)
                if text.stopped or text.looping:
                    tally.stop = "stop"
                    break
            if tally.stop != "cancelled":
                yield from text.finish(cut=tally.stop == "length")
            if text.looping:
                tally.stop = "loop"
                log.info("%s repeated itself, and was ended", self.name)
        yield tally.usage()

    def _read(self, tokens: Sequence[int], tally: _Tally) -> bool:
        """Read the part of the prompt that is not held; False if that was interrupted."""
        started = time.perf_counter()
        tally.reused = self._runtime.rewind(tokens)
        finished = self._runtime.feed(tokens[tally.reused :])
        tally.prompt_seconds = time.perf_counter() - started
        if not finished:
            tally.stop = "cancelled"
        return finished

    def _write(self, tally: _Tally, over: Callable[[], bool]) -> Iterator[bytes]:
        """Yield the bytes of each token of the answer, and tally why there are no more."""
        runtime, token = self._runtime, 0
        self._sampler.reset()
        for number in range(min(self._sampling.max_tokens, runtime.context_length - tally.prompt)):
            started = time.perf_counter()
            if over() or (number and not runtime.feed([token])):
                tally.stop = "cancelled"
                return
            token = runtime.sample(self._sampler)
            tally.generation_seconds += time.perf_counter() - started
            if runtime.vocabulary.ends(token):
                tally.stop = "stop"
                return
            tally.generated += 1
            yield runtime.vocabulary.piece(token)

    @contextmanager
    def _interruptible(self, cancel: CancelToken) -> Iterator[Interrupt]:
        """Let `cancel`, and no earlier one, end what the model does in the body."""
        self._on_own_thread()
        interrupt = Interrupt()
        unhook = cancel.on_cancel(interrupt.set)
        try:
            self._runtime.interrupt = interrupt
            yield interrupt
        finally:
            unhook()

    def _warm_up(self, cancel: CancelToken) -> None:
        """Read one token: it builds the graph, brings the weights in and shows whether they count.

        Weights that are damaged into not-a-number load without complaint and answer nonsense.
        """
        with self._interruptible(cancel):
            if not self._runtime.feed([max(self._runtime.vocabulary.bos, 0)]):
                raise opening_cancelled()
        if not np.isfinite(self._runtime.logits()).all():
            raise ModelRefused(f"{self._file.name} is damaged: its weights hold no numbers.")

    def _on_own_thread(self) -> None:
        """Two threads in one model end the process; an exception says where they met."""
        if threading.get_ident() != self._thread:
            raise RuntimeError("a model is used by the thread that made it")


def _batch(file: gguf.ModelFile) -> int:
    return _BATCH_OF_WIDE if file.embedding_length * file.feed_forward_length > _WIDE else _BATCH
