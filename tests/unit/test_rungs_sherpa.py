"""How the voices of a folder join the ladder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from app import neural, paths, rungs
from app.engines.failover.ladder import Ladder
from app.engines.remote.speech import RemoteSpeech
from app.errors import EngineUnavailable, WeightsMissing
from app.events import Event, VoiceLoading, VoiceReplaced
from app.ports import SpeechEngine, SpeechRequest
from app.settings import Settings, Sherpa, Speech
from app.turn import CancelToken
from app.voices import VoiceCard, VoiceShelf, clip
from tests import sherpa_factory

CHOSEN = Settings(speech=Speech(engine="sherpa"), sherpa=Sherpa(threads=1))
RECORDING = Path(__file__).parents[1] / "data/indextts/ref_en.wav"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME, str(tmp_path))


@pytest.fixture
def told() -> list[Event]:
    return []


@pytest.fixture
def opening() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def ladder(
    settings: Settings, told: list[Event], opening: ExitStack, before: SpeechEngine | None = None
) -> Ladder:
    made = rungs.speech(settings, told.append)(before)
    assert isinstance(made, Ladder)
    opening.enter_context(closing(made))
    return made


def test_a_voice_in_the_data_folder_speaks_from_a_process_of_its_own(
    told: list[Event], opening: ExitStack
) -> None:
    sherpa_factory.piper(paths.sherpa())
    made = ladder(CHOSEN, told, opening)
    assert [rung.name for rung in made.rungs] == ["sherpa-onnx", "espeak-ng"]
    best = made.rungs[0]
    assert isinstance(best, RemoteSpeech)
    assert best.is_open
    assert best.recipe.threads == 1
    chunks = list(made.synthesize(SpeechRequest("Good morning."), CancelToken()))
    assert {chunk.sample_rate for chunk in chunks} == {16_000}
    assert all(isinstance(event, VoiceLoading) for event in told)
    assert rungs.speech(CHOSEN, told.append)(made) is made


def test_a_voice_that_stands_below_another_opens_while_that_one_speaks(
    told: list[Event], opening: ExitStack, tmp_path: Path
) -> None:
    """Of one that clones it is known whose voices it will have."""
    VoiceShelf().keep(VoiceCard("Mara", "indextts"), clip=clip.recorded(RECORDING))
    settings = Settings(
        speech=Speech(ladder=("espeak", "sherpa")),
        sherpa=Sherpa(folder=str(sherpa_factory.pocket(tmp_path / "pocket")), threads=1),
    )
    made = ladder(settings, told, opening)
    below = made.rungs[1]
    assert isinstance(below, RemoteSpeech)
    assert "Mara" in [voice.name for voice in below.voices()]
    assert not told


def test_a_chosen_voice_that_is_not_there_is_told_and_replaced(
    told: list[Event], opening: ExitStack
) -> None:
    assert ladder(CHOSEN, told, opening).name == "espeak-ng"
    (replaced,) = told
    assert isinstance(replaced, VoiceReplaced)
    assert isinstance(replaced.error, WeightsMissing)
    assert str(paths.sherpa()) in str(replaced.error)


def test_what_it_lacks_is_known_without_opening_it(monkeypatch: pytest.MonkeyPatch) -> None:
    needs = neural.sherpa_needs(CHOSEN)
    assert isinstance(needs.first, WeightsMissing)
    sherpa_factory.piper(paths.sherpa())
    assert neural.sherpa_needs(CHOSEN).first is None
    monkeypatch.setattr("app.engines.sherpa.package.find_spec", lambda _name: None)
    assert isinstance(neural.sherpa_needs(CHOSEN).first, EngineUnavailable)
