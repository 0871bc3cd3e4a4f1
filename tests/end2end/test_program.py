"""What the commands play is what was synthesised, and a machine hears the words in it."""

from __future__ import annotations

import wave
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest

from app import assembly
from app.cli.report import Recorder
from app.ports import Samples
from app.settings import Settings
from tests.end2end.conftest import sounding
from tests.intelligibility import Listener, sentences
from tests.pulse import PulseServer

pytestmark = pytest.mark.sound

TEXT = "Sure, it is heard whole. It ends; 你好，世界。"
QUIET = 0.5
"""Seconds of silence after which a recording is over."""
_LISTENINGS = 5
"""How often at most a busy machine may try to play without a hole."""


def alike(played: Samples, saved: np.ndarray) -> bool:
    """Equal in every sample that is not silent, in steps of 16 bit."""
    steps = np.rint(played * 32767).astype(np.int16)
    return np.array_equal(sounding(steps), sounding(saved))


def frames(path: str | Path) -> np.ndarray:
    with wave.open(str(path), "rb") as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2")


@pytest.fixture
def recorder(pulse):
    made = pulse.record()
    yield made
    made.close()


Played = TypeVar("Played")


def unbroken(pulse: PulseServer, play: Callable[[], tuple[Played, int]]) -> tuple[Samples, Played]:
    """What the speaker got of a `play`, which says how often the device ran dry, and its result.

    On a busy machine it does, and what comes late into an utterance is faded in over a few
    milliseconds. That is as it should be; samples are compared where nothing came late.
    """
    for _ in range(_LISTENINGS):
        recorder = pulse.record()
        try:
            result, underruns = play()
            recorder.wait(QUIET)
            if not underruns:
                return recorder.samples(), result
        finally:
            recorder.close()
    pytest.fail("the device ran dry each time")


def test_the_speaker_gets_the_tape_bit_for_bit(pulse):
    def play() -> tuple[Samples, int]:
        heard = Recorder()
        parts = assembly.assemble(Settings(), listener=heard, chat=False)
        try:
            parts.session.read(TEXT)
            assert heard.wait(60.0)
            assert heard.report.outcome == "completed"
            return parts.player.tape(), parts.player.underruns
        finally:
            parts.session.close()

    played, tape = unbroken(pulse, play)
    assert np.array_equal(sounding(played), sounding(tape))


def test_what_say_plays_is_what_say_saves(program, pulse, tmp_path):
    def play() -> tuple[dict, int]:
        report = program.report("say", TEXT)
        return report, report["underruns"]

    saved = tmp_path / "saved.wav"
    program.report("say", TEXT, "--out", str(saved))
    played, report = unbroken(pulse, play)
    assert alike(played, frames(saved))
    assert report["outcome"] == "completed"


def test_a_chat_is_spoken_and_saved_as_it_was_spoken(program, recorder, tmp_path):
    report = program.report("chat", "--once", "Hello! What can you do?", "--out", str(tmp_path))
    recorder.wait(QUIET)
    saved = frames(report["wav"])
    assert report["reply"].strip()
    assert len(report["utterances"]) >= 2
    assert alike(recorder.samples(), saved)
    assert report["utterances"][-1]["end"] == pytest.approx(len(saved) / 48_000, abs=0.01)
    timings = report["timings"]
    assert timings["ttft_ms"] <= timings["first_utterance_ms"] <= timings["ttfa_ms"]


def test_what_can_be_worked_out_is_not_left_to_the_model(program):
    report = program.report("chat", "--once", "what is 17 times 23", "--silent", "--speed", "3")
    assert report["facts"] == [{"source": "calculator", "text": "17 × 23 = 391"}]
    assert report["reply"].strip()


def test_a_machine_hears_the_words_that_were_played(program, pulse):
    spoken = list(sentences())[::63]  # the first and the last: every word differs
    listener = Listener()
    for sentence in spoken:
        recorder = pulse.record()
        try:
            assert program.run("say", sentence, "--voice", "en-us").returncode == 0
            recorder.wait(QUIET)
            assert listener.hear(sounding(recorder.samples()), 48_000) == sentence
        finally:
            recorder.close()
    assert len(spoken) == 2


def test_without_a_sound_server_the_text_still_works(program, monkeypatch):
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere/native")
    done = program.run("read", "-", "--speed", "3", text="Nobody hears this.")
    assert done.returncode == 0
    assert "Nobody hears this." in done.stdout
    assert "Traceback" not in done.stderr
