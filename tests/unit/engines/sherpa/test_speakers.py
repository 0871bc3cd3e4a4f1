from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.engines.sherpa.folder import inspect
from app.engines.sherpa.speakers import OwnSpeakers, Recordings
from app.errors import VoiceUnknown, WeightsMissing
from app.ports import Language
from app.voices import VoiceCard, VoiceShelf, clip
from tests import sherpa_factory

BOTH: tuple[Language, ...] = ("en", "zh")
CLIP = clip.recorded(Path(__file__).parents[3] / "data/indextts/ref_en.wav")


@pytest.fixture
def shelf(tmp_path: Path) -> VoiceShelf:
    """One voice that was recorded, one that was drawn and lent its clip, one without."""
    made = VoiceShelf(tmp_path / "voices")
    made.keep(VoiceCard("Recorded", "indextts", languages=("zh",)), clip=CLIP)
    made.keep(VoiceCard("Drawn", seed=7), clip=CLIP)
    made.keep(VoiceCard("Silent", seed=8))
    return made


def names(speakers: OwnSpeakers | Recordings) -> list[str]:
    return [voice.name for voice in speakers.voices()]


def test_a_single_speaker_is_called_by_the_folder(tmp_path: Path) -> None:
    folder = inspect(sherpa_factory.piper(tmp_path / "amy"))
    speakers = OwnSpeakers(folder, 1, ("en",))
    assert names(speakers) == ["amy"]
    assert speakers.choose("", "zh").speaker == speakers.choose("amy", "en").speaker == 0


def test_speakers_have_the_names_that_the_model_gives_them(tmp_path: Path) -> None:
    folder = inspect(sherpa_factory.kitten(tmp_path / "kit", speaker_names="Bella,Jasper"))
    speakers = OwnSpeakers(folder, 2, ("en",))
    assert names(speakers) == ["kit/Bella", "kit/Jasper"]
    assert speakers.choose("kit/Jasper", "en").speaker == 1


@pytest.mark.parametrize("told", ["", "Bella", "Bella,Bella", "Bella,"])
def test_speakers_without_fitting_names_have_numbers(told: str, tmp_path: Path) -> None:
    folder = inspect(sherpa_factory.kitten(tmp_path / "kit", speaker_names=told))
    assert names(OwnSpeakers(folder, 2, ("en",))) == ["kit/1", "kit/2"]


def test_the_file_beside_a_piper_model_names_its_speakers(tmp_path: Path) -> None:
    path = sherpa_factory.piper(tmp_path / "libri", speakers=2)
    listed = path / "en_US-noise-low.onnx.json"
    listed.write_text(json.dumps({"speaker_id_map": {"p1": 1, "p0": 0}}), "utf-8")
    assert names(OwnSpeakers(inspect(path), 2, ("en",))) == ["libri/p0", "libri/p1"]
    listed.write_text("[]", "utf-8")
    assert names(OwnSpeakers(inspect(path), 2, ("en",))) == ["libri/1", "libri/2"]


def test_speakers_of_kokoro_speak_what_they_were_born_to(tmp_path: Path) -> None:
    told = "ff_siwis,af_bella,zf_xiaoni"
    path = sherpa_factory.kitten(tmp_path / "ko", kind="kokoro", speakers=3, speaker_names=told)
    speakers = OwnSpeakers(inspect(path), 3, ("en", "zh"))
    assert names(speakers) == ["ko/af_bella", "ko/zf_xiaoni"]
    assert speakers.choose("", "zh").speaker == 2
    assert (
        OwnSpeakers(inspect(path), 3, ("en", "zh"), usual="ko/af_bella").choose("", "zh").speaker
        == 1
    )
    foreign = sherpa_factory.kitten(
        tmp_path / "fr", kind="kokoro", speakers=1, speaker_names="ff_siwis"
    )
    with pytest.raises(WeightsMissing):
        OwnSpeakers(inspect(foreign), 1, ("en",))


def test_a_speaker_that_is_none_is_refused(tmp_path: Path) -> None:
    speakers = OwnSpeakers(inspect(sherpa_factory.piper(tmp_path / "amy")), 1, ("en",))
    with pytest.raises(VoiceUnknown):
        speakers.choose("nobody", "en")


def test_every_voice_with_a_recording_is_offered(shelf: VoiceShelf) -> None:
    speakers = Recordings(shelf, BOTH, needs_words=False)
    assert names(speakers) == ["Drawn", "Recorded"]
    timbre = speakers.choose("Recorded", "en")
    assert timbre.recording is not None
    assert len(timbre.recording) > timbre.sample_rate
    assert speakers.choose("Recorded", "en") is timbre


def test_a_voice_is_offered_for_the_languages_of_its_card_and_of_the_model(
    shelf: VoiceShelf,
) -> None:
    (voice,) = Recordings(shelf, ("en",), needs_words=False).voices()
    assert (voice.name, voice.languages) == ("Drawn", ("en",))


def test_nobody_named_means_the_first_of_the_language_or_the_usual_one(shelf: VoiceShelf) -> None:
    shelf.keep(VoiceCard("A", "indextts", languages=("en",)), clip=CLIP)
    by_itself = Recordings(shelf, BOTH, needs_words=True, drawn_words="Good morning.")
    assert by_itself.choose("", "zh").words == "Good morning."
    usual = Recordings(shelf, BOTH, needs_words=False, usual="Recorded")
    assert usual.choose("", "en") is usual.choose("Recorded", "en")
    assert (
        Recordings(shelf, BOTH, needs_words=False, usual="gone").choose("", "en").recording
        is not None
    )


def test_a_model_that_needs_the_words_offers_only_voices_whose_words_are_known(
    shelf: VoiceShelf,
) -> None:
    speakers = Recordings(shelf, BOTH, needs_words=True, drawn_words="Good morning.")
    assert names(speakers) == ["Drawn"]
    with pytest.raises(VoiceUnknown):
        speakers.choose("Recorded", "en")


@pytest.mark.parametrize("name", ["Silent", "nobody", "seed:5"])
def test_a_voice_without_a_recording_is_refused(name: str, shelf: VoiceShelf) -> None:
    with pytest.raises(VoiceUnknown):
        Recordings(shelf, BOTH, needs_words=False).choose(name, "en")


@pytest.mark.parametrize("content", [b"", b"RIFF", b"no sound at all" * 9])
def test_a_recording_that_cannot_be_read_is_said(content: bytes, shelf: VoiceShelf) -> None:
    path = shelf.clip("Drawn")
    assert path is not None
    path.write_bytes(content)
    with pytest.raises(VoiceUnknown):
        Recordings(shelf, BOTH, needs_words=False).choose("Drawn", "en")


def test_a_recording_that_changed_is_heard_anew(shelf: VoiceShelf) -> None:
    speakers = Recordings(shelf, BOTH, needs_words=False)
    before = speakers.choose("Drawn", "en").recording
    path = shelf.clip("Drawn")
    assert path is not None
    assert before is not None
    path.write_bytes(clip.encoded(before[:48_000], 24_000))
    after = speakers.choose("Drawn", "en").recording
    assert after is not None
    assert len(after) == 48_000
