"""The `speech` thread: opens the engine, gives the utterances a voice, fills the tape."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias

from app.audio.level import EdgeTrim
from app.audio.player import Player
from app.channel import Channel
from app.errors import AppError, EngineError
from app.events import (
    UtteranceFailed,
    UtterancePlanned,
    UtteranceReady,
    VoiceFailed,
    VoiceReady,
    VoiceReplaced,
)
from app.ports import (
    AudioChunk,
    Measured,
    Measurement,
    Segmenter,
    SpeechEngine,
    SpeechRequest,
    Utterance,
    Wording,
)
from app.session import tending
from app.session.floor import Floor, LiveTurn, translated
from app.session.pace import Pace
from app.session.writing import Line
from app.turn import Turn

if TYPE_CHECKING:
    from app.engines.failover.rung import Health

AHEAD: Final = 3
"""Utterances of a turn that an engine is told of beside the one that it is asked for, at most."""

FIRST_SLICE = 400
"""Code points of a long text that are cut before its first sound: a sentence and a bit."""

EngineFactory: TypeAlias = Callable[[SpeechEngine | None], SpeechEngine]
"""Makes an engine, given the one that speaks so far; where that will do, it is given back."""

SLICE = 20_000
"""Code points cut between two utterances later on: tens of milliseconds of work."""


@dataclass(slots=True)
class VoiceChoice:
    """What the next utterance is asked for. Set by any thread, read at each request."""

    name: str = ""
    engine: EngineFactory | None = None
    """What makes the engine that is to take over; None once it has."""
    retry: bool = False
    """Whether engines that rest after they failed are to be asked again; False once they are."""


class Speaker:
    """Runs on the `speech` thread, which alone opens, uses and closes the engine."""

    def __init__(
        self,
        floor: Floor,
        lines: Channel[Line | None],
        player: Player,
        pace: Pace,
        voice: VoiceChoice,
        segmenter: Callable[[Turn], Segmenter],
        clock: Callable[[], float],
        moved: Callable[[], None],
    ) -> None:
        self._floor = floor
        self._lines = lines
        self._player = player
        self._pace = pace
        self._voice = voice
        self._segmenter = segmenter
        self._clock = clock
        self._moved = moved
        self._engine: SpeechEngine | None = None
        self._remembering: tending.Remembers | None = None
        """The engine, if it may not compute what it says; to ask costs as much as a word does."""
        self._paced = ""
        """The engine whose pace is known."""
        self._foretold: tuple[Wording, ...] = ()
        """What the engine was told would follow what it was asked last."""

    @property
    def engine(self) -> str:
        """What the engine is called; empty without one."""
        return self._engine.name if self._engine is not None else ""

    def run(self, make: EngineFactory) -> None:
        """Work until the channel is closed; None in it says that another engine was chosen."""
        try:
            self._open(make)
            for line in self._lines.items(self._tend):
                self._exchange()
                if line is not None and not line.live.over:
                    with self._floor.barrier(line.live):
                        self._take(line)
        finally:
            if self._engine is not None:
                self._engine.close()

    def health(self) -> tuple[Health, ...]:
        """How each engine of the ladder is. May be asked by any thread."""
        return tending.health(self._engine)

    def _tend(self) -> float | None:
        """Try out what failed, while nobody says anything; seconds until that is due again.

        The end of a turn wakes the thread, so that nobody need look while it sounds.
        """
        return None if self._floor.taken else tending.tend(self._engine)

    def _exchange(self) -> None:
        """Open the engine that was chosen meanwhile; close the one before if it is another."""
        if self._voice.retry:
            self._voice.retry = False
            tending.retry(self._engine)
        make, self._voice.engine = self._voice.engine, None
        if make is None:
            return
        before, self._engine = self._engine, None
        self._open(make, before)
        if before is not None and before is not self._engine:
            before.close()

    def _open(self, make: EngineFactory, before: SpeechEngine | None = None) -> None:
        """Open an engine; where that fails the one before goes on, if there is one."""
        engine, stays = before, False
        try:
            with translated("opening the voice"):
                engine = make(before)
            stays = engine is before
        except AppError as error:
            self._floor.announce(
                VoiceFailed(error) if before is None else VoiceReplaced(error, before.name)
            )
        self._engine, self._floor.mute = engine, engine is None
        if engine is not None and not stays:
            self._remembering = tending.remembering(engine)
            self._paced = ""
            self._follow(engine)
            tending.follow(engine, self._ahead)
            voices, pace = tuple(engine.voices()), self._pace.real_time_factor
            self._floor.announce(VoiceReady(engine.name, voices, pace))

    def _ahead(self) -> float:
        """For how many seconds the sound that was made will still last."""
        return self._player.buffered() / self._player.speed

    def _follow(self, engine: SpeechEngine) -> bool:
        """Go by the pace of the engine that speaks; whether it is another one than before."""
        if engine.name == self._paced:
            return False
        self._paced = engine.name
        self._pace.begin(engine.measured if isinstance(engine, Measured) else None)
        return True

    def _take(self, line: Line) -> None:
        live = line.live
        if line.utterance is not None:
            self._say(live, line.utterance, self._waiting(live))
        elif live.turn.kind == "read":
            for utterance, waiting in self._cut(live):
                if live.over:
                    return
                self._exchange()
                self._say(live, utterance, waiting)
            self._end(live)
        else:
            self._end(live)

    def _waiting(self, live: LiveTurn) -> Iterator[Utterance]:
        """The utterances of a turn that have been written and not yet been taken."""
        for line in self._lines.waiting(AHEAD):
            if line is None or line.live is not live or line.utterance is None:
                return
            yield line.utterance

    def _end(self, live: LiveTurn) -> None:
        """The tape is complete; without a voice that is the end of the turn."""
        if self._engine is not None:
            self._player.finish(live.turn)
            self._moved()
        else:
            self._floor.finish(live, "completed")

    def _cut(self, live: LiveTurn) -> Iterator[tuple[Utterance, Iterable[Utterance]]]:
        """Cut a text that is read, little before the first sound and ahead of it later.

        Yields each utterance with those that wait behind it.
        """
        text, segmenter = live.turn.prompt, self._segmenter(live.turn)
        waiting: deque[Utterance] = deque()
        at, size = 0, FIRST_SLICE
        while at < len(text) or waiting:
            if at < len(text):
                waiting.extend(self._plan(live, segmenter.push(text[at : at + size])))
                at, size = at + size, SLICE if waiting else FIRST_SLICE
                if at >= len(text):
                    waiting.extend(self._plan(live, segmenter.finish()))
                    self._floor.text_finished(live, None)
            if waiting:
                yield waiting.popleft(), waiting

    def _plan(self, live: LiveTurn, utterances: Iterable[Utterance]) -> Iterator[Utterance]:
        for utterance in utterances:
            self._floor.reached(live, "first_utterance")
            live.score.plan(utterance)
            self._floor.publish(
                live,
                UtterancePlanned(live.turn.id, utterance.index, utterance.span, utterance.text),
            )
            if utterance.span[1] > live.turn.start:
                yield utterance

    def _say(self, live: LiveTurn, utterance: Utterance, waiting: Iterable[Utterance]) -> None:
        """Synthesise onto the tape. What cannot be said is reported and passed over."""
        if self._engine is None:
            return
        start = self._player.written()
        live.score.begin(utterance, start)
        failed: EngineError | None = None
        try:
            request = self._request(live, utterance, waiting)
            if not self._synthesise(self._engine, request, live, utterance, start):
                return
        except EngineError as error:
            failed = error
        if not self._player.end_utterance(live.turn, 0.0 if failed else utterance.pause_after):
            return
        end = self._player.written()
        live.score.end(end)
        self._tell(live, utterance, end - start, failed)

    def _tell(
        self, live: LiveTurn, utterance: Utterance, seconds: float, failed: EngineError | None
    ) -> None:
        """Report what became of an utterance; one of which nothing sounds has no place."""
        if failed is not None:
            if seconds <= 0.0:
                live.score.drop()
            self._floor.publish(live, UtteranceFailed(live.turn.id, utterance.index, failed))
        else:
            self._floor.publish(
                live, UtteranceReady(live.turn.id, utterance.index, seconds, self.engine)
            )

    def _synthesise(
        self,
        engine: SpeechEngine,
        request: SpeechRequest,
        live: LiveTurn,
        utterance: Utterance,
        start: float,
    ) -> bool:
        """Fill the tape with one utterance; False if the turn ended meanwhile.

        What a slow engine makes is held back until the utterance is whole. An utterance that two
        engines shared tells nothing of the pace of either, nor one that was remembered.
        """
        foretold, self._foretold = self._foretold, request.following
        trim, work, first, sound = EdgeTrim(), 0.0, None, 0.0
        held: list[AudioChunk | None] = []
        shared = False
        begun = self._clock()
        for chunk in engine.synthesize(request, live.turn.cancel):
            work += self._clock() - begun
            first = work if first is None else first
            sound += chunk.seconds
            self._floor.reached(live, "first_chunk")
            shared = self._follow(engine) or shared
            held.append(trim.push(chunk))
            if self._pace.streams:
                if not all(self._lay(live, utterance, start, one) for one in held):
                    return False
                held.clear()
            begun = self._clock()
        if live.turn.cancel.cancelled:
            return False
        recalled = self._remembering is not None and self._remembering.recalled
        if first is not None and not shared and not recalled:
            known = Wording(request.text, request.language) in foretold
            self._pace.measured(Measurement(first, work, sound), foretold=known)
        return all(self._lay(live, utterance, start, one) for one in (*held, trim.finish()))

    def _request(
        self, live: LiveTurn, utterance: Utterance, waiting: Iterable[Utterance]
    ) -> SpeechRequest:
        """What an engine is asked, which is told the first of what waits behind it."""
        following = tuple(Wording(one.text, one.language) for one in islice(waiting, AHEAD))
        return SpeechRequest(
            utterance.text,
            utterance.language,
            live.turn.voice or self._voice.name,
            private=live.turn.kind == "read",
            following=following,
        )

    def _lay(
        self, live: LiveTurn, utterance: Utterance, start: float, chunk: AudioChunk | None
    ) -> bool:
        """Put a trimmed chunk and its words on the tape."""
        if chunk is None:
            return True
        for word in chunk.words:
            live.score.word(
                start + word.sample / chunk.sample_rate, utterance.source(word.start, word.end)
            )
        return self._player.write(live.turn, chunk)
