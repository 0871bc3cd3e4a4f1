"""Plays the prompts through the app's own path: facts, conversation, model, but greedily."""

from __future__ import annotations

import hashlib
import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from app import paths
from app.conversation import Conversation
from app.engines.admission import admit
from app.engines.llama.model import LlamaModel
from app.engines.llama.sampling import Sampling
from app.facts.registry import SOURCES, Sources
from app.ports import Fact, Message, Usage
from app.turn import CancelToken
from tools.starter_model.held_out.prompts import NOW, Prompt


@dataclass(frozen=True, slots=True)
class Turn:
    """What the user said, and what came of it."""

    ask: str
    facts: tuple[Fact, ...]
    answer: str
    usage: Usage
    first_token: float
    """Seconds from the question, facts not yet found, to the first text."""


class Player:
    """An open model with its sources of facts."""

    def __init__(self, path: Path) -> None:
        """Open the model file at `path` as the app opens the starter; its data sheet is beside it.

        Raises:
            ModelError: it does not open.
        """
        card: dict[str, Any] = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
        self._system: str = card["system_prompt"]
        self._now = NOW
        self._sources = Sources({spec.name for spec in SOURCES}, lambda: self._now)
        self._answers: dict[tuple[Message, ...], Turn] = {}
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        cancel = CancelToken()
        file = admit(path, cache=paths.cache(), trusted=(digest,), cancel=cancel)
        started = time.perf_counter()
        self._model = LlamaModel(
            file,
            sampling=Sampling(temperature=0.0, max_tokens=card["max_tokens"]),
            context_length=card["context_length"],
            threads=1,
        )
        self.load_seconds = time.perf_counter() - started
        """How long the opening took, without the check of the file."""
        self._model.prefill(self._system, cancel)
        for _ in self._sources.warm():
            pass

    def close(self) -> None:
        """Free the model."""
        self._model.close()

    def play(self, prompt: Prompt) -> list[Turn]:
        """Say what stands before the question, then the question; the model answers each."""
        conversation = Conversation(self._system)
        turns: list[Turn] = []
        for ask in (*prompt.before, prompt.ask):
            turns.append(self._turn(ask, conversation, prompt.now))
            conversation.add(ask, turns[-1].answer, facts=turns[-1].facts)
        return turns

    def _turn(self, ask: str, conversation: Conversation, now: datetime) -> Turn:
        """Answer once; the same question after the same words is not asked a second time."""
        started = time.perf_counter()
        self._now = now
        facts = self._sources.find(ask, conversation.history())
        messages = conversation.messages(ask, facts)
        if messages not in self._answers:
            self._answers[messages] = self._answered(ask, facts, messages, started)
        return self._answers[messages]

    def _answered(
        self, ask: str, facts: tuple[Fact, ...], messages: Sequence[Message], started: float
    ) -> Turn:
        said: list[str] = []
        first = 0.0
        for piece in self._model.stream(messages, CancelToken()):
            if isinstance(piece, Usage):
                return Turn(ask, facts, "".join(said), piece, first)
            if piece.text and not said:
                first = time.perf_counter() - started
            said += [piece.text] if piece.text else []
        raise RuntimeError("a model's stream ends with what it has cost")
