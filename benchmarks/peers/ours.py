"""Our own pipeline, headless: Session, segmenter, espeak-ng and Player, driven like the peers."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence

import numpy as np

from app.audio.device import DeviceSink
from app.audio.null import NullSink
from app.audio.player import Player
from app.conversation import Conversation
from app.engines.espeak import EspeakEngine
from app.engines.failover.ladder import Ladder
from app.events import Event, EventBus, ModelFailed, TurnEnded, UtteranceFailed, VoiceFailed
from app.ports import AudioChunk, AudioSink, Message, SpeechRequest, TextPiece, Usage
from app.segmenter import PlainSegmenter, TextSegmenter
from app.session import ModelChoice, Session
from app.turn import CancelToken
from benchmarks.peers.contest import Output, Tap, TokenSource
from benchmarks.peers.espeak import SAMPLE_RATE

_AT_ONCE = 10_000.0
"""How many times faster than a sound card the tapped sink takes: no peer's callback paces it."""
_LATE = 0.020


class _Emitter:
    """A LanguageModel that emits what a TokenSource holds."""

    name = "tokens"
    calls_tools = False

    def __init__(self) -> None:
        self.source: TokenSource | None = None

    def stream(
        self, _messages: Sequence[Message], cancel: CancelToken
    ) -> Iterator[TextPiece | Usage]:
        for token in self.source or ():
            if cancel.cancelled:
                break
            yield TextPiece(token)
        yield Usage(0, 0, 0, 0.0, 0.0, "stop")

    def close(self) -> None:
        pass


class _TappedSink(NullSink):
    """Takes samples as a sound card's callback does, from the moment it is started, but all."""

    def __init__(self, tap: Tap) -> None:
        super().__init__(SAMPLE_RATE, clock=lambda: _AT_ONCE * time.monotonic())
        self._tap = tap

    def start(self) -> None:
        if self._tap.audible is None:  # a device takes floats as they lie: later no copy is made
            waiting = self.read(self.taken(), self.end)
            self._tap.take((32767 * waiting).astype(np.int16).tobytes())
        super().start()


class _LateEngine(EspeakEngine):
    """Holds every utterance up, so that a benchmark can show that it would notice."""

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        time.sleep(_LATE)
        yield from super().synthesize(request, cancel)


class Ours:
    """One session for all replies, as in the window."""

    engine: type[EspeakEngine] = EspeakEngine

    def __init__(self, _language: str, output: Output, tap: Tap) -> None:
        """Our segmenter finds the language out by itself."""
        self._tap = tap
        self._output = output
        self._emitter = _Emitter()
        self._ended = threading.Event()
        self._player = Player(self._open_sink)
        bus = EventBus()
        bus.subscribe(self._note)
        self._session = Session(
            speech=lambda _before: Ladder((self.engine(),)),
            player=self._player,
            segmenter=TextSegmenter,
            plain=PlainSegmenter,
            conversation=Conversation(),
            bus=bus,
        )
        self._session.open_model(ModelChoice("tokens", lambda _quitting: self._emitter))

    def _open_sink(self) -> AudioSink:
        return _TappedSink(self._tap) if self._output == "callback" else DeviceSink()

    def _note(self, event: Event) -> None:
        if isinstance(event, ModelFailed | VoiceFailed | UtteranceFailed):
            raise event.error
        if isinstance(event, TurnEnded):
            self._ended.set()

    def speak(self, source: TokenSource) -> None:
        """Ask, and wait until the whole answer was taken."""
        self._emitter.source = source
        self._ended.clear()
        self._session.submit("Tell me.")
        self._ended.wait()
        self._tap.samples = round(self._player.written() * SAMPLE_RATE)

    def stop(self) -> None:
        """What Escape does."""
        self._session.cancel()

    def close(self) -> None:
        """Join the threads."""
        self._session.close()


class LateOurs(Ours):
    """The control: every utterance is 20 ms late."""

    engine = _LateEngine
