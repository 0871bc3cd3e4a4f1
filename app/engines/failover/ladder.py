"""Several engines as one: what the first cannot say, or finish, the next one says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from app.engines.failover.blame import blame
from app.engines.failover.lead import Lead
from app.engines.failover.length import WORD, unheard
from app.engines.failover.rung import Health, Rung, Watch
from app.engines.failover.seam import Seam
from app.engines.failover.splice import Splice
from app.engines.failover.timbre import Leveller, styled
from app.errors import EngineError, EngineHung, RunawaySpeech, VoiceUnknown
from app.ports import (
    AudioChunk,
    Measurement,
    SpeechEngine,
    SpeechRequest,
    Voice,
    Wording,
)
from app.turn import CancelToken

_CLOSING: Final = 10.0
"""Seconds that all engines have for their end; one that was given up has none."""
_FIRST: Final = 0.3
"""Seconds to the first sound of an engine of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Switch:
    """Another engine is heard from now on."""

    before: str
    engine: str
    error: EngineError | None
    """Why the one before is not; None where a better one is back."""


@dataclass(frozen=True, slots=True)
class _Saying:
    """An utterance on its way."""

    request: SpeechRequest
    cancel: CancelToken
    splice: Splice = field(default_factory=Splice)
    failures: list[EngineError] = field(default_factory=list)
    tried: list[Rung] = field(default_factory=list)


Orders: TypeAlias = Mapping[str, Sequence[SpeechEngine]]
"""By language, the engines that may say what is in it, the best first."""
_Asked: TypeAlias = tuple[Rung, SpeechRequest]


def _ignore(_switch: Switch) -> None:
    """Nobody listens."""


class Ladder:
    """A SpeechEngine. The best rung is the first; all are asked by one thread.

    Each engine works on a thread of its own, so that one that hangs holds up nobody. An engine that
    fails is left alone for a while, then says a phrase that nobody hears; once that goes well, the
    next utterance is its own again.
    """

    def __init__(
        self,
        rungs: Sequence[SpeechEngine],
        *,
        watch: Watch | None = None,
        tell: Callable[[Switch], None] = _ignore,
        driven: Sequence[Rung] = (),
        orders: Orders | None = None,
    ) -> None:
        """Speak with open engines, at least one; they are closed with the ladder.

        Args:
            rungs: The engines, the best first.
            watch: By what they are watched.
            tell: Called by the thread that asks, whenever another engine is heard.
            driven: Those of them that another ladder gives away.
            orders: Other orders of them, for some languages.
        """
        self._watch = watch or Watch()
        self._tell = tell
        known = {id(rung.engine): rung for rung in driven}
        self._rungs = tuple(known.get(id(one)) or Rung(one, self._watch) for one in rungs)
        self._orders = _fixed(orders)
        self._speaking = self._heard = self._rungs[0]
        self._saying: _Saying | None = None
        self._ahead: Callable[[], float] | None = None

    @property
    def rungs(self) -> tuple[SpeechEngine, ...]:
        """The engines, the best first."""
        return tuple(rung.engine for rung in self._rungs)

    def changed(self, rungs: Sequence[SpeechEngine], orders: Orders | None = None) -> Ladder:
        """A ladder of `rungs`: this one if it is, else another that takes over those they share.

        Closing this one then closes only what is left to it.
        """
        wanted = _fixed(orders)
        if tuple(rungs) == self.rungs and wanted == self._orders:
            return self
        driven = self._rungs
        other = Ladder(rungs, watch=self._watch, tell=self._tell, driven=driven, orders=wanted)
        self._rungs = tuple(rung for rung in self._rungs if rung not in other._rungs)
        other._ahead = self._ahead
        return other

    def follow(self, ahead: Callable[[], float]) -> None:
        """Give an engine up before a gap is heard; `ahead` tells the seconds that still sound."""
        self._ahead = ahead

    @property
    def name(self) -> str:
        """The engine of the newest utterance; before the first, the one that is tried first."""
        return self._speaking.name

    @property
    def measured(self) -> Measurement | None:
        """What the rung of the newest utterance takes, as far as that is known."""
        return self._speaking.measured

    @property
    def due(self) -> float | None:
        """Seconds until `probe` has something to do; None if nothing will be."""
        return min((due for rung in self._rungs if (due := rung.due) is not None), default=None)

    def voices(self) -> Sequence[Voice]:
        """Those of all rungs, the best first; one that several offer is the best one's."""
        every = [voice for engine in self.rungs for voice in engine.voices()]
        return list({voice.name: voice for voice in reversed(every)}.values())[::-1]

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        """Speak on the first rung that can; where it breaks off, the next one goes on.

        A voice that a rung offers belongs to it: that rung is tried first, then the others, with
        that voice if they offer it too and with their own choice if not. One that none offers is
        asked of all, for some know more; where none does, the last rung speaks with its own choice.
        A voice that is called as a rung is that rung's own choice.

        The next one goes on with the first word that does not sound whole. Of an engine that does
        not mark its words, with the first clause that may not. A newer request ends one that was
        not taken to its end. A rung that is alone speaks at once: nobody could go on for it.

        Raises:
            EngineError: that of the first rung, when all have failed.
        """
        if len(self._rungs) == 1 and not self._rungs[0].driven:
            yield from _alone(self._rungs[0], request, cancel)
        else:
            yield from self._climb(request, cancel)

    def _climb(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        """Speak on one rung after the other, until all is said."""
        saying, offset = _Saying(request, cancel), 0
        self._saying = saying
        for rung, asked in self._candidates(saying):
            if self._is_over(saying):
                return
            following = self._following(rung, request)
            part = replace(asked, text=request.text[offset:], following=following)
            seam = Seam(marked=rung.marks)
            self._speaking = rung
            saying.tried.append(rung)
            saying.splice.begin(offset)
            leveller = Leveller(self._best(request).timbre(request), rung.timbre(asked))
            try:
                judged, lead = len(self._rungs) > 1, self._lead(saying)
                for piece in rung.say(part, cancel, judged=judged, lead=lead):
                    yield from self._heard_from(rung, saying, seam.push(leveller.level(piece)))
            except EngineError as error:
                saying.failures.append(error)
                cut = seam.cut()
                sound, unsaid, whole = cut.sound, cut.unsaid, False
            else:
                sound, unsaid, whole = seam.finish(), len(part.text), True
            yield from self._heard_from(rung, saying, sound)
            if (rest := saying.splice.end()) is not None and not self._is_over(saying):
                yield rest
            if unsaid is None:
                unsaid = _unheard(rung, part, seam, saying.failures[-1])
            offset += unsaid
            if whole or (saying.splice.sounds and not WORD.search(request.text, offset)):
                return
        if not self._is_over(saying):
            raise saying.failures[0] if saying.failures else self._nobody()

    def foresee(self, request: SpeechRequest) -> None:
        """Let `name` and `measured` be those of who will be asked first for a request.

        For whoever knows already what that one says: nothing is said here.
        """
        self.probe()
        order = self._order(request)
        self._speaking = (self._ready(order) or order)[0][0]

    def said_by(
        self, engine: SpeechEngine, request: SpeechRequest, cancel: CancelToken
    ) -> Iterator[AudioChunk]:
        """Have one of the rungs say something, and no other in its place.

        Raises:
            EngineError: that of the engine.
        """
        rung = next(rung for rung in self._rungs if rung.engine is engine)
        return rung.say(request, cancel)

    def probe(self) -> bool:
        """Try out the engines whose time has come, unheard; whether that is going on.

        Never blocks. Whoever has nothing to say calls it now and then; each utterance does too.
        """
        return sum(rung.probe() for rung in self._rungs) > 0

    def retry(self) -> None:
        """Ask all engines again, also those that had a defect: the user says it was mended."""
        for rung in self._rungs:
            rung.retry()

    def health(self) -> tuple[Health, ...]:
        """How each engine is, the best first. May be asked by any thread."""
        return tuple(rung.health() for rung in self._rungs)

    def close(self) -> None:
        """Close every rung."""
        for rung in self._rungs:
            rung.close()
        deadline = self._watch.clock.now() + _CLOSING
        for rung in self._rungs:
            rung.join(max(0.0, deadline - self._watch.clock.now()))

    def _is_over(self, saying: _Saying) -> bool:
        """Whether nobody wants more of an utterance: it was cancelled, or left for another."""
        return saying.cancel.cancelled or saying is not self._saying

    def _candidates(self, saying: _Saying) -> Iterator[_Asked]:
        """Those to ask, in order; where none of them works, those that had failed before too."""
        order = self._order(saying.request)
        ready = self._ready(order)
        if ready:
            self.probe()
        yield from ready
        if saying.failures and all(blame(error) == "utterance" for error in saying.failures):
            return
        for one in order:
            if one not in ready and not one[0].stuck:
                yield one

    def _following(self, rung: Rung, request: SpeechRequest) -> tuple[Wording, ...]:
        """What of that which follows will probably be asked of the same rung."""
        languages = {wording.language for wording in request.following}
        own = {
            language
            for language in languages
            if self._first_ready(replace(request, language=language)) is rung
        }
        return tuple(wording for wording in request.following if wording.language in own)

    def _first_ready(self, request: SpeechRequest) -> Rung | None:
        """The best that would be asked now."""
        return next((rung for rung, _ in self._order(request) if rung.ready), None)

    def _ready(self, order: Sequence[_Asked]) -> list[_Asked]:
        """Those that work. A stand-in that is not open yet gets ready while another speaks."""
        ready = [one for one in order if one[0].ready]
        waited = [] if order[0][0].faltered else order[:1]
        quick = [one for one in ready if one[0].is_open or one in waited]
        for rung, _ in ready if quick and quick[0] is not order[0] else ():
            if not rung.is_open:
                rung.warm_up()
        return [*quick, *(one for one in ready if one not in quick)]

    def _lead(self, saying: _Saying) -> Lead | None:
        """What a late engine still has; None where no other one could take over at once."""
        rungs = self._ranked(saying.request.language)
        others = (one for one in rungs if one not in saying.tried and one.ready and one.is_open)
        other = next(others, None)
        if self._ahead is None or other is None:
            return None
        return Lead(self._ahead, other.measured.first_chunk if other.measured else _FIRST)

    def _heard_from(
        self, rung: Rung, saying: _Saying, sound: AudioChunk | None
    ) -> Iterator[AudioChunk]:
        """What of a piece is certain; tell if it is another engine's than the one before."""
        if self._is_over(saying) or sound is None or (chunk := saying.splice.add(sound)) is None:
            return
        if rung is not self._heard:
            before, self._heard = self._heard, rung
            self._tell(Switch(before.name, rung.name, self._why(rung, saying)))
        yield chunk

    def _why(self, rung: Rung, saying: _Saying) -> EngineError | None:
        """Why none above it speaks."""
        rungs = self._ranked(saying.request.language)
        better = rungs[: rungs.index(rung)] if rung in rungs else ()
        resting = (one.reason for one in better if one.reason is not None)
        return saying.failures[-1] if saying.failures else next(resting, None)

    def _order(self, request: SpeechRequest) -> list[_Asked]:
        """The rungs in the order in which they are tried, and what each is asked."""
        rungs = self._ranked(request.language)
        best, unvoiced = self._best(request), replace(request, voice="")
        others = [rung for rung in rungs if rung is not best]
        if best.name == request.voice:
            return [(best, unvoiced), *((rung, unvoiced) for rung in others)]
        if not _offers(best, request.voice) and request.voice:
            return [*((rung, request) for rung in rungs), (rungs[-1], unvoiced)]
        return [(best, request), *((rung, self._asked(rung, request)) for rung in others)]

    def _best(self, request: SpeechRequest) -> Rung:
        """Whose voice is asked for."""
        rungs = self._ranked(request.language)
        return next((rung for rung in rungs if _offers(rung, request.voice)), rungs[0])

    def _asked(self, rung: Rung, request: SpeechRequest) -> SpeechRequest:
        """What another one is asked in the place of the best."""
        if request.voice and _offers(rung, request.voice):
            return request
        best, unvoiced = self._best(request), replace(request, voice="")
        return styled(unvoiced, rung.name, best.timbre(request), (rung.pace, best.pace))

    def _ranked(self, language: str) -> tuple[Rung, ...]:
        """Those that may say what is in a language, the best first."""
        order = self._orders.get(language)
        if order is None:
            return self._rungs
        known = {id(rung.engine): rung for rung in self._rungs}
        return tuple(known[id(engine)] for engine in order)

    def _nobody(self) -> EngineError:
        """Why there is nobody to ask."""
        last = self._rungs[-1]
        return last.reason or EngineHung(f"{last.name} does not answer.", engine=last.name)


def _alone(rung: Rung, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
    """What the only rung says, with its own choice if it has no such voice."""
    try:
        yield from rung.say_alone(request, cancel)
    except VoiceUnknown:
        if not request.voice:
            raise
        yield from rung.say_alone(replace(request, voice=""), cancel)


def _fixed(orders: Orders | None) -> Orders:
    return {language: tuple(engines) for language, engines in (orders or {}).items() if engines}


def _offers(rung: Rung, voice: str) -> bool:
    """Whether it has a voice of that name, or is called so itself."""
    return rung.name == voice or any(known.name == voice for known in rung.engine.voices())


def _unheard(rung: Rung, part: SpeechRequest, seam: Seam, error: EngineError) -> int:
    """Where in the text of a part, whose words have no marks, the next one is to go on."""
    if isinstance(error, RunawaySpeech):
        return 0
    return unheard(part.text, seam.seconds * part.speed, rung.pace)
