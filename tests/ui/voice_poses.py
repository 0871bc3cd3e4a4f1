"""The page of the voices in its states."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from app.events import VoiceReady
from app.voices import VoiceCard, VoiceShelf
from tests.recordings import hummed
from tests.ui.opened import Staged
from tests.ui.settling import settle


def _settle_voices(staged: Staged, folder: Path) -> None:
    """Put two voices on a shelf of the picture's own."""
    shelf = VoiceShelf(folder)
    shelf.keep(VoiceCard("Lin", seed=42), replace=True)
    shelf.keep(VoiceCard("Mara", seed=2024), replace=True)
    staged.keeper._shelf = lambda: shelf


def voices(staged: Staged) -> None:
    with TemporaryDirectory() as folder:
        _settle_voices(staged, Path(folder))
        staged.session.publish(VoiceReady("ChatTTS", ()))
        settle(staged)
        staged.window.go("voices")
        for engine in ("chattts", "indextts"):
            staged.preferences.change_neural(
                engine, licence_accepted=True, weights=f"/models/{engine}"
            )
        staged.window.voices.own[1].use.click()
        staged.window.voices.own[0].listen_button.click()
        staged.session.speak(0, "sound")
        settle(staged)


def new_voice(staged: Staged) -> None:
    voices(staged)
    staged.window.voices.add.click()
    staged.window.voices.own[1].rename()


def recorded_voice(staged: Staged) -> None:
    voices(staged)
    new = staged.window.voices.new
    staged.window.voices.add.click()
    new.recording.show_reading("grandmother.wav", worded=True)
    new.recording.show_read()
    new.recording.words.setText("Good morning, my dear.")


def _with_a_recording(staged: Staged) -> None:
    """A third voice, which is nothing but a recording; IndexTTS lacks its weights alone."""
    with TemporaryDirectory() as folder:
        _settle_voices(staged, Path(folder))
        shelf = VoiceShelf(Path(folder))
        shelf.keep(VoiceCard("Grandmother", engine="indextts"), clip=hummed())
        staged.preferences.change_neural(
            "indextts", licence_accepted=True, weights="/models/indextts"
        )
        staged.preferences.change_neural("chattts", weights="/models/chattts")
        staged.window.go("voices")
        settle(staged)


def two_engines(staged: Staged) -> None:
    _with_a_recording(staged)
    staged.window.voices.ensureWidgetVisible(staged.window.voices.weights, 0, 0)


def lone_recording(staged: Staged) -> None:
    _with_a_recording(staged)
    new = staged.window.voices.new
    staged.window.voices.add.click()
    new.recording.show_reading("grandmother.wav", worded=False)
    new.recording.show_read()


def no_voices(staged: Staged) -> None:
    with TemporaryDirectory() as folder:
        staged.keeper._shelf = lambda: VoiceShelf(Path(folder))
        for engine in ("chattts", "indextts"):
            staged.preferences.change_neural(engine, weights=f"/models/{engine}")
        staged.window.go("voices")
        settle(staged)
