"""ChatTTS as its package runs it and as the app does, each asked for the same amount of speech."""

from __future__ import annotations

import json
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import torch

from app.engines.chattts.engine import ChatTTSEngine, Placement
from app.engines.chattts.guard import most_codes
from app.engines.chattts.loading import load
from app.engines.chattts.vocoder import CODES_A_SECOND
from app.engines.chattts.weights import Release
from app.errors import BadSpeech
from app.ports import SpeechRequest
from app.turn import CancelToken
from app.voices import VoiceShelf
from tools.chattts_weights.make import MANIFEST, make
from tools.chattts_weights.shapes import Size, shapes


@dataclass(frozen=True, slots=True)
class Weights:
    """A folder of noise whose speech never ends by itself, so that all make the same amount."""

    folder: Path
    release: Release

    @classmethod
    def made(cls, folder: Path, size: Size) -> Weights:
        """Make them, unless they are there."""
        if not (folder / MANIFEST).exists():
            make(folder, size, ends="never")
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        return cls(folder, Release(shapes(size), manifest["hashes"]))


class Rival(Protocol):
    """A way to run ChatTTS."""

    def speak(self, text: str) -> float:
        """Make all of an utterance of `most_codes(text)` codes; seconds that it took."""
        ...

    def first(self, text: str) -> float:
        """Seconds to the first piece of sound, streamed."""
        ...


def seconds_of(text: str) -> float:
    """How long the speech of an utterance sounds."""
    return most_codes(text) / CODES_A_SECOND


class Ours:
    """The app's engine, as the session uses it."""

    def __init__(self, weights: Weights, device: str) -> None:
        """Open it."""
        self.engine = ChatTTSEngine(
            weights.folder,
            VoiceShelf(weights.folder / "voices"),
            placement=Placement(device),
            release=weights.release,
        )

    def speak(self, text: str) -> float:
        """Until the guard ends what has no end."""
        begun = time.perf_counter()
        with suppress(BadSpeech):
            for _ in self.engine.synthesize(SpeechRequest(text), CancelToken()):
                pass
        return time.perf_counter() - begun

    def first(self, text: str) -> float:
        """To the first chunk, which is on the processor by then."""
        begun = time.perf_counter()
        chunks = self.engine.synthesize(SpeechRequest(text), CancelToken())
        next(chunks)
        found = time.perf_counter() - begun
        chunks.close()  # type: ignore[attr-defined]  # it is a generator
        return found

    def cancelled(self, text: str, after: float) -> float:
        """Seconds from a cancel, `after` so many of speaking, to the engine's silence."""
        cancel, at = CancelToken(), [0.0]

        def end() -> None:
            at[0] = time.perf_counter()
            cancel.cancel()

        timer = threading.Timer(after, end)
        timer.start()
        with suppress(BadSpeech):
            for _ in self.engine.synthesize(SpeechRequest(text), cancel):
                pass
        ended = time.perf_counter()
        timer.join()
        return ended - at[0]


class Stock:
    """The package itself: whole utterances for speed, its own streaming for the first piece."""

    def __init__(self, weights: Weights, device: str) -> None:
        """Load it where it shall run; `load` leaves it on the processor."""
        self._chat: Any = load(weights.folder, weights.release)
        if device != "cpu":
            self._chat.unload()
            self._chat.config = weights.release.config
            self._chat.sha256_map = {}
            self._chat._load(  # noqa: SLF001  # the files were checked by `load`
                device=torch.device(device), **_paths(weights.folder, self._chat.config)
            )
        self._voice = self._chat.sample_random_speaker()

    def _params(self, codes: int) -> Any:
        return type(self._chat).InferCodeParams(
            spk_emb=self._voice, max_new_token=codes, show_tqdm=False
        )

    def _infer(self, text: str, *, stream: bool) -> Any:
        return self._chat.infer(
            [text],
            stream=stream,
            skip_refine_text=True,
            split_text=False,
            do_text_normalization=False,
            do_homophone_replacement=False,
            params_infer_code=self._params(most_codes(text)),
        )

    def speak(self, text: str) -> float:
        """Not streamed: that decodes only once, so it is the faster of the two."""
        begun = time.perf_counter()
        self._infer(text, stream=False)
        return time.perf_counter() - begun

    def first(self, text: str) -> float:
        """As its README streams."""
        begun = time.perf_counter()
        pieces = self._infer(text, stream=True)
        next(pieces)
        found = time.perf_counter() - begun
        pieces.close()
        return found


def _paths(folder: Path, config: Any) -> dict[str, str]:
    from dataclasses import asdict

    return {name: str(folder / inner) for name, inner in asdict(config.path).items()}
