"""Session: what a frontend calls. Every call returns at once, from any thread."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.audio.player import Player
from app.channel import Channel
from app.conversation import Conversation
from app.errors import NothingToRead
from app.events import (
    Event,
    EventBus,
    Listener,
    PlaybackPaused,
    PlaybackResumed,
    TextDelta,
    TurnEnded,
)
from app.ports import AudioSink, Segmenter
from app.session.floor import Floor
from app.session.grounding import FactChoice
from app.session.pace import Pace
from app.session.playhead import Playhead
from app.session.score import Entry, Progress
from app.session.speaking import EngineFactory, Speaker, VoiceChoice
from app.session.writing import Inbox, Line, ModelChoice, Writer
from app.turn import Turn

if TYPE_CHECKING:
    from app.engines.failover.rung import Health

log = logging.getLogger(__name__)

UTTERANCES = 32
"""Utterances that wait for their voice: minutes of talk."""

RESTART = 1.5
"""Seconds into an utterance after which 'previous' means its start."""


class Session:
    """Owns the threads `llm`, `speech` and `playhead`, and the player."""

    def __init__(
        self,
        *,
        speech: EngineFactory,
        player: Player,
        segmenter: Callable[[float], Segmenter],
        plain: Callable[[], Segmenter],
        conversation: Conversation,
        bus: EventBus | None = None,
        clock: Callable[[], float] = time.monotonic,
        run: bool = True,
    ) -> None:
        """Start the threads; `run` is False where a test moves the playhead itself.

        Args:
            speech: makes the engine, on the thread that uses it; as for `open_voice`.
            player: where the sound goes.
            segmenter: makes a segmenter, given the seconds that a first clause must last.
            plain: makes a segmenter for a text that is no Markdown.
            conversation: what has been said and heard.
            bus: where events go, if somebody listens already.
            clock: seconds, for the timings of a turn.
            run: whether the playhead has a thread of its own.
        """
        self._player = player
        self._bus = bus or EventBus()
        self._conversation = conversation
        self._floor = Floor(player, conversation, self._bus, clock)
        self._inbox = Inbox()
        self._lines: Channel[Line | None] = Channel(UTTERANCES)
        self._pace = Pace()
        self._voice = VoiceChoice()
        self.playhead = Playhead(self._floor, player)

        def cutter() -> Segmenter:
            return segmenter(self._pace.first_clause())

        def reader(turn: Turn) -> Segmenter:
            return plain() if turn.plain else cutter()

        writer = Writer(self._floor, self._inbox, self._lines, conversation, cutter, clock)
        self._speaker = Speaker(
            self._floor,
            self._lines,
            player,
            self._pace,
            self._voice,
            reader,
            clock,
            self.playhead.wake,
        )
        self._llm = threading.Thread(target=writer.run, name="llm")
        self._speech = threading.Thread(target=self._speaker.run, args=(speech,), name="speech")
        self._pacing = threading.Thread(target=self.playhead.run, name="playhead") if run else None
        self._closed = False
        self._bus.subscribe(self._rouse)
        for thread in (self._llm, self._speech, self._pacing):
            if thread is not None:
                thread.start()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every event; returns the call that ends it."""
        return self._bus.subscribe(listener)

    def open_model(self, choice: ModelChoice) -> None:
        """Open another language model, on the `llm` thread, after the answer in progress."""
        self._inbox.choose(choice)

    def choose_facts(self, choice: FactChoice) -> None:
        """Tell the model what this finds, from the next turn on."""
        self._inbox.choose_facts(choice)

    def choose_device(self, sink: Callable[[], AudioSink]) -> None:
        """Play on another device from now on, at the same place; `sink` opens it."""
        self._player.use(sink)

    def open_voice(self, make: EngineFactory) -> None:
        """Speak with another engine, opened on the `speech` thread after the utterance in progress.

        Where it does not open, the one before goes on. `make` is given that one, None if there is
        none, and may change what of it can be changed and give it back: it then stays open.
        """
        self._voice.engine = make
        self._lines.nudge(None)

    def retry_voice(self) -> None:
        """Ask engines again that rest after they failed, from the next utterance on."""
        self._voice.retry = True
        self._lines.nudge(None)

    def health(self) -> tuple[Health, ...]:
        """How each engine of the voice is, the best first; empty where it is one alone."""
        return self._speaker.health()

    def _rouse(self, event: Event) -> None:
        """Let the `speech` thread look after its engines once a turn is over."""
        if isinstance(event, TurnEnded):
            self._lines.nudge(None)

    def announce(self, event: Event) -> None:
        """Tell the listeners what happened beside the turns, as that an engine is being loaded."""
        self._floor.announce(event)

    def choose_voice(self, name: str) -> None:
        """Speak with this voice from the next utterance on; empty for the engine's own choice."""
        self._voice.name = name

    def submit(self, prompt: str) -> Turn:
        """Ask something; the turn in progress ends.

        Raises:
            NothingToRead: the prompt is blank.
        """
        return self._ask(Turn(_filled(prompt, "The message is empty.")))

    def greet(self, prompt: str) -> Turn:
        """Let the model say what `prompt` asks for, as if by itself; the turn in progress ends.

        The conversation keeps neither.
        """
        return self._ask(Turn(prompt, "greeting"))

    def _ask(self, turn: Turn) -> Turn:
        with self._floor.lock:
            live = self._floor.take(turn)
            self._inbox.ask(live)
        self.playhead.wake()
        return turn

    def read(
        self, text: str, *, title: str = "", start: int = 0, plain: bool = False, voice: str = ""
    ) -> Turn:
        """Read a text aloud from the sentence at offset `start`; the turn in progress ends.

        With `plain` it is said as it stands, line by line, with names for its symbols: code.
        Without, it is taken for Markdown, which is right for prose too. `voice` is who says it,
        of the engine that speaks; empty for the chosen one.

        Raises:
            NothingToRead: the text is blank.
        """
        turn = Turn(_filled(text, "There is no text to read."), "read", title, start, plain, voice)
        with self._floor.lock:
            live = self._floor.take(turn)
            live.text.append(text)
            self._bus.publish(TextDelta(turn.id, text))
            self._lines.replace(Line(live, None))
        self.playhead.wake()
        return turn

    def cancel(self) -> None:
        """Stop writing and speaking; silence at once."""
        self._floor.cancel()
        self.playhead.wake()

    def forget(self) -> None:
        """Begin a new conversation: the turn in progress ends, the model is told of none before."""
        with self._floor.lock:
            self.cancel()
            self._conversation.clear()

    def pause(self) -> None:
        """Let the sound stand still; the model and the voice work on until the tape is full."""
        with self._floor.lock:
            if self._floor.live is not None and not self._player.paused:
                self._player.pause()
                self._bus.publish(PlaybackPaused(self._floor.live.turn.id))

    def resume(self) -> None:
        """Let the sound go on."""
        with self._floor.lock:
            if self._floor.live is not None and self._player.paused:
                self._player.resume()
                self._bus.publish(PlaybackResumed(self._floor.live.turn.id))
        self.playhead.wake()

    def seek(self, index: int) -> bool:
        """Go to utterance `index` of the current or last turn; False if it is not on the tape."""
        with self._floor.lock:
            live = self._floor.live
            start = live.score.start_of(index) if live is not None else None
            if live is None or start is None or not self._player.holds(start):
                return False
            self._player.seek(start)
        self.playhead.wake()
        return True

    def skip(self, by: int) -> None:
        """Go to the next (1) or previous (-1) utterance, or to the start of this one (0)."""
        with self._floor.lock:
            live = self._floor.live
            entries = live.score.entries() if live is not None else ()
            if not entries:
                return
            position = self._player.position()
            now = max((i for i, e in enumerate(entries) if e.start <= position), default=0)
            if by < 0 and position - entries[now].start > RESTART:
                by += 1
            target = now + by
            if target >= len(entries):
                self._player.seek(self._player.written())
            else:
                self._player.seek(entries[max(target, 0)].start)
        self.playhead.wake()

    def set_speed(self, speed: float) -> None:
        """0.5 to 3, at once, without another pitch and without a second synthesis."""
        self._player.speed = speed

    def set_volume(self, volume: float) -> None:
        """0 to 1, at once."""
        self._player.volume = volume

    def progress(self) -> Progress:
        """How far the playback is."""
        with self._floor.lock:
            live, player = self._floor.live, self._player
            position = player.position()
            entries = live.score.entries() if live is not None else ()
            place = live.score.at(position) if live is not None else None
            ended = player.ended()
            return Progress(
                turn=live.turn.id if live is not None else None,
                playing=bool(entries) and not ended and not player.paused,
                paused=player.paused and not ended,
                utterance=place.entry.utterance.index if place is not None else None,
                planned=live.score.planned if live is not None else 0,
                text_finished=live.text_finished if live is not None else False,
                elapsed=position,
                length=player.written(),
                lengths=tuple(e.end - e.start for e in entries if e.end is not None),
                fraction=_fraction(place.entry, position) if place is not None else 0.0,
                speed=player.speed,
                volume=player.volume,
                first_sound=live.timings.first_sound if live is not None else None,
                device=player.device,
                engine=self._speaker.engine,
                underruns=player.underruns,
            )

    def close(self, timeout: float = 2.0) -> None:
        """Stop upstream first, so that no stage outlives the one that feeds it."""
        if self._closed:
            return
        self._closed = True
        deadline = time.monotonic() + timeout
        self.cancel()
        self._inbox.close()
        self._join(self._llm, deadline)
        self._lines.close(discard=True)
        self._join(self._speech, deadline)
        self.playhead.close()
        if self._pacing is not None:
            self._join(self._pacing, deadline)
        self._player.close()

    @staticmethod
    def _join(thread: threading.Thread, deadline: float) -> None:
        thread.join(max(0.1, deadline - time.monotonic()))
        if thread.is_alive():
            log.error("thread %s did not stop in time", thread.name)


def _filled(text: str, complaint: str) -> str:
    if not text.strip():
        raise NothingToRead(complaint)
    return text


def _fraction(entry: Entry, position: float) -> float:
    if entry.end is None or entry.end <= entry.start:
        return 0.0
    return min(1.0, (position - entry.start) / (entry.end - entry.start))
