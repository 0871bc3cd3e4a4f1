"""What a command knows of the turn that it waits for."""

from __future__ import annotations

import pytest

from app.cli.report import Recorder
from app.errors import OutOfMemory
from app.events import TextDelta, TurnEnded, TurnStarted, UtteranceStarted, VoiceSwitched
from app.turn import Turn


def test_who_waits_learns_that_the_reader_of_the_sentences_has_gone() -> None:
    def show(_text: str) -> None:
        raise BrokenPipeError

    recorder = Recorder(show=show)
    turn = Turn("One. Two.", "read")
    recorder(TurnStarted(turn))
    recorder(TextDelta(turn.id, "One. Two."))
    recorder(UtteranceStarted(turn.id, 0, (0, 4)))
    with pytest.raises(BrokenPipeError):
        recorder.wait(1.0)


def test_sentences_are_shown_as_they_begin_to_sound() -> None:
    shown: list[str] = []
    recorder = Recorder(show=shown.append)
    turn = Turn("One. Two.", "read")
    recorder(TurnStarted(turn))
    recorder(TextDelta(turn.id, "One. Two."))
    recorder(UtteranceStarted(turn.id, 0, (0, 4)))
    assert not recorder.wait(0.0)
    recorder(TurnEnded(turn.id, "completed", 9))
    assert recorder.wait(0.0)
    assert shown == ["One."]


def test_a_voice_that_takes_over_is_told_on_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    recorder = Recorder()
    error = OutOfMemory("The graphics card's memory is full.", engine="chattts")
    recorder(VoiceSwitched("ChatTTS", "espeak-ng", error))
    recorder(VoiceSwitched("espeak-ng", "ChatTTS", None))
    told = capsys.readouterr().err
    assert told == "The graphics card's memory is full. espeak-ng speaks now.\n"
