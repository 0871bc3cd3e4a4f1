"""A session whose time belongs to the test."""

from __future__ import annotations

import threading

import pytest

from app.audio.null import NullSink
from app.audio.player import Player
from app.conversation import Conversation
from app.events import EventBus
from app.segmenter import PlainSegmenter
from app.session import ModelChoice, Session
from tests.fakes import LevelEngine, Log, ScriptedModel, WordSegmenter, wait_until


class Rig:
    """A session on a silent sink: `advance` is the only way in which time passes."""

    STEP = 0.01

    def __init__(self, model=None, engine=None, segmenter=WordSegmenter, facts=None):
        self.now = 0.0
        self.model = model or ScriptedModel(lambda prompt: [prompt])
        self.engine = engine or LevelEngine()
        self.log = Log()
        self.conversation = Conversation("system")
        self.sink = NullSink(clock=self.clock)
        self.sound = []
        self._recorded = 0
        self.player = Player(lambda: self.sink, clock=self.clock, run=False)
        bus = EventBus()
        bus.subscribe(self.log)
        self.session = Session(
            speech=self._speech,
            player=self.player,
            segmenter=segmenter,
            plain=PlainSegmenter,
            conversation=self.conversation,
            bus=bus,
            clock=self.clock,
            run=False,
        )
        self.session.open_model(ModelChoice("Scripted", self._open))
        if facts is not None:
            self.session.choose_facts(facts)

    def _open(self, _cancel):
        if isinstance(self.model, Exception):
            raise self.model
        return self.model

    def _speech(self, _before):
        if isinstance(self.engine, Exception):
            raise self.engine
        return self.engine

    def clock(self):
        return self.now

    def advance(self, seconds):
        for _ in range(round(seconds / self.STEP)):
            self.now += self.STEP
            self._record()
            self.player.tick()
            self.session.playhead.tick()

    def _record(self):
        """Keep what the sink took in the step that has just passed."""
        taken = self.sink.taken()
        self.sound.append(self.sink.read(self._recorded, taken))
        self._recorded = taken

    def play_out(self, limit=60.0):
        """Let time pass until everything has been heard."""
        for _ in range(round(limit / self.STEP)):
            if self.player.ended():
                self.advance(self.STEP)
                return
            self.advance(self.STEP)
        raise AssertionError("it never ended")

    def synthesised(self, seconds):
        """Wait until so much is on the tape; the stages run on threads of their own."""
        wait_until(lambda: self.player.written() >= seconds - 1e-6)

    def finished(self):
        """Wait until the tape is complete."""
        wait_until(self.player.finished)


@pytest.fixture
def rig():
    made = []

    def make(**parts):
        made.append(Rig(**parts))
        return made[-1]

    yield make
    for one in made:
        one.session.close()


@pytest.fixture
def gate():
    """Holds a model or an engine until the test sets it."""
    event = threading.Event()
    yield event
    event.set()
