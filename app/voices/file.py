"""A card as a file of TOML, and the text form that ChatTTS users hand on."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final

import tomli_w

from app.errors import UnreadableFile, VoiceCardRefused
from app.voices.card import VoiceCard
from app.voices.text_form import EMBEDDING_VALUES, embedding_values, in_text_form

SCHEMA: Final = 1
"""Raised by one whenever a field is renamed or changes its meaning."""

LARGEST: Final = 1_000_000
"""Bytes."""

_FIELDS: Final = {field.name: field.default for field in fields(VoiceCard)}


def dumped(card: VoiceCard) -> bytes:
    """The card as its file holds it."""
    raw = {"schema": SCHEMA, **asdict(card), "languages": list(card.languages)}
    return tomli_w.dumps(raw).encode()


def read(path: Path) -> bytes:
    """What a file holds, if it can be that of a voice.

    Raises:
        UnreadableFile: it cannot be opened.
        VoiceCardRefused: it is too large.
    """
    try:
        if not path.is_file():
            raise UnreadableFile(f"There is no file {path}.")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise UnreadableFile(f"{path} cannot be opened: {error}.") from error
    if len(content) > LARGEST:
        raise VoiceCardRefused(
            "The file is larger than 1 MB, so it holds no voice.",
            field="file",
            remedy="Choose a file that holds one voice.",
        )
    return content


def parsed(content: bytes) -> VoiceCard:
    """The card in a file.

    Raises:
        VoiceCardRefused: it holds none, or one with a field that has no meaning.
    """
    try:
        raw = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # also of a number with thousands of digits
        raise _no_card(str(error)) from error
    schema = raw.pop("schema", SCHEMA)
    if isinstance(schema, bool) or not isinstance(schema, int) or not 1 <= schema <= SCHEMA:
        raise VoiceCardRefused(
            f"The voice was written by a newer Sottovoce (schema {schema}).",
            field="schema",
            remedy="Update Sottovoce, or ask for the voice in schema 1.",
        )
    if unknown := sorted(raw.keys() - _FIELDS.keys()):
        raise VoiceCardRefused(
            f"A voice has no field {unknown[0]}.",
            field=unknown[0],
            remedy="Mend its name in the file, or take the line away.",
        )
    if "name" not in raw:
        raise VoiceCardRefused(
            "The voice has no name.", field="name", remedy="Write one in the file: name = ..."
        )
    return VoiceCard(**{name: _typed(name, value) for name, value in raw.items()})


def taken(content: bytes, *, name: str) -> VoiceCard:
    """The card in a file from elsewhere: one of ours, or an embedding and nothing else.

    Args:
        content: of the file.
        name: for an embedding, which has none of its own.

    Raises:
        VoiceCardRefused: it holds neither.
    """
    try:
        text = "".join(content.decode("utf-8-sig").split()).strip("\"'")
    except UnicodeDecodeError as error:
        raise _no_card(str(error)) from error
    if not in_text_form(text):
        return parsed(content)
    card = VoiceCard(name=name, embedding=text)
    if (values := embedding_values(text)) != EMBEDDING_VALUES:
        raise VoiceCardRefused(
            f"The voice's embedding holds {values} numbers instead of {EMBEDDING_VALUES}.",
            field="embedding",
            remedy="Copy it again, whole, or ask for the voice again.",
        )
    return card


def _typed(name: str, value: Any) -> Any:
    if name == "languages" and isinstance(value, list):
        return tuple(each if isinstance(each, str) else repr(each) for each in value)
    if isinstance(_FIELDS[name], float) and type(value) is int and abs(value) < 1000:
        return float(value)
    return value


def _no_card(reason: str) -> VoiceCardRefused:
    return VoiceCardRefused(
        f"The file holds no voice: {reason}.",
        field="file",
        remedy="Choose a voice that Sottovoce exported, or a text with an embedding of ChatTTS.",
    )
