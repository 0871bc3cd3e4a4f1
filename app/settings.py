"""The user's settings: frozen sections, a file that people can read, migrations between schemas."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import msgspec
import tomli_w

from app.errors import SettingsError
from app.files import write_whole

SCHEMA = 1
"""Raised by one whenever a field is renamed, moved or changes its meaning."""

FILE = "settings.toml"

LADDER: Final = ("chattts", "indextts", "sherpa", "espeak")
"""The engines that can speak, in their usual order. The last one needs nothing."""
SAMBERT: Final = "sambert"
"""The engine that speaks over the internet: never in the ladder but where it is chosen by name."""

Migration = Callable[[dict[str, Any]], dict[str, Any]]
MIGRATIONS: dict[int, Migration] = {}
"""From schema n to n + 1; takes the parsed file and returns the next one."""


class Sound(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What leaves the loudspeaker."""

    device: str = ""
    """Empty for the system's default."""
    volume: Annotated[float, msgspec.Meta(ge=0.0, le=1.0)] = 1.0
    speed: Annotated[float, msgspec.Meta(ge=0.5, le=3.0)] = 1.0


class ByLanguage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Other orders of the ladder, by the language of what is said; empty for the usual one."""

    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()


class Speech(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who speaks."""

    engine: str = "automatic"
    """"automatic" for the ladder, or the name of the engine that is to stand first on it."""
    voice: str = ""
    """Empty for the engine's own choice by language."""
    ladder: tuple[str, ...] = LADDER
    """Which engines speak, the best first, each where it has what it needs: where one fails, the
    next takes over. espeak-ng is always the last, if it is not named."""
    by_language: ByLanguage = ByLanguage()

    def __post_init__(self) -> None:
        """See that the orders make sense.

        Raises:
            ValueError: one of them does not.
        """
        for order in (self.ladder, self.by_language.en, self.by_language.zh):
            for name in order:
                if name not in LADDER:
                    raise ValueError(f"{name!r} is none of {', '.join(LADDER)}")
                if order.count(name) > 1:
                    raise ValueError(f"{name!r} stands twice in a ladder")
                if name not in {*self.ladder, LADDER[-1]}:
                    raise ValueError(f"{name!r} stands in an order by language, not in the ladder")


class ChatTTS(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the neural voices speak."""

    weights: str = ""
    """The folder of the weights; empty for the one in the data folder."""
    licence_accepted: bool = False
    """CC BY-NC 4.0, of the weights: shown once, where their folder is chosen."""
    pace: Annotated[int, msgspec.Meta(ge=0, le=9)] = 5
    """How fast the voice itself speaks, 5 = normal; `Sound.speed` stretches what it said."""
    refine: bool = False
    """Whether spoken turns of phrase are put in first, which takes a second and may change words.
    The three below are for that."""
    oral: Annotated[int, msgspec.Meta(ge=0, le=9)] = 2
    """How much it talks as people do among themselves."""
    laugh: Annotated[int, msgspec.Meta(ge=0, le=2)] = 0
    """How readily it laughs."""
    pause: Annotated[int, msgspec.Meta(ge=0, le=7)] = 4
    """How many pauses it makes."""


class IndexTTS(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the neural voice of the processor computes."""

    weights: str = ""
    """The folder of the weights; empty for the one in the data folder."""
    licence_accepted: bool = False
    """Bilibili's, of the weights, non-commercial: shown once, where their folder is chosen."""
    precision: Literal["int8", "float32"] = "int8"
    """Of the decoder's matrices: four times as fast, in less memory, or exactly as published."""
    threads: Annotated[int, msgspec.Meta(ge=0, le=64)] = 0
    """How many it computes with; 0 for as many as leave room for the language model."""


class Sherpa(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which voice sherpa-onnx speaks with."""

    folder: str = ""
    """The unpacked folder of a voice; empty for the one in the data folder."""
    voice: str = ""
    """Who of it speaks where the chosen voice is another engine's; empty for the first."""
    threads: Annotated[int, msgspec.Meta(ge=0, le=64)] = 0
    """How many it computes with; 0 for as many as leave room for the language model."""


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much of what slow voices said is remembered, so that it need not be computed again.

    Nothing of a text that was read aloud ever is. espeak-ng is faster than that.
    """

    memory: Annotated[int, msgspec.Meta(ge=0, le=4096)] = 64
    """Megabytes, until the program ends; ten minutes of speech take some 60."""
    disk: Annotated[int, msgspec.Meta(ge=0, le=65_536)] = 0
    """Megabytes, for the next start too; 0 to write nothing down."""


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who answers."""

    path: str = ""
    """A GGUF file; empty for the starter model."""
    context: Annotated[int, msgspec.Meta(ge=256, le=1_048_576)] = 4096
    """Tokens of context window that are asked for; a model with less gets less."""
    gpu_layers: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 0
    """Of its layers, how many are to be on the graphics card. The voice comes first there: where
    not all fit beside it, there are fewer. Needs a llama.cpp that was built for the card."""
    process: Literal["automatic", "always", "never"] = "automatic"
    """Whether it lives in a process of its own, whose end costs one answer: if memory is tight, or
    a part of it is on the graphics card."""


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is looked up on this machine and told to the model with a question."""

    calculator: bool = True
    units: bool = True
    calendar: bool = True
    clock: bool = True
    lists: bool = True
    dictionary: bool = True
    chat: bool = True
    """What was said in this chat, and the name that was told."""
    help: bool = True
    with_tools: bool = True
    """Also for models that call tools of their own."""


class Privacy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What may leave this machine."""

    offline: bool = True
    """Whether nothing may: a voice that speaks over the internet is then refused, chosen or not."""


class Look(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the window looks."""

    theme: Literal["system", "light", "dark"] = "system"
    high_contrast: bool = False
    text_size: Annotated[int, msgspec.Meta(ge=80, le=300)] = 100
    """Per cent."""
    language: Literal["system", "en", "zh"] = "system"
    """Of the window; the voice and the model go by the text."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything the user can choose. A change makes a new one."""

    schema: int = SCHEMA
    sound: Sound = Sound()
    speech: Speech = Speech()
    chattts: ChatTTS = ChatTTS()
    indextts: IndexTTS = IndexTTS()
    sherpa: Sherpa = Sherpa()
    phrases: Phrases = Phrases()
    model: Model = Model()
    facts: Facts = Facts()
    privacy: Privacy = Privacy()
    look: Look = Look()

    @property
    def sends_texts(self) -> bool:
        """Whether what is spoken may leave this machine."""
        return self.speech.engine == SAMBERT and not self.privacy.offline


def first_start(folder: Path) -> bool:
    """Whether nothing was ever saved there."""
    return not (folder / FILE).exists()


def load(folder: Path) -> Settings:
    """Read the settings; the defaults where there is no file.

    Raises:
        SettingsError: the file is damaged, from a newer version, or says what has no meaning.
    """
    path = folder / FILE
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        raise SettingsError(f"The settings in {path} cannot be read: {error}.") from error
    try:
        return msgspec.convert(_migrated(raw, path), Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(f"The settings in {path} have no meaning: {error}.") from error


def save(settings: Settings, folder: Path) -> None:
    """Write the settings whole or not at all.

    Raises:
        SettingsError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / FILE, tomli_w.dumps(msgspec.to_builtins(settings)).encode())
    except OSError as error:
        raise SettingsError(
            f"The settings cannot be saved: {error}.", remedy="Free some space on the disk."
        ) from error


def _migrated(raw: dict[str, Any], path: Path) -> dict[str, Any]:
    schema = raw.get("schema", SCHEMA)
    if not isinstance(schema, int) or not 1 <= schema <= SCHEMA:
        raise SettingsError(
            f"The settings in {path} were written by a newer Sottovoce (schema {schema}).",
            remedy="Update Sottovoce, or move the file away to start with the defaults.",
        )
    for step in range(schema, SCHEMA):
        raw = MIGRATIONS[step](raw)
    return {**raw, "schema": SCHEMA}
