"""Settings: what is saved is loaded, and what is damaged is named, never overwritten."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import settings
from app.errors import SettingsError
from app.settings import (
    FILE,
    LADDER,
    SCHEMA,
    ByLanguage,
    ChatTTS,
    Facts,
    IndexTTS,
    Look,
    Model,
    Settings,
    Sound,
    Speech,
)

SOUNDS = st.builds(
    Sound,
    device=st.text(max_size=20),
    volume=st.floats(0.0, 1.0),
    speed=st.floats(0.5, 3.0),
)
SETTINGS = st.builds(
    Settings,
    sound=SOUNDS,
    speech=st.builds(
        Speech,
        engine=st.text(max_size=9),
        voice=st.text(max_size=9),
        by_language=st.builds(
            ByLanguage, zh=st.permutations(LADDER).map(lambda order: tuple(order[:2]))
        ),
    ),
    chattts=st.builds(
        ChatTTS,
        weights=st.text(max_size=20),
        licence_accepted=st.booleans(),
        pace=st.integers(0, 9),
        refine=st.booleans(),
        oral=st.integers(0, 9),
        laugh=st.integers(0, 2),
        pause=st.integers(0, 7),
    ),
    indextts=st.builds(
        IndexTTS,
        weights=st.text(max_size=20),
        licence_accepted=st.booleans(),
        precision=st.sampled_from(["int8", "float32"]),
        threads=st.integers(0, 64),
    ),
    model=st.builds(Model, path=st.text(max_size=20), context=st.integers(256, 1_048_576)),
    facts=st.builds(Facts, calculator=st.booleans(), help=st.booleans(), with_tools=st.booleans()),
    look=st.builds(
        Look,
        theme=st.sampled_from(["system", "light", "dark"]),
        high_contrast=st.booleans(),
        text_size=st.integers(80, 300),
    ),
)


@given(SETTINGS)
def test_what_is_saved_is_loaded(tmp_path_factory, chosen):
    folder = tmp_path_factory.mktemp("settings")
    settings.save(chosen, folder)
    assert settings.load(folder) == chosen
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_without_a_file_the_defaults_hold(tmp_path):
    assert settings.load(tmp_path / "nowhere") == Settings()


@pytest.mark.parametrize(
    "damage",
    [
        b"\xff\xfe",
        b"[sound",
        b"schema = " + b"9" * 5000,
        b"schema = " + b"[" * 5000,
        b"[sound]\nspeed = 9.0\n",
        b"[sound]\nvolume = 'loud'\n",
        b"[chattts]\nlaugh = 3\n",
        b"[chattts]\npace = 10\n",
        b"[indextts]\nprecision = 'int4'\n",
        b"[look]\ntheme = 'purple'\n",
        b"[sonud]\nspeed = 1.0\n",
    ],
)
def test_a_damaged_file_is_named_and_left_as_it_is(tmp_path, damage):
    path = tmp_path / FILE
    path.write_bytes(damage)
    with pytest.raises(SettingsError, match=FILE) as caught:
        settings.load(tmp_path)
    assert caught.value.remedy
    assert path.read_bytes() == damage


def test_a_file_of_a_newer_schema_is_refused_with_the_way_out(tmp_path):
    (tmp_path / FILE).write_text(f"schema = {SCHEMA + 1}\n")
    with pytest.raises(SettingsError, match="newer") as caught:
        settings.load(tmp_path)
    assert "Update" in caught.value.remedy


def test_an_old_file_migrates_step_by_step(tmp_path, monkeypatch):
    def rename(raw):
        sound = raw.pop("audio")
        return {**raw, "sound": sound}

    monkeypatch.setattr(settings, "SCHEMA", 2)
    monkeypatch.setitem(settings.MIGRATIONS, 1, rename)
    (tmp_path / FILE).write_text("schema = 1\n[audio]\nspeed = 2.0\n")
    assert settings.load(tmp_path).sound.speed == 2.0


def test_a_folder_that_cannot_be_written_is_an_error_of_ours(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(SettingsError, match="saved"):
        settings.save(Settings(), blocked)


def test_a_setting_cannot_be_changed_in_place():
    with pytest.raises(AttributeError):
        Settings().sound = Sound()
    assert msgspec.structs.replace(Settings(), sound=Sound(speed=2.0)).sound.speed == 2.0


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ('ladder = ["kokoro"]', "'kokoro' is none of chattts, indextts, sherpa, espeak"),
        ('ladder = ["espeak", "espeak"]', "'espeak' stands twice"),
        ('ladder = ["chattts"]\nby_language.zh = ["indextts"]', "by language, not in the ladder"),
        ("ladder = [7]", "ladder"),
        ('by_language.fr = ["espeak"]', "fr"),
    ],
)
def test_an_order_of_engines_that_makes_no_sense_is_named(tmp_path, lines, complaint):
    (tmp_path / FILE).write_text(f"[speech]\n{lines}\n", "utf-8")
    with pytest.raises(SettingsError) as refusal:
        settings.load(tmp_path)
    assert complaint in str(refusal.value)
    assert "speech" in str(refusal.value)


def test_a_language_may_have_an_order_of_its_own(tmp_path):
    lines = '[speech]\nladder = ["indextts", "chattts"]\n[speech.by_language]\nzh = ["chattts"]\n'
    (tmp_path / FILE).write_text(lines, "utf-8")
    speech = settings.load(tmp_path).speech
    assert speech.ladder == ("indextts", "chattts")
    assert (speech.by_language.zh, speech.by_language.en) == (("chattts",), ())
