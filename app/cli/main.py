"""The commands, their options and their exit codes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app import __version__, logs, paths, settings
from app.cli import chat, doctor, keys, shelf, speak, words
from app.cli.way import Way
from app.errors import AppError
from app.neural import CHATTTS, INDEXTTS
from app.segmenter import is_plain
from app.settings import Settings
from app.spoken_forms.lexicon_file import LANGUAGES

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: done; an error, told on stderr; wrong arguments; Ctrl+C."""


@dataclass(frozen=True, slots=True)
class Windows:
    """The commands that need the window's toolkit, which the command line does not import."""

    open: Callable[[list[str]], int]
    demo: Callable[[str], int]
    clipboard: Callable[[], str]


def run(arguments: Sequence[str], windows: Windows) -> int:
    """Run the command that was typed; its exit code."""
    chosen = _parser().parse_args(arguments)
    if chosen.command in {None, "gui"}:
        return windows.open([])
    if chosen.command == "demo":
        return windows.demo(chosen.out)
    logs.start(paths.logs(), verbose=chosen.verbose)
    try:
        return _run(chosen, windows)
    except AppError as error:
        print(f"sottovoce: {error} {error.remedy}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the results has gone; nothing more can be told, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _run(chosen: argparse.Namespace, windows: Windows) -> int:
    if chosen.command in {"doctor", "key", "spoken", "lexicon"}:
        return _mute(chosen)
    known = _overridden(settings.load(paths.config()), chosen)
    if chosen.command == "voices":
        return shelf.run(known, chosen)
    if chosen.command == "say":
        text = sys.stdin.read() if chosen.text == "-" else chosen.text
        return speak.say(known, text, Way.of(chosen))
    if chosen.command == "read":
        text = windows.clipboard() if chosen.clipboard else speak.text_of(chosen.file)
        plain = chosen.plain
        if plain is None:
            plain = not chosen.clipboard and is_plain(chosen.file)
        return speak.read(known, text, Way.of(chosen), plain=plain)
    return chat.run(known, chosen.once, Way.of(chosen))


def _mute(chosen: argparse.Namespace) -> int:
    """Do what needs neither settings nor a voice: look around, keep keys and the user's words."""
    if chosen.command == "doctor":
        return doctor.run(as_json=chosen.json, quick=chosen.quick)
    if chosen.command == "key":
        return keys.run(chosen)
    if chosen.command == "spoken":
        text = sys.stdin.read() if chosen.text == "-" else chosen.text
        return words.show(text, chosen.language, as_json=chosen.json)
    if chosen.deed == "add":
        return words.add(chosen.word, chosen.say, chosen.language)
    if chosen.deed == "remove":
        return words.remove(chosen.word, chosen.language)
    return words.list_all(as_json=chosen.json)


def _overridden(known: Settings, chosen: argparse.Namespace) -> Settings:
    """The settings with this command's options over them."""
    sound, speech, model = known.sound, known.speech, known.model
    if chosen.speed is not None:
        sound = msgspec.structs.replace(sound, speed=chosen.speed)
    if chosen.engine is not None:
        speech = msgspec.structs.replace(speech, engine=chosen.engine)
    if chosen.voice is not None:
        speech = msgspec.structs.replace(speech, voice=chosen.voice)
    if getattr(chosen, "model", None) is not None:
        model = msgspec.structs.replace(model, path=str(chosen.model))
    if getattr(chosen, "weights", None) is not None:
        engine = INDEXTTS if speech.engine == INDEXTTS else CHATTTS
        folder = str(chosen.weights.absolute())
        section = msgspec.structs.replace(getattr(known, engine), weights=folder)
        known = msgspec.structs.replace(known, **{engine: section})
    return msgspec.structs.replace(known, sound=sound, speech=speech, model=model)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sottovoce",
        description="A voice assistant that stays on this computer.",
        epilog="Exit codes: 0 done, 1 error (told on stderr), 2 wrong arguments, 130 interrupted.",
    )
    parser.add_argument("--version", action="version", version=f"sottovoce {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("gui", help="open the window (the default)")
    common, voice = _common(), _voice()

    say = commands.add_parser("say", parents=[common, voice], help="say a text")
    say.add_argument("text", metavar="TEXT|-", help="the text; - reads standard input")
    say.add_argument("--out", type=Path, metavar="F.wav", help="save instead of playing")

    talk = commands.add_parser("chat", parents=[common, voice], help="talk with the model")
    talk.add_argument("--once", metavar="TEXT", help="ask this alone, then leave")
    talk.add_argument("--out", type=Path, metavar="DIR", help="save each reply there as WAV")
    talk.add_argument("--model", type=Path, metavar="F.gguf", help="answer with this model")

    read = commands.add_parser("read", parents=[common, voice], help="read a text aloud")
    source = read.add_mutually_exclusive_group(required=True)
    source.add_argument("file", nargs="?", metavar="FILE|-", help="a text file; - is stdin")
    source.add_argument("--clipboard", action="store_true", help="what was copied last")
    read.add_argument(
        "--plain",
        action=argparse.BooleanOptionalAction,
        help="say it line by line with its symbols, as code (else the file's ending decides)",
    )
    read.add_argument("--out", type=Path, metavar="F.wav", help="save instead of playing")

    voices = commands.add_parser(
        "voices", parents=[common, voice], help="list the voices, or see to your own"
    )
    shelf.add_commands(voices, common)
    _add_words(commands, common)
    keys.add_commands(commands, common)
    look = commands.add_parser(
        "doctor", parents=[common], help="say what works here and what is missing"
    )
    look.add_argument("--quick", action="store_true", help="open and measure no voice")
    demo = commands.add_parser("demo", help="run one spoken turn, save its sound and its window")
    demo.add_argument("--out", default="demo", metavar="DIR", help="where (default: demo)")
    return parser


def _add_words(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    spoken = commands.add_parser(
        "spoken", parents=[common], help="show what a neural voice is given to say"
    )
    spoken.add_argument("text", metavar="TEXT|-", help="the text; - reads standard input")
    spoken.add_argument("--language", choices=LANGUAGES, help="of the text (else it decides)")
    lexicon = commands.add_parser("lexicon", help="your own words, and how to say them")
    deeds = lexicon.add_subparsers(dest="deed", metavar="DEED", required=True)
    deeds.add_parser("list", parents=[common], help="print all of them")
    for deed, purpose in (("add", "keep how a word is said"), ("remove", "forget it")):
        entry = deeds.add_parser(deed, parents=[common], help=purpose)
        entry.add_argument("word", metavar="WORD")
        if deed == "add":
            entry.add_argument("say", metavar="SAY", help="in Chinese also pinyin: chong2 qing4")
        entry.add_argument("--language", choices=LANGUAGES, default="en", help="of SAY")


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="print the result as JSON")
    common.add_argument("--verbose", action="store_true", help="log what happens to stderr")
    return common


def _voice() -> argparse.ArgumentParser:
    voice = argparse.ArgumentParser(add_help=False)
    voice.add_argument("--engine", metavar="E", help="the speech engine")
    voice.add_argument("--voice", metavar="V", help="one of its voices")
    voice.add_argument(
        "--weights",
        type=Path,
        metavar="FOLDER",
        help="where the weights of the neural voice are: of IndexTTS if that speaks, or ChatTTS",
    )
    voice.add_argument("--silent", action="store_true", help="open no sound device")
    voice.add_argument("--speed", type=_speed, metavar="X", help="0.5 to 3")
    return voice


def _speed(text: str) -> float:
    speed = float(text)
    if not 0.5 <= speed <= 3.0:
        raise argparse.ArgumentTypeError("the speed goes from 0.5 to 3")
    return speed
