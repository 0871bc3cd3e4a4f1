"""`voices`: lists them, and sees to the user's own."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from app import paths, settings
from app.errors import VoiceCardRefused
from app.neural import (
    CHATTTS,
    INDEXTTS,
    chattts_needs,
    indextts_needs,
    recorded_voice,
    recording_needs,
)
from app.rungs import speech
from app.settings import Settings
from app.voices import VoiceCard, VoiceShelf, draw_seed

ENGINES = (CHATTTS, INDEXTTS)
"""Those that have voices of one's own, as `--engine` names them."""


def add_commands(voices: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Give the command its own commands."""
    deeds = voices.add_subparsers(dest="deed", metavar="DEED", title="your own voices")

    new = deeds.add_parser("new", parents=[common], help="keep a new voice")
    new.add_argument("--seed", type=int, metavar="N", help="what it is drawn from (else by chance)")
    new.add_argument("--name", required=True, metavar="NAME", help="what it is called")
    new.add_argument("--recording", type=Path, metavar="F.wav", help="2 to 15 seconds of the voice")
    new.add_argument(
        "--says", default="", metavar="TEXT", help="what is said in it, word for word, for ChatTTS"
    )
    new.add_argument(
        "--engine", dest="of", choices=ENGINES, help="whose voice (else the best that is set up)"
    )

    rename = deeds.add_parser("rename", parents=[common], help="call a voice something else")
    rename.add_argument("name", metavar="NAME")
    rename.add_argument("new_name", metavar="NEW")

    delete = deeds.add_parser("delete", parents=[common], help="take a voice away")
    delete.add_argument("name", metavar="NAME")

    restore = deeds.add_parser("restore", parents=[common], help="bring a deleted voice back")
    restore.add_argument("name", metavar="NAME")

    export = deeds.add_parser("export", parents=[common], help="write a voice to a file")
    export.add_argument("name", metavar="NAME")
    export.add_argument("file", type=Path, metavar="FILE")

    take = deeds.add_parser(
        "import", parents=[common], help="take a voice from a file, ours or ChatTTS's own text"
    )
    take.add_argument("file", metavar="FILE|-", help="a file; - is standard input")
    take.add_argument("--name", default="", metavar="NAME", help="what it is to be called here")

    licence = deeds.add_parser(
        "licence", parents=[common], help="the licence of a neural voice's weights"
    )
    licence.add_argument("--engine", dest="of", choices=ENGINES, default=CHATTTS, help="whose")
    licence.add_argument("--accept", action="store_true", help="accept it, once")


def run(known: Settings, chosen: argparse.Namespace) -> int:
    """List the voices, or do what was typed to one of the user's own."""
    shelf = VoiceShelf()
    if chosen.deed is None:
        return _list(known, shelf, as_json=chosen.json)
    if chosen.deed == "licence":
        return _licence(chosen.of, accept=chosen.accept, as_json=chosen.json)
    card = _done(known, shelf, chosen)
    print(json.dumps(_told(card), ensure_ascii=False) if chosen.json else card.name)
    return 0


def _licence(engine: str, *, accept: bool, as_json: bool) -> int:
    """Tell the terms, and whether they are accepted; with `accept` they are from now on."""
    kept = settings.load(paths.config())
    section = getattr(kept, engine)
    if accept and not section.licence_accepted:
        accepted = msgspec.structs.replace(section, licence_accepted=True)
        kept = msgspec.structs.replace(kept, **{engine: accepted})
        settings.save(kept, paths.config())
    needs = chattts_needs(kept) if engine == CHATTTS else indextts_needs(kept)
    if as_json:
        told = {"terms": needs.terms, "source": needs.source, "accepted": needs.licence is None}
        print(json.dumps(told, ensure_ascii=False))
    else:
        state = "accepted" if needs.licence is None else "not accepted"
        print(f"{needs.terms}, {needs.source}: {state}")
    return 0


def _done(known: Settings, shelf: VoiceShelf, chosen: argparse.Namespace) -> VoiceCard:
    if chosen.deed == "rename":
        return shelf.rename(chosen.name, chosen.new_name)
    if chosen.deed == "delete":
        return shelf.delete(chosen.name)
    if chosen.deed == "restore":
        return shelf.restore(chosen.name)
    if chosen.deed == "export":
        return shelf.export(chosen.name, chosen.file)
    if chosen.deed == "import":
        source = sys.stdin.read() if chosen.file == "-" else Path(chosen.file)
        return shelf.take(source, name=chosen.name)
    return _new(known, shelf, chosen)


def _new(known: Settings, shelf: VoiceShelf, chosen: argparse.Namespace) -> VoiceCard:
    card = VoiceCard(chosen.name, seed=draw_seed() if chosen.seed is None else chosen.seed)
    if chosen.recording is None:
        if chosen.of == INDEXTTS:
            raise VoiceCardRefused(
                "A voice of IndexTTS is made from a recording.",
                field="clip",
                remedy="Name its file: --recording F.wav.",
            )
        shelf.keep(card)
        return card
    says, engine = chosen.says.strip(), chosen.of or recording_needs(known).engine
    if engine == CHATTTS and not says:
        raise VoiceCardRefused(
            "What is said in the recording is missing.",
            field="sample_text",
            remedy="Give it, word for word: --says TEXT.",
        )
    made = recorded_voice(known, chosen.recording, engine=engine)
    card = replace(card, engine=engine, sample=made.sample, sample_text=says if made.sample else "")
    shelf.keep(card, clip=made.clip)
    return card


def _list(known: Settings, shelf: VoiceShelf, *, as_json: bool) -> int:
    """The voices of the chosen engine, then the user's own of every other."""
    engine = speech(known, lambda _event: None)(None)
    try:
        offered = [
            {
                "name": voice.name,
                "label": voice.label,
                "languages": list(voice.languages),
                "engine": voice.engine,
            }
            for voice in engine.voices()
        ]
    finally:
        engine.close()
    listed = {(voice["engine"], voice["name"]) for voice in offered}
    own = (_told(card) for card in shelf.cards())
    offered += [voice for voice in own if (voice["engine"], voice["name"]) not in listed]
    for damaged in shelf.damaged():
        print(f"{damaged.path.name}: {damaged.error} {damaged.error.remedy}", file=sys.stderr)
    if as_json:
        print(json.dumps(offered, ensure_ascii=False))
        return 0
    for voice in offered:
        print(f"{voice['name']:24} {', '.join(voice['languages']):20} {voice['label']}")
    return 0


def _told(card: VoiceCard) -> dict[str, Any]:
    return {
        "name": card.name,
        "label": f"{card.name}, {_drawn(card)}",
        "languages": list(card.languages),
        "engine": card.engine,
    }


def _drawn(card: VoiceCard) -> str:
    return "from a recording" if card.engine == INDEXTTS else f"seed {card.seed}"
