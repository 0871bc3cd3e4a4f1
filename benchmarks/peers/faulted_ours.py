"""Our own pipeline with a ladder of two voices: Session, segmenter and Player, without a device."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from app.audio.null import NullSink
from app.audio.player import Player
from app.conversation import Conversation
from app.engines.failover.ladder import Ladder
from app.engines.remote.recipe import Recipe
from app.engines.remote.speech import RemoteSpeech
from app.errors import SynthesisFailed
from app.events import Event, EventBus, TurnEnded
from app.ports import AudioChunk, SpeechEngine, SpeechRequest, Voice, WordMark
from app.segmenter import PlainSegmenter, TextSegmenter
from app.session import Session
from app.turn import CancelToken, Turn
from benchmarks.peers.worded import BETTER, NEXT, RATE, Failed, Fault, Kind, Samples, Speaker
from benchmarks.peers.worded import Voice as WordedVoice


class WordedEngine:
    """A SpeechEngine of a `Speaker`."""

    def __init__(self, voice: WordedVoice, fault: Fault | None = None) -> None:
        self.name = voice.name
        self._speaker = Speaker(voice, fault)

    def voices(self) -> Sequence[Voice]:
        """It has one."""
        return (Voice(self.name, self.name, ("en",), self.name),)

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        """Say it as the speaker does."""
        try:
            for samples, words in self._speaker.say(request.text):
                if cancel.cancelled:
                    return
                yield AudioChunk(samples, RATE, tuple(WordMark(*word) for word in words))
        except Failed:
            raise SynthesisFailed("The voice says that it failed.", engine=self.name) from None

    def close(self) -> None:
        """Nothing is held."""


def better(kind: Kind, after: int, sentence: int, mark: str) -> WordedEngine:
    """Make the better voice in a worker; the next worker, which finds the `mark`, is sound."""
    broken = not Path(mark).exists()
    if broken:
        Path(mark).touch()
    else:
        shutil.rmtree(Path(mark).parent)
    return WordedEngine(BETTER, Fault(kind, after, sentence) if broken else None)


def _engine(fault: Fault | None) -> SpeechEngine:
    """The better voice; one that may end or stall its process has one of its own."""
    if fault is None or fault.kind not in {"hang", "crash"}:
        return WordedEngine(BETTER, fault)
    mark = Path(tempfile.mkdtemp()) / "failed"
    arguments = {**asdict(fault), "mark": str(mark)}
    factory = f"{__name__}:{better.__name__}"
    engine = RemoteSpeech(
        Recipe(name=BETTER.name, label=BETTER.name, factory=factory, arguments=arguments)
    )
    engine.open(CancelToken())
    return engine


class _TappedPlayer(Player):
    """Tells what is laid on the tape."""

    def __init__(self, take: Callable[[Samples], None]) -> None:
        super().__init__(lambda: NullSink(RATE))
        self._take = take

    def write(self, turn: Turn, chunk: AudioChunk) -> bool:
        self._take(chunk.samples)
        return super().write(turn, chunk)

    def end_utterance(self, turn: Turn, pause: float) -> bool:
        """See Player."""
        self._take(np.zeros(round(pause * RATE), np.float32))
        return super().end_utterance(turn, pause)


class Ours:
    """One session for all replies, as in the window."""

    def __init__(self, fault: Fault | None, take: Callable[[Samples], None]) -> None:
        self._ended = threading.Event()
        bus = EventBus()
        bus.subscribe(self._note)
        engine, player = self._voice(fault), _TappedPlayer(take)
        if isinstance(engine, Ladder):
            engine.follow(player.buffered)
        self._session = Session(
            speech=lambda _before: engine,
            player=player,
            segmenter=TextSegmenter,
            plain=PlainSegmenter,
            conversation=Conversation(),
            bus=bus,
        )

    def _voice(self, fault: Fault | None) -> SpeechEngine:
        return Ladder([_engine(fault), WordedEngine(NEXT)])

    def _note(self, event: Event) -> None:
        if isinstance(event, TurnEnded):
            self._ended.set()

    def speak(self, text: str) -> None:
        """Read it, until it was heard."""
        self._ended.clear()
        self._session.read(text)
        self._ended.wait()


class Alone(Ours):
    """The control: the better voice without a ladder."""

    def _voice(self, fault: Fault | None) -> SpeechEngine:
        return _engine(fault)


class Next(Ours):
    """The next voice alone: what its first sound takes."""

    def _voice(self, _fault: Fault | None) -> SpeechEngine:
        return WordedEngine(NEXT)
