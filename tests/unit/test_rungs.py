"""Which voice engine speaks, by the settings, and what takes its place."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import torch

from app import paths, rungs
from app.engines import registry
from app.engines.chattts import loading
from app.engines.chattts.engine import ChatTTSEngine, Placement
from app.engines.chattts.weights import Release
from app.engines.failover.ladder import Ladder
from app.engines.indextts import memory
from app.engines.remote.speech import RemoteSpeech
from app.errors import NoDevice, OutOfMemory, WeightsMissing, WorkerCrashed
from app.events import Event, VoiceLoading, VoiceReplaced, VoiceSwitched
from app.ports import AudioChunk, Language, SpeechEngine, SpeechRequest
from app.settings import ByLanguage, ChatTTS, IndexTTS, Settings, Speech
from app.spoken_forms import Entry, Lexicon
from app.spoken_forms.lexicon_file import save
from app.turn import CancelToken
from app.voices import VoiceCard, VoiceShelf, clip
from tests.unit.engines.chattts.conftest import release
from tools.chattts_weights.make import make


@pytest.fixture
def told() -> list[Event]:
    return []


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOTTOVOCE_HOME", str(tmp_path))


def neural(**chosen: object) -> Settings:
    known = msgspec.structs.replace(ChatTTS(licence_accepted=True), **chosen)
    return Settings(speech=Speech(engine="chattts"), chattts=known)


def opened(settings: Settings, told: list[Event]) -> str:
    engine = rungs.speech(settings, told.append)(None)
    name = engine.name
    engine.close()
    return name


def test_without_a_wish_the_voice_that_is_always_there_speaks(told: list[Event]) -> None:
    assert opened(Settings(), told) == "espeak-ng"
    assert not told


def test_weights_whose_licence_was_not_accepted_are_not_opened(told: list[Event]) -> None:
    assert opened(neural(licence_accepted=False), told) == "espeak-ng"
    assert len(told) == 1
    assert isinstance(told[0], VoiceReplaced)
    assert isinstance(told[0].error, WeightsMissing)
    assert "licence" in str(told[0].error)
    assert told[0].engine == "espeak-ng"


def test_without_a_card_the_spare_speaks_and_the_reason_is_told(
    told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert opened(neural(), told) == "espeak-ng"
    assert isinstance(told[0], VoiceLoading)
    assert told[0].stage == "device"
    assert isinstance(told[-1], VoiceReplaced)
    assert isinstance(told[-1].error, NoDevice)


def test_missing_weights_are_told_with_their_folder(
    told: list[Event], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert opened(neural(weights=str(tmp_path / "mine")), told) == "espeak-ng"
    assert isinstance(told[-1], VoiceReplaced)
    assert str(tmp_path / "mine") in str(told[-1].error)


def test_what_is_not_installed_is_told_with_the_command(
    told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "find_spec", lambda name: None if name == "torch" else object())
    assert opened(neural(), told) == "espeak-ng"
    assert isinstance(told[-1], VoiceReplaced)
    assert "sottovoce[neural]" in told[-1].error.remedy


class Opened:
    """What `rungs.speech` makes out of weights of noise, and how often it loads them."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.loads = 0
        self.engine: SpeechEngine | None = None
        load = loading.load

        def counted(folder: Path, release: Release) -> object:
            self.loads += 1
            return load(folder, release)

        make(folder, ends="soon")
        monkeypatch.setattr("app.engines.chattts.engine.load", counted)
        usual = ChatTTSEngine.__init__.__kwdefaults__
        assert usual
        monkeypatch.setitem(usual, "placement", Placement("cpu"))
        monkeypatch.setitem(usual, "release", release(folder))

    def choose(self, told: list[Event], settings: Settings | None = None, **chosen: object) -> None:
        """As the session does: what speaks may stay, and is closed where another came."""
        wanted = settings or neural(weights=str(self.folder), **chosen)
        before, self.engine = self.engine, rungs.speech(wanted, told.append)(self.engine)
        if before is not None and before is not self.engine:
            before.close()

    def given(self, text: str) -> str:
        """What the network is given to say for a text."""
        assert isinstance(self.engine, Ladder)
        best = self.engine.rungs[0]
        assert isinstance(best, ChatTTSEngine)
        return best._words(SpeechRequest(text))


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    torch.set_num_threads(1)
    it = Opened(tmp_path / "weights", monkeypatch)
    yield it
    if it.engine is not None:
        it.engine.close()


def test_another_manner_and_new_words_hold_without_loading_the_weights_again(
    told: list[Event], weights: Opened
) -> None:
    weights.choose(told)
    first = weights.engine
    assert "engine x" not in weights.given("Open nginx.")
    told.clear()
    save(Lexicon((Entry("nginx", "engine x", "en"),)), paths.config())
    weights.choose(told, pace=8, refine=True)
    assert weights.engine is first
    assert weights.given("Open nginx.") == "Open engine x."
    assert weights.loads == 1
    assert not told
    assert weights.engine
    assert list(weights.engine.synthesize(SpeechRequest("Open nginx."), CancelToken()))


def test_a_word_that_is_removed_is_forgotten(told: list[Event], weights: Opened) -> None:
    save(Lexicon((Entry("nginx", "engine x", "en"),)), paths.config())
    weights.choose(told)
    save(Lexicon(()), paths.config())
    weights.choose(told)
    assert "engine x" not in weights.given("Open nginx.")
    assert weights.loads == 1


def test_weights_of_another_folder_are_loaded(
    told: list[Event], weights: Opened, tmp_path: Path
) -> None:
    weights.choose(told)
    first = weights.engine
    weights.folder = weights.folder.rename(tmp_path / "other")
    weights.choose(told)
    assert weights.engine is not first
    assert weights.loads == 2


def test_it_is_loaded_anew_after_another_engine_spoke(told: list[Event], weights: Opened) -> None:
    weights.choose(told)
    weights.choose(told, Settings())
    assert weights.engine
    assert weights.engine.name == "espeak-ng"
    weights.choose(told)
    assert weights.engine.name == "ChatTTS"
    assert weights.loads == 2


def test_the_best_that_has_what_it_needs_speaks_where_none_is_named(told: list[Event]) -> None:
    assert opened(Settings(speech=Speech(engine="automatic")), told) == "espeak-ng"
    assert not told, "nobody asked for what is missing"


@pytest.mark.parametrize(
    ("speech", "language", "expected"),
    [
        (Speech(), None, "chattts indextts sherpa espeak"),
        (Speech(ladder=("indextts",)), None, "indextts espeak"),
        (Speech(ladder=("espeak", "chattts")), None, "espeak chattts"),
        (Speech(by_language=ByLanguage(zh=("indextts",))), "zh", "indextts espeak"),
        (Speech(by_language=ByLanguage(zh=("indextts",))), "en", "chattts indextts sherpa espeak"),
        (Speech("chattts"), None, "chattts indextts sherpa espeak"),
        (Speech("indextts"), None, "indextts sherpa espeak"),
        (Speech("espeak"), None, "espeak"),
        (Speech("chattts", ladder=("espeak",)), None, "chattts espeak"),
        (
            Speech("chattts", by_language=ByLanguage(zh=("indextts",))),
            "zh",
            "chattts indextts espeak",
        ),
    ],
)
def test_the_settings_say_who_speaks_and_who_comes_after(
    speech: Speech, language: Language | None, expected: str
) -> None:
    assert rungs.order(speech, language) == tuple(expected.split())


def test_where_nothing_is_set_up_starting_reads_nothing_of_neural_voices(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from app import rungs\n"
        "from app.settings import Settings\n"
        "engine = rungs.speech(Settings(), print)(None)\n"
        "assert engine.name == 'espeak-ng'\n"
        "engine.close()\n"
        "heavy = {'torch', 'ChatTTS', 'transformers', 'app.engines.indextts.memory', "
        "'app.engines.chattts.weights'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_who_speaks_instead_of_whom_is_told(
    told: list[Event], weights: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights.choose(told)

    def break_off(*_: object) -> Iterator[AudioChunk]:
        raise WorkerCrashed("It broke off.", engine="chattts")

    monkeypatch.setattr(ChatTTSEngine, "synthesize", break_off)
    assert weights.engine
    assert list(weights.engine.synthesize(SpeechRequest("Hello, who is there?"), CancelToken()))
    (switched,) = [event for event in told if isinstance(event, VoiceSwitched)]
    assert (switched.before, switched.engine) == ("ChatTTS", "espeak-ng")
    assert isinstance(switched.error, WorkerCrashed)


def test_on_its_own_a_missing_card_is_no_trouble(
    told: list[Event], weights: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = ChatTTSEngine.__init__.__kwdefaults__
    assert usual
    monkeypatch.setitem(usual, "placement", Placement())
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    known = ChatTTS(licence_accepted=True, weights=str(weights.folder))
    assert opened(Settings(speech=Speech(engine="automatic"), chattts=known), told) == "espeak-ng"
    assert [type(event) for event in told] == [VoiceLoading]


CLONED = Path(__file__).parents[1] / "data/indextts"


def cloning(engine: str = "indextts", **chosen: object) -> Settings:
    weights = str(CLONED / "ckpt")
    known = msgspec.structs.replace(IndexTTS(licence_accepted=True, weights=weights), **chosen)
    return Settings(speech=Speech(engine=engine, voice="Mara"), indextts=known)


@pytest.fixture
def mara() -> VoiceShelf:
    """A voice with a clip on the user's own shelf."""
    shelf = VoiceShelf()
    shelf.keep(VoiceCard("Mara", "indextts"), clip=clip.recorded(CLONED / "ref_en.wav"))
    return shelf


@pytest.fixture
def climbing(told: list[Event]) -> Iterator[Climbing]:
    it = Climbing(told)
    yield it
    it.close()


class Climbing:
    """The engine that speaks, as the session holds it."""

    def __init__(self, told: list[Event]) -> None:
        self._told = told
        self.engine: SpeechEngine | None = None

    def choose(self, settings: Settings) -> Ladder:
        before = self.engine
        self.engine = rungs.speech(settings, self._told.append)(before)
        if before is not None and before is not self.engine:
            before.close()
        assert isinstance(self.engine, Ladder)
        return self.engine

    def close(self) -> None:
        if self.engine is not None:
            self.engine.close()


def test_indextts_speaks_from_a_process_of_its_own(
    told: list[Event], mara: VoiceShelf, climbing: Climbing
) -> None:
    ladder = climbing.choose(cloning())
    assert ladder.name == "IndexTTS"
    assert [type(event) for event in told] == [VoiceLoading, VoiceLoading]
    assert ladder.measured is not None
    worker, spare = ladder.rungs
    assert isinstance(worker, RemoteSpeech)
    assert spare.name == "espeak-ng"
    request = SpeechRequest("The weather is fine today, and we walk.", voice="Mara")
    assert list(ladder.synthesize(request, CancelToken()))
    assert ladder.name == "IndexTTS"

    told.clear()
    assert climbing.choose(cloning()) is ladder, "nothing is opened twice"
    assert not told
    again = climbing.choose(cloning(precision="float32"))
    assert again.rungs[0] is not worker
    assert again.rungs[1] is spare


def test_without_its_files_espeak_speaks_and_they_are_named(
    told: list[Event], climbing: Climbing, tmp_path: Path
) -> None:
    assert climbing.choose(cloning(weights=str(tmp_path))).name == "espeak-ng"
    assert isinstance(told[-1], VoiceReplaced)
    assert str(tmp_path) in str(told[-1].error)


def test_a_licence_that_was_not_accepted_is_told(told: list[Event], climbing: Climbing) -> None:
    assert climbing.choose(cloning(licence_accepted=False)).name == "espeak-ng"
    assert isinstance(told[-1], VoiceReplaced)
    assert "licence of IndexTTS" in str(told[-1].error)


def test_too_little_memory_is_told_before_anything_is_loaded(
    told: list[Event], climbing: Climbing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "free", lambda: 1_000_000_000)
    assert climbing.choose(cloning()).name == "espeak-ng"
    assert [type(event) for event in told] == [VoiceReplaced]
    assert isinstance(told[0], VoiceReplaced)
    assert isinstance(told[0].error, OutOfMemory)


def test_below_chattts_it_waits_and_has_its_voice(
    told: list[Event], weights: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "free", lambda: 3_000_000_000)
    shelf = VoiceShelf()
    shelf.keep(VoiceCard("Lin", seed=3))
    settings = cloning("chattts")
    settings = msgspec.structs.replace(
        settings,
        speech=Speech("chattts", "Lin"),
        chattts=ChatTTS(licence_accepted=True, weights=str(weights.folder)),
    )
    weights.choose(told, settings)
    assert isinstance(weights.engine, Ladder)
    assert [rung.name for rung in weights.engine.rungs] == ["ChatTTS", "IndexTTS", "espeak-ng"]
    worker = weights.engine.rungs[1]
    assert isinstance(worker, RemoteSpeech)
    assert worker.pid is None, "where memory is scarce it is not opened before it is needed"
    assert shelf.clip("Lin") is not None


def test_a_voice_that_the_card_has_no_room_for_gives_way_to_the_next(
    told: list[Event], weights: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = ChatTTSEngine.__init__.__kwdefaults__
    assert usual
    monkeypatch.setitem(usual, "placement", Placement("cuda"))
    monkeypatch.setattr("app.engines.chattts.memory.free", lambda: 500_000_000)
    weights.choose(told)
    assert weights.engine is not None
    assert weights.engine.name == "espeak-ng"
    assert isinstance(told[-1], VoiceReplaced)
    assert isinstance(told[-1].error, OutOfMemory)
    assert weights.loads == 0


def test_the_card_is_kept_free_for_a_voice_that_will_be_there(weights: Opened) -> None:
    chosen = neural(weights=str(weights.folder))
    assert rungs.on_card(Settings()) == 0
    assert rungs.on_card(chosen) > 2_000_000_000
    alone = msgspec.structs.replace(chosen, speech=Speech(ladder=("indextts",)))
    assert rungs.on_card(alone) == 0
