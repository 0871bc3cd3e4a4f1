"""`chat`: a conversation in the terminal, spoken while it is written."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from app.assembly import Parts, assemble
from app.audio.wav import save_wav
from app.cli.report import Recorder, TurnReport
from app.cli.way import Way
from app.errors import UnwritableFile
from app.events import Event, FactsFound, TextDelta
from app.settings import Settings


def run(known: Settings, once: str | None, way: Way) -> int:
    """Talk until the input ends, or for one turn; the failure of that one is raised."""
    recorder = Recorder()
    parts = assemble(known, listener=recorder, silent=way.silent, spare=False)
    try:
        if not way.as_json:
            parts.session.subscribe(_print_event)
        for number, prompt in enumerate([once] if once is not None else _prompts(), start=1):
            if not prompt.strip():
                continue
            report = _turn(parts, recorder, prompt)
            wav = _save(parts, way.out, number) if way.out is not None else None
            _tell(report, wav, as_json=way.as_json)
            if once is not None and recorder.failure is not None:
                raise recorder.failure
    finally:
        parts.session.close()
    return 0


def _turn(parts: Parts, recorder: Recorder, prompt: str) -> TurnReport:
    """One question; Ctrl+C stops the answer, not the conversation."""
    parts.session.submit(prompt)
    try:
        recorder.wait()
    except KeyboardInterrupt:
        parts.session.cancel()
        recorder.wait()
    return recorder.report


def _prompts() -> Iterator[str]:
    while True:
        try:
            yield input("> " if sys.stdin.isatty() else "")
        except EOFError:
            return


def _save(parts: Parts, folder: Path, number: int) -> Path:
    """Save what the turn has on its tape."""
    path = folder / f"reply-{number}.wav"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        player = parts.player
        save_wav(path, player.tape(0.0, player.written()), player.sample_rate)
    except OSError as error:
        raise UnwritableFile(f"{path} cannot be written: {error.strerror}.") from error
    return path


def _print_event(event: Event) -> None:
    if isinstance(event, TextDelta):
        print(event.text, end="", flush=True)
    elif isinstance(event, FactsFound):
        for fact in event.facts:
            print(_dimmed(f"used: {fact.source} ({fact.text})"), file=sys.stderr, flush=True)


def _dimmed(text: str) -> str:
    """The text in faint letters where a terminal shows it."""
    plain = "NO_COLOR" in os.environ or not sys.stderr.isatty()
    return text if plain else f"\033[2m{text}\033[0m"


def _tell(report: TurnReport, wav: Path | None, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(report.as_json(wav=str(wav) if wav else None), ensure_ascii=False))
        return
    print()
    if report.error is not None:
        print(f"{report.error} {report.error.remedy}", file=sys.stderr)
    if wav is not None:
        print(wav, file=sys.stderr)
