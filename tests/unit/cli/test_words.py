"""`spoken` and `lexicon` on the command line."""

from __future__ import annotations

import json

import pytest

from app import cli, paths
from app.cli.main import FAILED, OK, Windows
from app.spoken_forms.lexicon_file import FILE


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    monkeypatch.setattr("app.logs.start", lambda *_args, **_options: None)


def run(*arguments):
    windows = Windows(open=lambda _: 41, demo=lambda _: 42, clipboard=lambda: "")
    return cli.run(arguments, windows)


def test_spoken_prints_a_line_an_utterance_as_a_neural_voice_gets_it(capsys):
    assert run("spoken", "**Dr. Lee** paid $5. 他跑了5km。 He left, Привет.") == OK
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "Doctor Lee paid five dollars.",
        "他跑了五公里。",
        "He left.",
    ]
    assert "Привет" in printed.err


def test_the_language_can_be_told(capsys):
    assert run("spoken", "120", "--language", "zh", "--json") == OK
    line = json.loads(capsys.readouterr().out)
    assert line["text"] == "一百二十"
    assert line["unsayable"] == []
    assert len(line["offsets"]) == 5


def test_a_word_is_kept_listed_used_and_forgotten(capsys):
    assert run("lexicon", "add", "GIF", "jif") == OK
    assert run("lexicon", "add", "重庆", "chong2 qing4", "--language", "zh") == OK
    capsys.readouterr()
    assert run("lexicon", "list") == OK
    assert capsys.readouterr().out == "en  GIF  jif\nzh  重庆  chong2 qing4\n"
    assert run("spoken", "A GIF.") == OK
    assert capsys.readouterr().out == "A jif.\n"
    assert run("lexicon", "remove", "GIF") == OK
    assert run("lexicon", "remove", "GIF") == FAILED
    assert run("lexicon", "list", "--json") == OK
    (left,) = json.loads(capsys.readouterr().out)
    assert left == {"language": "zh", "word": "重庆", "say": "chong2 qing4"}


def test_a_damaged_file_is_told_stays_as_it_is_and_stops_no_text(capsys):
    file = paths.config() / FILE
    file.parent.mkdir(parents=True)
    file.write_text('[en]\n"SQL" = "sequel"\n"gif" = 3\n', "utf-8")
    before = file.read_bytes()
    assert run("lexicon", "add", "a", "b") == FAILED
    assert file.read_bytes() == before
    assert "Line 3" in capsys.readouterr().err
    assert run("spoken", "SQL") == OK
    printed = capsys.readouterr()
    assert printed.out == "sequel\n"
    assert "Line 3" in printed.err


def test_an_entry_that_cannot_work_is_told(capsys):
    assert run("lexicon", "add", "重庆", "chong9 qing4x1", "--language", "zh") == OK
    assert run("lexicon", "add", "重庆", "qingg4", "--language", "zh") == FAILED
    assert "qingg4" in capsys.readouterr().err
