"""`say` and `read`: a given text through the same session as a chat."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from app.assembly import assemble
from app.cli.report import Recorder
from app.cli.way import Way
from app.errors import NothingToRead, UnreadableFile
from app.settings import Settings


def text_of(file: str) -> str:
    """What a file, or standard input for `-`, says.

    Raises:
        UnreadableFile: it cannot be opened, or is not text.
    """
    try:
        return sys.stdin.read() if file == "-" else Path(file).read_text("utf-8-sig")
    except OSError as error:
        raise UnreadableFile(f"{file} cannot be opened: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"{file} is not UTF-8 text.", remedy="Save it as UTF-8, or choose another file."
        ) from error


def say(known: Settings, text: str, way: Way) -> int:
    """Say a text; as JSON, report what was said when."""
    return _speak(known, text, way, show=False)


def read(known: Settings, text: str, way: Way, *, plain: bool = False) -> int:
    """Read a text, `plain` as it stands, printing each sentence when it begins to sound."""
    return _speak(known, text, way, show=not way.as_json, plain=plain)


def _speak(known: Settings, text: str, way: Way, *, show: bool, plain: bool = False) -> int:
    if not text.strip():
        raise NothingToRead("There is no text to read.")
    way.check_file()
    recorder = Recorder(show=_print_sentence if show else None)
    parts = assemble(known, listener=recorder, out=way.out, silent=way.silent, chat=False)
    try:
        parts.session.read(text, plain=plain)
        recorder.wait()
    finally:
        parts.session.close()
    if way.as_json:
        wav = str(way.out) if way.out else None
        dry = parts.player.underruns
        print(json.dumps(recorder.report.as_json(wav=wav, underruns=dry), ensure_ascii=False))
    elif way.out is not None:
        print(way.out)
    if recorder.failure is not None:
        raise recorder.failure
    return 0


def _print_sentence(text: str) -> None:
    print(text.strip(), flush=True)
