"""Where phrases are remembered, and what makes them others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest

from app import paths, phrases, rungs
from app.engines.cached.ladder import CachedLadder
from app.engines.cached.phrase import Phrase
from app.engines.failover.ladder import Ladder
from app.ports import AudioChunk, SpeechEngine
from app.settings import ChatTTS, Phrases, Settings, Sherpa
from app.spoken_forms import Entry, Lexicon
from app.spoken_forms.lexicon_file import save
from app.voices import VoiceCard, VoiceShelf
from tests.unit.engines.failover.climbing import Rung


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME, str(tmp_path))


@pytest.fixture
def best() -> Rung:
    return Rung("best")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[SpeechEngine]]:
    """The engines of the ladder that the settings ask for."""
    engines: list[SpeechEngine] = [Rung("spare")]
    made: list[Ladder] = []

    def climb(before: SpeechEngine | None) -> Ladder:
        made.append(before.changed(engines) if isinstance(before, Ladder) else Ladder(engines))
        return made[-1]

    monkeypatch.setattr(rungs, "speech", lambda _settings, _tell: climb)
    yield engines
    for ladder in made:
        ladder.close()


def make(before: SpeechEngine | None = None, **chosen: int) -> SpeechEngine:
    settings = Settings(phrases=msgspec.structs.replace(Phrases(), **chosen))
    return phrases.speech(settings, lambda _event: None)(before)


def test_nothing_is_remembered_of_one_that_is_alone(opened: list[SpeechEngine]) -> None:
    paths.phrases().mkdir(parents=True)
    assert isinstance(make(), Ladder)
    assert not paths.phrases().exists(), "what was written down before the user chose otherwise"


def test_what_is_remembered_stays_while_the_ladder_changes(
    opened: list[SpeechEngine], best: Rung
) -> None:
    opened.insert(0, best)
    first = make()
    assert isinstance(first, CachedLadder)
    assert make(first) is first
    opened.insert(1, Rung("second"))
    second = make(first)
    first.close()
    assert isinstance(second, CachedLadder)
    assert second is not first
    assert second.shelf is first.shelf
    assert best.closed_on is None
    opened[:] = opened[-1:]
    assert isinstance(make(second), Ladder)
    second.close()
    assert best.closed_on is not None


def test_more_room_makes_another_shelf_for_the_same_voices(
    opened: list[SpeechEngine], best: Rung
) -> None:
    opened.insert(0, best)
    first = make()
    assert isinstance(first, CachedLadder)
    shelf = first.shelf
    assert make(first, memory=10, disk=5) is first
    assert first.shelf is not shelf
    assert first.shelf.room == (10_000_000, 5_000_000)


def test_all_that_is_remembered_can_be_forgotten(opened: list[SpeechEngine], best: Rung) -> None:
    opened.insert(0, best)
    settings, told = Settings(phrases=Phrases(disk=5)), list[int]()
    first = phrases.speech(settings, lambda _event: None)(None)
    assert isinstance(first, CachedLadder)
    chunk = AudioChunk(np.zeros(1000, np.float32), 24_000)
    first.shelf.put("key", Phrase((chunk,)))
    assert phrases.on_disk() > chunk.samples.nbytes
    forget = phrases.speech(
        settings, lambda _event: None, forgotten=lambda: told.append(phrases.on_disk())
    )
    assert forget(first) is first
    assert (told, first.shelf.size, first.shelf.get("key")) == ([0], 0, None)
    first.shelf.put("key", Phrase((chunk,)))
    assert phrases.on_disk(), "the next one is written down again"


def change_manner(settings: Settings) -> Settings:
    return msgspec.structs.replace(settings, chattts=ChatTTS(pace=7))


def change_speaker(settings: Settings) -> Settings:
    return msgspec.structs.replace(settings, sherpa=Sherpa(voice="Lin"))


def change_weights(settings: Settings) -> Settings:
    (paths.indextts() / "gpt.pth").write_bytes(b"other")
    return settings


def change_card(settings: Settings) -> Settings:
    VoiceShelf().keep(VoiceCard("Mara", seed=3))
    return settings


def change_words(settings: Settings) -> Settings:
    save(Lexicon((Entry("GIF", "jif", "en"),)), paths.config())
    return settings


@pytest.mark.parametrize(
    ("change", "others"),
    [
        (change_manner, {"ChatTTS"}),
        (change_speaker, {"sherpa-onnx"}),
        (change_weights, {"IndexTTS"}),
        (change_card, {"ChatTTS", "IndexTTS", "sherpa-onnx"}),
        (change_words, {"ChatTTS", "IndexTTS", "sherpa-onnx"}),
    ],
)
def test_what_a_sound_depends_on_makes_it_another(
    change: Callable[[Settings], Settings], others: set[str]
) -> None:
    paths.indextts().mkdir(parents=True)
    labels = ("ChatTTS", "IndexTTS", "sherpa-onnx", "Sambert")
    before = phrases.Sounds(Settings())
    told = {label: before(label) for label in labels}
    assert told == {label: phrases.Sounds(Settings())(label) for label in labels}
    after = phrases.Sounds(change(Settings()))
    assert {label for label in labels if after(label) != told[label]} == others
    assert after("espeak-ng") is None
