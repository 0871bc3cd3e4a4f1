"""Which engines there are, and whether each can start here. Imports none of them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Literal

from app.errors import EngineUnavailable


@dataclass(frozen=True, slots=True)
class EngineSpec:
    """An engine that the program knows."""

    name: str
    """What settings and the command line call it."""
    label: str
    """What it is called on screen."""
    kind: Literal["speech", "model"]
    factory: str
    """`module:attribute` of what makes one."""
    needs: tuple[str, ...] = ()
    """Modules that must be installed."""
    extra: str = ""
    """The optional extra that installs them; empty if they always come along."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The needed modules that are not installed. Imports nothing."""
        return tuple(module for module in self.needs if find_spec(module) is None)

    @property
    def remedy(self) -> str:
        """The command that installs what is missing."""
        wanted = f'"sottovoce[{self.extra}]"' if self.extra else " ".join(self.needs)
        return f"Install it: pip install {wanted}"

    def load(self) -> Any:
        """Import the engine's module; what comes back makes an engine when it is called.

        Raises:
            EngineUnavailable: a needed module is not installed.
        """
        if missing := self.missing:
            raise EngineUnavailable(
                f"{self.label} needs {', '.join(missing)}.",
                engine=self.name,
                retryable=False,
                remedy=self.remedy,
            )
        module, _, attribute = self.factory.partition(":")
        return getattr(import_module(module), attribute)


ENGINES: tuple[EngineSpec, ...] = (
    EngineSpec(
        "chattts",
        "ChatTTS",
        "speech",
        "app.engines.chattts.engine:ChatTTSEngine",
        ("torch", "torchaudio", "transformers", "vocos", "pybase16384", "ChatTTS"),
        "neural",
    ),
    EngineSpec(
        "espeak", "espeak-ng", "speech", "app.engines.espeak:EspeakEngine", ("espeakng_loader",)
    ),
    EngineSpec(
        "indextts",
        "IndexTTS",
        "speech",
        "app.engines.indextts.engine:open_engine",
        ("torch", "safetensors", "sentencepiece", "soundfile", "yaml"),
        "neural",
    ),
    EngineSpec(
        "llama", "llama.cpp", "model", "app.engines.llama.opening:open_model", ("llama_cpp",)
    ),
    EngineSpec(
        "sambert",
        "Sambert",
        "speech",
        "app.engines.sambert.engine:open_engine",
        ("keyring", "websockets"),
        "sambert",
    ),
    EngineSpec(
        "sherpa",
        "sherpa-onnx",
        "speech",
        "app.engines.sherpa.engine:open_engine",
        ("sherpa_onnx",),
        "sherpa",
    ),
    EngineSpec("tone", "Tone", "speech", "app.engines.tone:ToneEngine"),
)


def engine(name: str) -> EngineSpec:
    """The engine called `name`.

    Raises:
        EngineUnavailable: no engine is called that.
    """
    for spec in ENGINES:
        if spec.name == name:
            return spec
    known = ", ".join(spec.name for spec in ENGINES)
    raise EngineUnavailable(
        f"There is no engine called {name}.",
        engine=name,
        retryable=False,
        remedy=f"Choose one of: {known}.",
    )
