"""The commands: results on stdout, everything else on stderr, exit codes as documented."""

from __future__ import annotations

import io
import json
import logging
import sys
import threading
import wave

import pytest

from app import assembly, cli, paths, settings
from app.cli.main import FAILED, OK, Windows
from app.ports import Fact
from app.session import FactChoice
from app.settings import IndexTTS, Settings, Speech
from tests.gguf_factory import scripted

TALK = ("--silent", "--engine", "tone", "--speed", "3")
TEXT = "Sure, this is **bold**. And a second sentence; 你好，世界。"


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Settings, cache and logs of the test alone; what logging changed is put back."""
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    hooks = threading.excepthook, sys.excepthook
    yield
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    threading.excepthook, sys.excepthook = hooks


def run(*arguments, clipboard=""):
    windows = Windows(open=lambda _: 41, demo=lambda _: 42, clipboard=lambda: clipboard)
    return cli.run(arguments, windows)


def seconds_of(path):
    with wave.open(str(path), "rb") as file:
        return file.getnframes() / file.getframerate()


def test_say_reports_what_was_said_when(tmp_path, capsys):
    out = tmp_path / "said.wav"
    assert run("say", TEXT, "--out", str(out), "--json") == OK
    report = json.loads(capsys.readouterr().out)
    assert report["outcome"] == "completed"
    assert [spoken["text"] for spoken in report["utterances"]][:2] == ["Sure,", "this is bold."]
    for spoken, following in zip(report["utterances"], report["utterances"][1:], strict=False):
        assert spoken["start"] < spoken["end"] == following["start"]
        assert spoken["engine"] == "espeak-ng"
        assert spoken["span"][1] <= following["span"][0]
    assert report["wav"] == str(out)
    assert seconds_of(out) == pytest.approx(report["utterances"][-1]["end"], abs=0.01)
    assert report["timings"]["ttfa_ms"] > 0


def test_the_speed_changes_the_file(tmp_path):
    plain, fast = tmp_path / "plain.wav", tmp_path / "fast.wav"
    assert run("say", TEXT, "--out", str(plain)) == OK
    assert run("say", TEXT, "--out", str(fast), "--speed", "2") == OK
    assert seconds_of(fast) == pytest.approx(seconds_of(plain) / 2, rel=0.05)


def test_text_comes_from_standard_input_too(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("From a pipe."))
    assert run("say", "-", "--out", str(tmp_path / "o.wav"), "--json") == OK
    assert json.loads(capsys.readouterr().out)["reply"] == "From a pipe."


def test_read_prints_each_sentence_as_it_begins(tmp_path, capsys):
    source = tmp_path / "text.txt"
    source.write_text("First sentence here. Second sentence there.", "utf-8")
    assert run("read", str(source), *TALK) == OK
    assert capsys.readouterr().out.splitlines() == [
        "First sentence here.",
        "Second sentence there.",
    ]


@pytest.mark.parametrize(
    ("name", "options", "plain"),
    [
        ("ring.py", (), True),
        ("ring.md", (), False),
        ("README", (), False),
        ("ring.py", ("--no-plain",), False),
        ("ring.md", ("--plain",), True),
    ],
)
def test_a_file_that_is_no_prose_is_read_with_its_symbols(tmp_path, capsys, name, options, plain):
    source = tmp_path / name
    source.write_text("x = [1]\n", "utf-8")
    assert run("read", str(source), "--out", str(tmp_path / "o.wav"), "--json", *options) == OK
    (utterance,) = json.loads(capsys.readouterr().out)["utterances"]
    assert ("equals bracket" in utterance["text"]) is plain


def test_the_clipboard_is_read(tmp_path, capsys):
    out = tmp_path / "o.wav"
    assert run("read", "--clipboard", "--out", str(out), clipboard="Copied words.") == OK
    assert str(out) in capsys.readouterr().out


def test_where_the_neural_voice_does_not_open_another_speaks_and_says_why(capsys):
    assert run("say", "Hi there.", "--engine", "chattts", "--silent") == OK
    told = capsys.readouterr().err
    assert "licence" in told
    assert "espeak-ng speaks instead." in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("say", "  "), "no text"),
        (("read", "--clipboard"), "no text"),
        (("read", "nowhere.txt"), "nowhere.txt cannot be opened"),
        (("say", "Hi there.", "--out", "missing/dir/o.wav"), "cannot be written"),
        (("say", "Hi there.", "--engine", "nobody", "--silent"), "no engine called nobody"),
        (("voices", "--engine", "nobody"), "no engine called nobody"),
        (("chat", "--once", "Hi", "--model", "nowhere.gguf", "--silent"), "nowhere.gguf"),
    ],
)
def test_an_error_is_a_sentence_with_a_way_out_and_a_code(capsys, arguments, said):
    assert run(*arguments) == FAILED
    captured = capsys.readouterr()
    assert said in captured.err
    assert "Traceback" not in captured.err


def test_a_file_that_is_no_text_is_named(tmp_path, capsys):
    noise = tmp_path / "noise.bin"
    noise.write_bytes(bytes(range(128, 256)))
    assert run("read", str(noise)) == FAILED
    assert "noise.bin is not UTF-8 text" in capsys.readouterr().err


def test_damaged_settings_are_named_and_nothing_is_lost(tmp_path, capsys):
    folder = paths.config()
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text("[sound]\nspeed = 'fast'\n")
    assert run("voices") == FAILED
    assert "settings.toml" in capsys.readouterr().err
    assert (folder / "settings.toml").read_text() == "[sound]\nspeed = 'fast'\n"


@pytest.mark.parametrize("wrong", [("say",), ("say", "x", "--speed", "9"), ("nonsense",)])
def test_wrong_arguments_have_a_code_of_their_own(wrong, capsys):
    with pytest.raises(SystemExit) as caught:
        run(*wrong)
    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_without_a_command_the_window_opens():
    assert run() == 41
    assert run("gui") == 41
    assert run("demo") == 42


def test_voices_are_listed_for_people_and_for_programs(capsys):
    assert run("voices") == OK
    assert "en" in capsys.readouterr().out
    assert run("voices", "--json") == OK
    offered = json.loads(capsys.readouterr().out)
    assert {"name", "label", "languages", "engine"} == set(offered[0])


def test_doctor_names_what_is_missing_and_the_cure(capsys, monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    code = run("doctor", "--json")
    facts = json.loads(capsys.readouterr().out)
    parts = {"version", "python", "platform", "libraries", "folders", "indextts", "findings"}
    assert set(facts) == {*parts, "health"}
    bad = [finding for finding in facts["findings"] if not finding["ok"]]
    assert code == (FAILED if bad else OK)
    assert all(finding["fix"] for finding in bad)
    names = [finding["what"] for finding in facts["findings"]]
    assert {"settings", "language model", "voice engine espeak-ng", "sound"} <= set(names)


def test_doctor_looks_at_every_part_of_indextts(capsys, tmp_path):
    (tmp_path / "gpt.pth").write_bytes(b"x")
    chosen = Settings(speech=Speech(engine="indextts"), indextts=IndexTTS(weights=str(tmp_path)))
    settings.save(chosen, paths.config())
    assert run("doctor", "--json") == FAILED
    facts = json.loads(capsys.readouterr().out)
    parts = facts["indextts"]
    assert parts["weights"] == {
        "config.yaml": False,
        "bpe.model": False,
        "gpt.pth": True,
        "bigvgan_generator.pth": False,
    }
    assert (parts["licence"], parts["voices"]) == (False, 0)
    assert parts["memory"]["needed"] == 2_500_000_000
    (found,) = [each for each in facts["findings"] if each["what"] == "voice engine IndexTTS"]
    assert not found["ok"]
    assert "licence not accepted; weights in" in found["detail"]
    assert "no bpe.model, gpt.pth" in found["detail"]
    assert "voices licence --engine indextts --accept" in found["fix"]


def test_doctor_asks_for_a_voice_on_the_internet_only_where_it_was_chosen(capsys):
    def sambert():
        run("doctor", "--json")
        findings = json.loads(capsys.readouterr().out)["findings"]
        (found,) = [each for each in findings if each["what"] == "voice engine Sambert"]
        return found

    assert sambert()["ok"]
    assert "stay offline" in sambert()["detail"]
    settings.save(Settings(speech=Speech(engine="sambert")), paths.config())
    assert not sambert()["ok"]
    assert "Switch Offline off" in sambert()["fix"]


def test_doctor_speaks_to_people_too(capsys):
    run("doctor")
    told = capsys.readouterr().out
    assert told.startswith("Sottovoce ")
    assert "Measured just now" in told
    assert "espeak-ng: 0." in told


def test_doctor_measures_every_voice_that_opens(capsys):
    run("doctor", "--json")
    health = json.loads(capsys.readouterr().out)["health"]
    assert "no history" in health["measured"]
    assert health["not_opened"] is None
    (engine,) = health["engines"]
    assert (engine["engine"], engine["state"], engine["sentences"]) == ("espeak-ng", "closed", 3)
    assert 0.0 < engine["real_time_factor"] < 1.0
    first = engine["first_chunk_ms"]
    assert 0.0 < first["p50"] <= first["p95"] <= first["p99"]
    assert not engine["failures"]
    assert not engine["last_errors"]


def test_doctor_tells_which_voice_does_not_open(capsys):
    settings.save(Settings(speech=Speech(engine="chattts")), paths.config())
    run("doctor", "--json")
    health = json.loads(capsys.readouterr().out)["health"]
    assert "licence" in health["not_opened"]
    assert [engine["engine"] for engine in health["engines"]] == ["espeak-ng"]


def test_doctor_in_a_hurry_opens_no_voice(capsys, monkeypatch):
    monkeypatch.setattr("app.rungs.speech", None)
    run("doctor", "--json", "--quick")
    assert json.loads(capsys.readouterr().out)["health"] is None


def test_a_question_is_answered_spoken_and_saved(tmp_path, capsys):
    model = scripted(tmp_path / "scripted.gguf")
    folder = tmp_path / "replies"
    arguments = (*TALK, "--model", str(model), "--out", str(folder))
    assert run("chat", "--once", "Hello", *arguments, "--json") == OK
    report = json.loads(capsys.readouterr().out)
    assert report["reply"].strip()
    assert report["timings"]["ttft_ms"] <= report["timings"]["ttfa_ms"]
    assert report["usage"]["generated_tokens"] > 0
    assert seconds_of(report["wav"]) == pytest.approx(report["utterances"][-1]["end"], abs=0.01)


PRODUCT = Fact("calculator", "17 × 23 = 391", "en")
ASKED = ("chat", "--once", "what is 17 times 23")


@pytest.fixture
def calculator(monkeypatch):
    """One fact is known, whoever asks."""
    choice = FactChoice(lambda prompt, history: (PRODUCT,))
    monkeypatch.setattr(assembly, "facts", lambda chosen: choice)


@pytest.mark.usefixtures("calculator")
def test_what_was_looked_up_is_in_the_report(tmp_path, capsys):
    model = scripted(tmp_path / "scripted.gguf")
    assert run(*ASKED, *TALK, "--model", str(model), "--json") == OK
    report = json.loads(capsys.readouterr().out)
    assert report["facts"] == [{"source": "calculator", "text": "17 × 23 = 391"}]


@pytest.mark.usefixtures("calculator")
def test_what_was_looked_up_is_told_beside_the_answer_and_not_in_it(tmp_path, capsys):
    model = scripted(tmp_path / "scripted.gguf")
    assert run(*ASKED, *TALK, "--model", str(model)) == OK
    captured = capsys.readouterr()
    assert captured.err == "used: calculator (17 × 23 = 391)\n"
    assert "391" not in captured.out


def test_a_conversation_goes_on_until_its_input_ends(tmp_path, capsys, monkeypatch):
    model = scripted(tmp_path / "scripted.gguf")
    monkeypatch.setattr("sys.stdin", io.StringIO("Hello\n\nAgain\n"))
    assert run("chat", "--model", str(model), *TALK, "--json") == OK
    assert len(capsys.readouterr().out.splitlines()) == 2
