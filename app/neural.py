"""The neural voices: what each engine needs, what of that is here, and what is made with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app import paths
from app.engines import neural_packages, registry
from app.errors import EngineError, WeightsMissing
from app.settings import Settings
from app.voices import VoiceShelf, clip

CHATTTS = "chattts"
INDEXTTS = "indextts"
SHERPA = "sherpa"


@dataclass(frozen=True, slots=True)
class NeuralNeeds:
    """What an engine needs: for each part the error that opening it would raise, None if none.

    Whether a graphics card is there shows only when it is opened.
    """

    engine: str
    """What settings call the engine."""
    label: str
    """What it is called on screen."""
    packages: EngineError | None
    licence: EngineError | None
    weights: EngineError | None
    folder: Path
    """Where the weights are looked for."""
    terms: str
    """The name of their licence."""
    source: str
    """Where they are published."""
    install: str
    """The command that installs the packages."""

    @property
    def missing(self) -> tuple[EngineError, ...]:
        """The errors of the parts that are missing, in the order in which to see to them."""
        parts = self.packages, self.licence, self.weights
        return tuple(error for error in parts if error is not None)

    @property
    def first(self) -> EngineError | None:
        """The error of the first part that is missing."""
        return next(iter(self.missing), None)


def chattts_needs(settings: Settings) -> NeuralNeeds:
    """What ChatTTS lacks here, as far as that shows without loading anything."""
    from app.engines.chattts import package, weights

    folder = chattts_folder(settings)
    label = registry.engine(CHATTTS).label
    return NeuralNeeds(
        engine=CHATTTS,
        label=label,
        packages=_lacking(package.check),
        licence=None if settings.chattts.licence_accepted else licence_open(label, CHATTTS),
        weights=_lacking(lambda: weights.check_present(folder)),
        folder=folder,
        terms=weights.LICENCE,
        source=weights.SOURCE,
        install=neural_packages.INSTALL,
    )


def indextts_needs(settings: Settings) -> NeuralNeeds:
    """What IndexTTS lacks here, as far as that shows without loading anything."""
    from app.engines.indextts import package, weights

    folder = indextts_folder(settings)
    accepted = settings.indextts.licence_accepted
    return NeuralNeeds(
        engine=INDEXTTS,
        label=package.LABEL,
        packages=_lacking(package.check),
        licence=None if accepted else licence_open(package.LABEL, INDEXTTS),
        weights=_lacking(lambda: weights.check_present(folder)),
        folder=folder,
        terms=weights.LICENCE,
        source=weights.SOURCE,
        install=neural_packages.INSTALL,
    )


def sherpa_needs(settings: Settings) -> NeuralNeeds:
    """What sherpa-onnx lacks here, as far as that shows without loading anything.

    Each voice has a licence of its own, which nobody is asked about: the user brought it.
    """
    from app.engines.sherpa import folder, package

    path = sherpa_folder(settings)
    return NeuralNeeds(
        engine=SHERPA,
        label=package.LABEL,
        packages=_lacking(package.check),
        licence=None,
        weights=_lacking(lambda: folder.inspect(path)),
        folder=path,
        terms="",
        source=package.SOURCE,
        install=package.INSTALL,
    )


def sherpa_family(settings: Settings) -> str:
    """What the family of the voice in sherpa-onnx's folder is called; empty if none is there."""
    from app.engines.sherpa import folder

    try:
        return folder.inspect(sherpa_folder(settings)).family.label
    except EngineError:
        return ""


def recording_needs(settings: Settings) -> NeuralNeeds:
    """What the engine needs whose voice a recording becomes: the one that lacks least.

    Of two that lack as much it is ChatTTS, whose voices with a recording both can speak.
    """
    return min(needs(settings), key=lambda each: len(each.missing))


def needs(settings: Settings) -> tuple[NeuralNeeds, ...]:
    """What each engine needs, the best first."""
    return chattts_needs(settings), indextts_needs(settings)


@dataclass(frozen=True, slots=True)
class IndexTTSFacts:
    """What IndexTTS finds here."""

    needs: NeuralNeeds
    files: dict[str, bool]
    """By name, whether they are there."""
    memory: EngineError | None
    """The error that opening it would raise now."""
    needed: int
    free: int
    """Bytes of memory."""
    clips: int
    """How many voices on the shelf it can speak with."""


def indextts_facts(settings: Settings) -> IndexTTSFacts:
    """Look at all that IndexTTS opens with. Loads nothing."""
    from app.engines.indextts import memory, weights

    parts = indextts_needs(settings)
    precision = settings.indextts.precision
    missing = weights.missing(parts.folder)
    shelf = VoiceShelf()
    return IndexTTSFacts(
        needs=parts,
        files={name: name not in missing for name in weights.FILES},
        memory=_lacking(lambda: memory.check(precision)),
        needed=memory.NEEDED[precision],
        free=memory.free(),
        clips=sum(shelf.clip(card.name) is not None for card in shelf.cards()),
    )


def chattts_facts(settings: Settings) -> str:
    """Where ChatTTS would speak from and on what, in a line. Loads no weights.

    Raises:
        EngineError: it would not open; the first reason.
    """
    from app.engines.chattts import loading, package, weights

    package.check()
    folder = chattts_folder(settings)
    weights.check_present(folder)
    return f"{folder}, {loading.card()}"


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording, as a voice takes it."""

    engine: str
    """As `VoiceCard.engine`."""
    clip: bytes
    """As `VoiceShelf.keep` takes it."""
    sample: str = ""
    """As `VoiceCard.sample`, for a card that needs it."""


def recorded_voice(settings: Settings, recording: Path, *, engine: str = "") -> Recording:
    """A recording as a voice takes it; for ChatTTS it is computed with its weights.

    Args:
        settings: where the weights are.
        recording: the file.
        engine: whose voice it is to be; empty for that of `recording_needs`.

    Raises:
        UnreadableFile: it is no WAV file.
        VoiceCardRefused: it is too short, too long or silent.
        EngineError: the packages, the licence or the weights are missing.
    """
    if not engine:
        best = recording_needs(settings)
        if best.first is not None:
            raise best.first
        engine = best.engine
    if engine == INDEXTTS:
        return Recording(engine, clip.recorded(recording))
    spec = registry.engine(CHATTTS)
    if not settings.chattts.licence_accepted:
        raise licence_open(spec.label, CHATTTS)
    spec.load()
    from app.engines.chattts.recording import codes_of
    from app.engines.chattts.weights import PUBLISHED

    sound = clip.recorded(recording)
    return Recording(engine, sound, codes_of(sound, chattts_folder(settings), PUBLISHED))


def chattts_folder(settings: Settings) -> Path:
    """Where ChatTTS's weights are looked for."""
    return _folder(settings.chattts.weights, paths.chattts())


def indextts_folder(settings: Settings) -> Path:
    """Where IndexTTS's weights are looked for."""
    return _folder(settings.indextts.weights, paths.indextts())


def sherpa_folder(settings: Settings) -> Path:
    """Where the voice of sherpa-onnx is looked for."""
    return _folder(settings.sherpa.folder, paths.sherpa())


def licence_open(label: str, engine: str) -> WeightsMissing:
    """The error for weights whose licence the user has not accepted."""
    options = "--accept" if engine == CHATTTS else f"--engine {engine} --accept"
    return WeightsMissing(
        f"The licence of {label}'s weights is not accepted yet.",
        engine=engine,
        retryable=False,
        remedy="Read and accept it on the page Voices, "
        f"or with `sottovoce voices licence {options}`.",
    )


def _folder(named: str, usual: Path) -> Path:
    return Path(named).expanduser() if named else usual


def _lacking(check: Callable[[], object]) -> EngineError | None:
    try:
        check()
    except EngineError as error:
        return error
    return None
