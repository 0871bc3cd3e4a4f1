"""Puts the parts together: settings in, a running session out. Only here are classes named."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import cast

import msgspec

from app import paths
from app.audio import portaudio
from app.audio.device import DeviceSink
from app.audio.null import NullSink
from app.audio.player import Player
from app.audio.wav import WavSink
from app.conversation import Conversation
from app.engines import card_memory, gguf, registry
from app.events import EventBus, Listener, ModelTrimmed
from app.facts.registry import SOURCES, Sources
from app.phrases import speech
from app.ports import AudioSink, LanguageModel
from app.rungs import on_card
from app.segmenter import PlainSegmenter, TextSegmenter
from app.session import FactChoice, ModelChoice, Session
from app.settings import Facts, Model, Settings
from app.turn import CancelToken

LLAMA = "llama"
STARTER = "starter"
"""The model that ships with the app."""


@dataclass(frozen=True, slots=True)
class Starter:
    """What resources/models/starter.toml says of the bundled model."""

    path: Path
    name: str
    system_prompt: str
    sha256: str
    temperature: float
    max_tokens: int
    context_length: int
    """Tokens up to which it was trained; it was given room for more."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a frontend needs."""

    session: Session
    conversation: Conversation
    player: Player


def starter() -> Starter:
    """The bundled model."""
    folder = paths.resources() / "models"
    card = tomllib.loads((folder / f"{STARTER}.toml").read_text("utf-8"))
    return Starter(
        path=folder / f"{STARTER}.gguf",
        name=card["name"],
        system_prompt=card["system_prompt"],
        sha256=card["sha256"],
        temperature=card["temperature"],
        max_tokens=card["max_tokens"],
        context_length=card["context_length"],
    )


@dataclass(frozen=True, slots=True)
class Beside:
    """What the language model shares the machine with."""

    on_card: Callable[[], int] = int
    """Bytes of the graphics card's memory to leave free; asked when the model is opened."""
    tell: Listener = lambda _event: None
    """Hears where the model has to make do with less."""


_ALONE = Beside()


def assemble(
    settings: Settings,
    *,
    listener: Listener | None = None,
    out: Path | None = None,
    silent: bool = False,
    chat: bool = True,
    spare: bool = True,
) -> Parts:
    """Start a session.

    Args:
        settings: what the user chose.
        listener: hears every event, from the first one on.
        out: a WAV file that takes the sound instead of the device.
        silent: no device is opened; the sound runs at its own pace and is not heard.
        chat: whether a language model is opened.
        spare: the starter model takes the place of one that does not open.
    """
    bus = EventBus()
    if listener is not None:
        bus.subscribe(listener)
    player = Player(_sink(settings, out=out, silent=silent), on_device=bus.publish)
    player.speed, player.volume = settings.sound.speed, settings.sound.volume
    conversation = Conversation(starter().system_prompt)
    session = Session(
        speech=speech(settings, bus.publish),
        player=player,
        segmenter=TextSegmenter,
        plain=PlainSegmenter,
        conversation=conversation,
        bus=bus,
    )
    session.choose_voice(settings.speech.voice)
    if chat:
        session.choose_facts(facts(settings.facts))
        choice = model(settings.model, beside(settings, bus.publish))
        session.open_model(choice if spare else replace(choice, otherwise=None))
    return Parts(session, conversation, player)


def beside(settings: Settings, tell: Listener) -> Beside:
    """The voice of the settings, which comes first on the graphics card."""
    return Beside(partial(on_card, settings), tell)


def model(chosen: Model, others: Beside = _ALONE) -> ModelChoice:
    """The chosen model file, or the starter model where none is.

    Opened later and on its own thread, or in a process of its own. Where a file does not open and
    no other model was open, the starter model takes its place.
    """
    card = starter()
    context = min(chosen.context, card.context_length)
    own = msgspec.structs.replace(chosen, context=context, gpu_layers=0)  # it is too small for it
    bundled = ModelChoice(
        card.name, partial(_open_model, card.path, own, card, others, trusted=True)
    )
    if not chosen.path:
        return bundled
    file = Path(chosen.path).expanduser()
    return ModelChoice(
        file.stem,
        partial(_open_model, file, chosen, card, others, trusted=False),
        otherwise=bundled,
    )


def facts(chosen: Facts) -> FactChoice:
    """The sources that are on; they are made by the thread that asks them."""
    sources = Sources({spec.name for spec in SOURCES if getattr(chosen, spec.name)})
    return FactChoice(sources.find, sources.warm, with_tools=chosen.with_tools)


def model_facts(settings: Settings) -> str:
    """What the chosen model file says of itself, in a line.

    Raises:
        ModelError: there is no such file, or it is no model.
    """
    path = Path(settings.model.path).expanduser() if settings.model.path else starter().path
    file = gguf.inspect(path)
    return (
        f"{file.name}, {file.architecture}, {file.quantisation}, {file.size / 1e6:.1f} MB, "
        f"{file.context_length} tokens"
    )


def _open_model(
    path: Path,
    chosen: Model,
    card: Starter,
    others: Beside,
    cancel: CancelToken,
    *,
    trusted: bool,
) -> LanguageModel:
    from app.engines.admission import admit
    from app.engines.llama.memory import is_tight

    file = admit(
        path, cache=paths.cache(), trusted=(card.sha256,) if trusted else (), cancel=cancel
    )
    tuned = {"temperature": card.temperature, "max_tokens": card.max_tokens}
    spec = registry.engine(LLAMA)
    options = {
        "path": os.fspath(path),
        "context_length": chosen.context,
        "sampling": tuned if trusted else {},
        "system_prompt": card.system_prompt,
    }
    layers = _layers(file, chosen, others)
    if layers:
        options["gpu_layers"] = layers
    risky = chosen.process == "automatic" and (layers or is_tight(file, chosen.context))
    if risky or chosen.process == "always":
        from app.engines.remote.model import RemoteModel
        from app.engines.remote.recipe import Recipe

        recipe = Recipe(name=spec.name, label=file.name, factory=spec.factory, arguments=options)
        return RemoteModel(recipe, cancel=cancel)
    return cast("LanguageModel", spec.load()(**options, cancel=cancel))


def _layers(file: gguf.ModelFile, chosen: Model, others: Beside) -> int:
    """How many layers go to the card: those that were chosen, as far as they fit there."""
    room = card_memory.free() if chosen.gpu_layers else None
    if room is None:
        return chosen.gpu_layers
    context = min(chosen.context, file.context_length)
    wanted = min(chosen.gpu_layers, file.layers + 1)
    fit = card_memory.layers_that_fit(file, context, wanted, room - others.on_card())
    if fit < wanted:
        others.tell(ModelTrimmed(file.name, fit, wanted))
    return fit


def devices() -> list[str]:
    """The names of the devices that can sound.

    Raises:
        NoAudioDevice: there is no sound library, or the sound system does not answer.
    """
    return portaudio.outputs()


def device(name: str) -> Callable[[], AudioSink]:
    """What opens the device of that name, or the system's own choice for an empty one."""
    return partial(DeviceSink, name or None)


def _sink(settings: Settings, *, out: Path | None, silent: bool) -> Callable[[], AudioSink]:
    if out is not None:
        return partial(WavSink, out)
    if silent:
        return NullSink
    return device(settings.sound.device)
