"""`voices`: one's own are made, renamed, deleted, brought back, handed on and taken."""

from __future__ import annotations

import io
import json

import pytest

from app import cli, paths, settings
from app.cli.main import FAILED, OK, Windows
from app.neural import Recording
from app.settings import IndexTTS, Settings, Speech
from app.voices import VoiceShelf
from tests.recordings import hum, hummed
from tests.voice_factory import card, embedding, prompt


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    monkeypatch.setattr("app.logs.start", lambda *_args, **_options: None)


def run(*arguments):
    windows = Windows(open=lambda _: 41, demo=lambda _: 42, clipboard=str)
    return cli.run(arguments, windows)


def test_a_voice_is_kept_by_its_seed_and_listed(capsys):
    assert run("voices", "new", "--seed", "42", "--name", "Lin") == OK
    assert capsys.readouterr().out == "Lin\n"
    assert VoiceShelf().get("Lin").seed == 42
    assert run("voices", "--json", "--engine", "tone") == OK
    assert json.loads(capsys.readouterr().out)[-1] == {
        "name": "Lin",
        "label": "Lin, seed 42",
        "languages": ["en", "zh"],
        "engine": "chattts",
    }


def test_without_a_seed_chance_gives_one(capsys):
    assert run("voices", "new", "--name", "Lin", "--json") == OK
    assert run("voices", "new", "--name", "Mara") == OK
    seeds = [VoiceShelf().get(name).seed for name in ("Lin", "Mara")]
    assert all(0 <= seed < 1_000_000_000 for seed in seeds)
    assert json.loads(capsys.readouterr().out.splitlines()[0])["label"] == f"Lin, seed {seeds[0]}"


def test_a_voice_goes_from_one_shelf_to_another(tmp_path, monkeypatch):
    VoiceShelf().keep(card("Lin"))
    assert run("voices", "rename", "lin", "Mara") == OK
    assert run("voices", "export", "Mara", str(tmp_path / "mara.toml")) == OK
    assert run("voices", "delete", "Mara") == OK
    assert VoiceShelf().cards() == ()
    assert run("voices", "import", str(tmp_path / "mara.toml"), "--name", "Mara B") == OK
    assert run("voices", "restore", "Mara") == OK
    monkeypatch.setattr("sys.stdin", io.StringIO(embedding(9)))
    assert run("voices", "import", "-", "--name", "Wei") == OK
    assert [voice.name for voice in VoiceShelf().cards()] == ["Mara", "Mara B", "Wei"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new", "--seed", "1", "--name", "lin"), "already a voice called lin"),
        (("new", "--seed", "-1", "--name", "Wei"), "seed is not a whole number"),
        (("rename", "Nobody", "Wei"), "no voice called Nobody"),
        (("delete", "Nobody"), "no voice called Nobody"),
        (("restore", "Lin"), "No deleted voice is called Lin"),
        (("export", "Lin", "nowhere/lin.toml"), "cannot be written"),
        (("import", "nowhere.toml"), "no file nowhere.toml"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_way_out(capsys, arguments, said):
    VoiceShelf().keep(card("Lin"))
    assert run("voices", *arguments) == FAILED
    assert said in capsys.readouterr().err


def test_a_damaged_card_is_told_beside_the_list(capsys):
    VoiceShelf().keep(card("Lin"))
    (paths.voices() / "bad.toml").write_text("name = 'Bad'\nseed = -4\n")
    assert run("voices", "--engine", "tone") == OK
    captured = capsys.readouterr()
    assert "Lin" in captured.out
    assert captured.err.startswith("bad.toml: The voice's seed is not a whole number")


def test_a_folder_of_weights_is_named_for_one_command(tmp_path, monkeypatch):
    seen = []

    def say(known, *_arguments):
        seen.append((known.chattts.weights, known.indextts.weights))
        return OK

    monkeypatch.setattr("app.cli.speak.say", say)
    folder = str(tmp_path)
    assert run("say", "Hi", "--weights", folder) == OK
    assert run("say", "Hi") == OK
    assert run("say", "Hi", "--weights", folder, "--engine", "indextts") == OK
    settings.save(Settings(speech=Speech(engine="indextts")), paths.config())
    assert run("say", "Hi", "--weights", folder) == OK
    assert run("say", "Hi", "--weights", folder, "--engine", "chattts") == OK
    assert seen == [(folder, ""), ("", ""), ("", folder), ("", folder), (folder, "")]


def test_a_voice_is_made_from_a_recording_and_its_words(tmp_path, monkeypatch, capsys):
    asked = []

    def recorded(_known, path, *, engine):
        asked.append((path, engine))
        return Recording(engine, hummed(), prompt())

    monkeypatch.setattr("app.cli.shelf.recorded_voice", recorded)
    recording = tmp_path / "me.wav"
    arguments = ("voices", "new", "--name", "Me", "--recording", str(recording))
    assert run(*arguments) == FAILED
    assert "--says TEXT" in capsys.readouterr().err
    assert VoiceShelf().get("Me") is None
    assert run(*arguments, "--says", " Good day. ") == OK
    assert asked == [(recording, "chattts")]
    kept = VoiceShelf().get("Me")
    assert (kept.sample, kept.sample_text) == (prompt(), "Good day.")
    assert VoiceShelf().clip("Me").read_bytes() == hummed()


def test_for_indextts_a_recording_is_all_that_a_voice_needs(tmp_path, capsys):
    arguments = ("voices", "new", "--engine", "indextts", "--name", "Me")
    assert run(*arguments) == FAILED
    assert "--recording F.wav" in capsys.readouterr().err
    assert run(*arguments, "--recording", str(tmp_path / "nothing.wav")) == FAILED
    assert run(*arguments, "--recording", str(hum(tmp_path / "me.wav")), "--json") == OK
    told = json.loads(capsys.readouterr().out)
    assert (told["engine"], told["label"]) == ("indextts", "Me, from a recording")
    kept = VoiceShelf().get("Me")
    assert (kept.embedding, kept.sample, kept.sample_text) == ("", "", "")
    assert VoiceShelf().clip("Me") is not None


def test_a_recording_becomes_a_voice_of_the_engine_that_is_set_up(tmp_path, monkeypatch):
    monkeypatch.setattr("app.engines.indextts.package.check", lambda: None)
    monkeypatch.setattr("app.engines.indextts.weights.check_present", lambda _folder: None)
    settings.save(Settings(indextts=IndexTTS(licence_accepted=True)), paths.config())
    recording = str(hum(tmp_path / "me.wav"))
    assert run("voices", "new", "--name", "Me", "--recording", recording) == OK
    assert VoiceShelf().get("Me").engine == "indextts"


def test_a_recording_waits_for_the_licence(tmp_path, capsys):
    arguments = ("--recording", str(tmp_path / "me.wav"), "--says", "Good day.")
    assert run("voices", "new", "--name", "Me", *arguments) == FAILED
    assert "licence" in capsys.readouterr().err


def test_the_licence_of_the_weights_is_told_and_accepted_once(capsys):
    assert run("voices", "licence", "--json") == OK
    told = json.loads(capsys.readouterr().out)
    assert told["terms"] == "CC BY-NC 4.0"
    assert not told["accepted"]
    assert run("voices", "licence", "--accept") == OK
    assert capsys.readouterr().out.endswith(": accepted\n")
    assert settings.load(paths.config()).chattts.licence_accepted
    assert run("voices", "licence", "--json") == OK
    assert json.loads(capsys.readouterr().out)["accepted"]


def test_each_engine_has_a_licence_of_its_own(capsys):
    assert run("voices", "licence", "--engine", "indextts", "--accept", "--json") == OK
    told = json.loads(capsys.readouterr().out)
    assert told["accepted"]
    assert "non-commercial" in told["terms"]
    assert told["source"] == "https://huggingface.co/IndexTeam/IndexTTS-1.5"
    kept = settings.load(paths.config())
    assert (kept.indextts.licence_accepted, kept.chattts.licence_accepted) == (True, False)
