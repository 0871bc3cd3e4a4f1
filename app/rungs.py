"""The ladder of speech engines that the settings ask for, and how each of them is opened."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, cast, get_args

import numpy as np

from app import paths
from app.engines import registry
from app.engines.chattts.manner import Manner
from app.engines.cores import physical_cores
from app.engines.failover.ladder import Ladder, Orders, Switch
from app.engines.remote.recipe import Limits, Recipe
from app.engines.remote.speech import RemoteSpeech
from app.errors import AppError, EngineError, NoDevice
from app.events import Listener, VoiceLoading, VoiceReplaced, VoiceSwitched
from app.neural import (
    CHATTTS,
    INDEXTTS,
    SHERPA,
    NeuralNeeds,
    chattts_folder,
    chattts_needs,
    indextts_folder,
    indextts_needs,
    sherpa_folder,
    sherpa_needs,
)
from app.ports import Language, SpeechEngine, SpeechRequest, Voice
from app.session import EngineFactory
from app.settings import LADDER, SAMBERT, Settings, Speech
from app.spoken_forms import lexicon_file
from app.turn import CancelToken
from app.voices import VoiceShelf

log = logging.getLogger(__name__)

AUTOMATIC: Final = "automatic"
"""The ladder of the settings."""
SPARE: Final = LADDER[-1]
"""The speech engine that is always there."""

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
"""Those that can have an order of their own."""

_IDLE: Final = 600.0
"""Seconds without a request after which IndexTTS gives its memory back."""
_ROOMY: Final = 6_000_000_000
"""Bytes of free memory from which on it is opened before it is needed."""
_MOST_THREADS: Final = 8
"""Its steps read all weights: more threads than that only wait for the memory."""
_CLIP: Final = "Good morning. This is how I sound when I read something to you, calmly and clearly."
"""What a voice says for the recording that IndexTTS speaks after: some six seconds."""


def speech(settings: Settings, tell: Listener) -> EngineFactory:
    """What makes the ladder of speech engines, later and on its own thread.

    It holds those of the settings that have what they need. An engine that is chosen by name
    stands first, and those that follow it in the settings below it: who chose a voice would rather
    hear another one than none. They also take its place where it does not open; `tell` hears of
    that, of who speaks instead of whom later, and how far the opening is. What speaks already as
    the settings say stays open, and takes on the manner and the user's words of today.
    """

    def make(before: SpeechEngine | None) -> SpeechEngine:
        if settings.speech.engine not in (AUTOMATIC, SAMBERT, *LADDER):
            return cast("SpeechEngine", registry.engine(settings.speech.engine).load()())
        return _Climb(settings, tell, before).ladder()

    return make


def order(speech: Speech, language: Language | None = None) -> tuple[str, ...]:
    """The names of the engines that may say what is in a language, the best first."""
    named = getattr(speech.by_language, language) if language is not None else ()
    names = (*(named or speech.ladder), SPARE)
    if speech.engine != AUTOMATIC:
        after = names[names.index(speech.engine) + 1 :] if speech.engine in names else names
        names = (speech.engine, *after) if speech.engine != SPARE else (SPARE,)
    return tuple(dict.fromkeys(names))


def on_card(settings: Settings) -> int:
    """Bytes of the graphics card's memory that the ladder will still take. Loads nothing."""
    if CHATTTS not in order(settings.speech) or chattts_needs(settings).first is not None:
        return 0
    from app.engines.chattts import memory

    return memory.outstanding()


class _Climb:
    """Opens one rung after the other."""

    def __init__(self, settings: Settings, tell: Listener, before: SpeechEngine | None) -> None:
        self._settings = settings
        self._tell = tell
        self._before = before if isinstance(before, Ladder) else None
        self._trouble: EngineError | None = None

    def ladder(self) -> SpeechEngine:
        """The one that speaks already, if every rung of it stays."""
        opened: dict[str, SpeechEngine] = {}
        for name in order(self._settings.speech):
            engine = self._tried(partial(self._make, name, at_once=not opened))
            if engine is not None:
                opened[name] = engine
        rungs, orders = tuple(opened.values()), self._orders(opened)
        if self._trouble is not None:
            self._tell(VoiceReplaced(self._trouble, rungs[0].name))
        if self._before is None:
            ladder = Ladder(rungs, tell=self._switched, orders=orders)
        else:
            ladder = self._before.changed(rungs, orders)
        if CHATTTS in opened and INDEXTTS in opened:
            self._lend_voice(ladder, opened[CHATTTS])
        return ladder

    def _make(self, name: str, *, at_once: bool) -> SpeechEngine | None:
        """Open an engine, or take the one that is open; None where it lacks something.

        This is the one place where an engine joins the ladder: its name in `settings.LADDER`, what
        opens it here. `at_once` says that none above it is open, so that it will speak.

        Raises:
            EngineError: it does not open.
        """
        match name:
            case "chattts":
                return self._chattts()
            case "indextts":
                return self._indextts(at_once=at_once)
            case "sherpa":
                return self._sherpa(at_once=at_once)
            case "sambert":
                make, before = registry.engine(name).load(), self._open(name)
                offline = self._settings.privacy.offline
                return cast("SpeechEngine", make(offline=offline, before=before))
            case "espeak":
                return self._open(name) or registry.engine(name).load()()
            case _:
                return None

    def _orders(self, opened: Mapping[str, SpeechEngine]) -> Orders:
        """By language, where that makes a difference."""
        speech = self._settings.speech
        usual = order(speech)
        return {
            language: tuple(opened[name] for name in order(speech, language) if name in opened)
            for language in LANGUAGES
            if order(speech, language) != usual
        }

    def _switched(self, switch: Switch) -> None:
        self._tell(VoiceSwitched(switch.before, switch.engine, switch.error))

    def _tried(self, make: Callable[[], SpeechEngine | None]) -> SpeechEngine | None:
        try:
            return make()
        except EngineError as error:
            by_itself = self._settings.speech.engine == AUTOMATIC
            if not (by_itself and isinstance(error, NoDevice)):
                self._trouble = self._trouble or error
            return None

    def _open(self, name: str) -> SpeechEngine | None:
        """The rung of that engine which is open already."""
        rungs: Sequence[SpeechEngine] = () if self._before is None else self._before.rungs
        label = registry.engine(name).label
        return next((rung for rung in rungs if rung.name == label), None)

    def _is_licensed(self, engine: str) -> bool:
        """Whether it is worth looking closer: so that on most computers nothing more is read."""
        chosen = self._settings.chattts if engine == CHATTTS else self._settings.indextts
        return chosen.licence_accepted or self._settings.speech.engine == engine

    def _is_wished(self, needs: NeuralNeeds) -> bool:
        """Whether to open an engine. One that was chosen by name finds out itself what it lacks.

        Raises:
            EngineError: it was, and its licence was not accepted.
        """
        if self._settings.speech.engine != needs.engine:
            return needs.first is None
        if needs.licence is not None:
            raise needs.licence
        return True

    def _chattts(self) -> SpeechEngine | None:
        if not self._is_licensed(CHATTTS) or not self._is_wished(chattts_needs(self._settings)):
            return None
        spec, folder = registry.engine(CHATTTS), chattts_folder(self._settings)
        make, now, tuned = spec.load(), self._open(CHATTTS), manner(self._settings)
        if isinstance(now, make) and now.folder == folder:
            now.retune(tuned)
        else:
            now = make(
                folder,
                VoiceShelf(),
                manner=tuned,
                progress=lambda stage, share: self._tell(VoiceLoading(spec.label, stage, share)),
            )
        return cast("SpeechEngine", now)

    def _indextts(self, *, at_once: bool) -> SpeechEngine | None:
        """Its worker; if not `at_once`, it opens by itself where there is much room."""
        if not self._is_licensed(INDEXTTS):
            return None
        from app.engines.indextts import memory

        needs = indextts_needs(self._settings)
        if not self._is_wished(needs):
            return None
        recipe, now = _recipe(self._settings), self._open(INDEXTTS)
        if isinstance(now, RemoteSpeech) and now.recipe == recipe:
            return now
        engine = RemoteSpeech(recipe, voices=_cloned(), limits=Limits(idle=_IDLE))
        if not at_once:
            if memory.free() > _ROOMY:
                engine.warm_up()
            return engine
        memory.check(self._settings.indextts.precision)
        self._tell(VoiceLoading(needs.label, "weights", 0.1))
        engine.open(CancelToken())
        self._tell(VoiceLoading(needs.label, "ready", 1.0))
        return engine

    def _sherpa(self, *, at_once: bool) -> SpeechEngine | None:
        """Its worker; if not `at_once`, it opens while another speaks."""
        chosen, folder = self._settings.speech.engine == SHERPA, sherpa_folder(self._settings)
        if not chosen and not folder.is_dir():
            return None  # so that on most computers nothing more is read
        from app.engines.sherpa import worker

        needs = sherpa_needs(self._settings)
        if needs.first is not None:
            if chosen:
                raise needs.first
            return None
        recipe = worker.recipe(folder, self._settings.sherpa, drawn_words=_CLIP)
        now = self._open(SHERPA)
        if isinstance(now, RemoteSpeech) and now.recipe == recipe:
            return now
        engine = worker.worker(recipe)
        if not at_once:
            engine.warm_up()
            return engine
        self._tell(VoiceLoading(needs.label, "weights", 0.1))
        engine.open(CancelToken())
        self._tell(VoiceLoading(needs.label, "ready", 1.0))
        return engine

    def _lend_voice(self, ladder: Ladder, best: SpeechEngine) -> None:
        """Let the chosen voice say something for IndexTTS to speak after."""
        shelf = VoiceShelf()
        card = shelf.get(self._settings.speech.voice)
        if card is None or card.engine != CHATTTS or shelf.clip(card.name) is not None:
            return
        request = SpeechRequest(_CLIP, voice=card.name)
        try:
            chunks = list(ladder.said_by(best, request, CancelToken()))
            sound = np.concatenate([chunk.samples for chunk in chunks])
            shelf.keep_clip(card.name, sound, chunks[0].sample_rate)
        except AppError as error:
            log.info("no clip of the voice was made: %s", error)


def _recipe(settings: Settings) -> Recipe:
    """How IndexTTS's worker is made."""
    chosen, cores = settings.indextts, physical_cores()
    spec = registry.engine(INDEXTTS)
    return Recipe(
        name=spec.name,
        label=spec.label,
        factory=spec.factory,
        arguments={"folder": str(indextts_folder(settings)), "precision": chosen.precision},
        threads=chosen.threads or min(_MOST_THREADS, cores, max(2, cores - 1)),
    )


def _cloned() -> list[Voice]:
    """The voices that IndexTTS will have when it is open."""
    shelf = VoiceShelf()
    cards = [card for card in shelf.cards() if shelf.clip(card.name) is not None]
    return [Voice(card.name, card.name, card.languages, INDEXTTS) for card in cards]


def manner(settings: Settings) -> Manner:
    """How the neural voices speak now, with the user's words as they stand in their file."""
    chosen = settings.chattts
    return Manner(
        pace=chosen.pace,
        refine=chosen.refine,
        oral=chosen.oral,
        laugh=chosen.laugh,
        pause=chosen.pause,
        lexicon=lexicon_file.load(paths.config()).lexicon,
    )
