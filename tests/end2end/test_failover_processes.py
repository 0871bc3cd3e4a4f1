"""Processes of voices are stopped, killed and starved while they play: each word is heard once."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app import paths
from app.audio.device import DeviceSink
from app.audio.player import Player
from app.conversation import Conversation
from app.engines.failover.ladder import Ladder, Switch
from app.engines.remote.recipe import Recipe
from app.engines.remote.speech import RemoteSpeech
from app.errors import EngineLate
from app.events import Event, EventBus, TurnEnded
from app.ports import Samples
from app.segmenter import PlainSegmenter, TextSegmenter
from app.session import Session
from app.turn import CancelToken
from app.voices import VoiceCard, VoiceShelf, clip
from benchmarks.peers.faulted_ours import WordedEngine
from benchmarks.peers.worded import BETTER, NEXT, SENTENCES, heard
from benchmarks.peers.worded import RATE as WORDED
from tests.conftest import ExpectedLog
from tests.end2end.conftest import sounding
from tests.fakes import DEADLINE, wait_until
from tests.pulse import RATE, PulseServer, available

pytestmark = [
    pytest.mark.sound,
    pytest.mark.skipif(not available(), reason="no PulseAudio on this machine"),
]

DATA = Path(__file__).parents[1] / "data/indextts"
WEIGHTS, RECORDING = DATA / "ckpt", DATA / "ref_en.wav"
DEEDS = {"first": ["stop", "starve"], "second": ["kill"]}
"""What befalls the process of a voice in the first sentence that it is asked, and in the next."""
GAP = 2.5
"""Seconds of silence in what is read: a voice that does not answer has one of them."""


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[RemoteSpeech]]:
    """IndexTTS twice, opened at the same time."""
    monkeypatch.setenv(paths.HOME, str(tmp_path))
    VoiceShelf().keep(VoiceCard("Mara", "indextts"), clip=clip.recorded(RECORDING))
    made = [worker(name) for name in DEEDS]
    for one in made:
        one.warm_up()
    for one in made:
        one.open(CancelToken())
    yield made
    for one in made:
        one.close()


def worker(name: str) -> RemoteSpeech:
    factory = "tests.fakes_indextts:Marked"
    arguments = {"name": name, "folder": str(WEIGHTS), "deeds": DEEDS[name]}
    return RemoteSpeech(
        Recipe(name=name, label=name, factory=factory, arguments=arguments, threads=1)
    )


class Listener:
    """Knows who took over and why, and wakes a process that was stopped once it is replaced."""

    def __init__(self, stopped: RemoteSpeech) -> None:
        self._stopped = stopped
        self._ended = threading.Semaphore(0)
        self.switches: list[Switch] = []

    def switched(self, switch: Switch) -> None:
        self.switches.append(switch)
        if isinstance(switch.error, EngineLate) and self._stopped.pid is not None:
            os.kill(self._stopped.pid, signal.SIGCONT)

    def __call__(self, event: Event) -> None:
        if isinstance(event, TurnEnded):
            self._ended.release()

    def wait(self) -> None:
        assert self._ended.acquire(timeout=2 * DEADLINE)


@pytest.fixture
def listener(workers: list[RemoteSpeech]) -> Listener:
    return Listener(workers[0])


@pytest.fixture
def ladder(workers: list[RemoteSpeech], listener: Listener) -> Ladder:
    """The session closes it."""
    return Ladder([*workers, WordedEngine(NEXT)], tell=listener.switched)


@pytest.fixture
def session(ladder: Ladder, listener: Listener, pulse: PulseServer) -> Iterator[Session]:
    player, bus = Player(DeviceSink), EventBus()
    bus.subscribe(listener)
    made = Session(
        speech=lambda _before: ladder,
        player=player,
        segmenter=TextSegmenter,
        plain=PlainSegmenter,
        conversation=Conversation(),
        bus=bus,
    )
    try:
        wait_until(lambda: bool(player.device))
        yield made
    finally:
        made.close()


def test_whatever_becomes_of_its_process_each_word_is_heard_once(
    session: Session,
    ladder: Ladder,
    listener: Listener,
    pulse: PulseServer,
    expected_log: ExpectedLog,
) -> None:
    expected_log.expect("the process of first is gone")
    expected_log.expect("the process of second is gone")
    sounds = []
    for sentence in SENTENCES[:2]:
        wait_until(lambda: ladder.health()[0].state == "closed")
        recorder = pulse.record()
        session.read(sentence)
        listener.wait()
        recorder.wait(0.2)
        sounds.append(recorder.samples())
        recorder.close()
    words = [word for sound in sounds for word in heard(sounding(sound[:: RATE // WORDED]))]
    assert [word for _, word in words] == list(range(10))
    assert {voice for voice, _ in words} == {BETTER.number, NEXT.number}
    assert max(map(longest_gap, sounds)) < GAP


def longest_gap(sound: Samples) -> float:
    """Seconds between two loud samples."""
    loud = np.flatnonzero(np.abs(sound) > 1e-3)
    return float(np.diff(loud).max()) / RATE
