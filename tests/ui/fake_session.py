"""A session that a test leads by hand: the same calls, the same events, no thread."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.errors import AppError, NothingToRead
from app.events import (
    Event,
    FactsFound,
    FirstSound,
    ModelReady,
    PlaybackEnded,
    PlaybackPaused,
    PlaybackResumed,
    TextDelta,
    TextFinished,
    ThinkingDelta,
    Timings,
    TurnEnded,
    TurnStarted,
    UtterancePlanned,
    UtteranceReady,
    UtteranceStarted,
    VoiceReady,
    WordReached,
)
from app.ports import Voice
from app.session import EngineFactory, FactChoice, ModelChoice
from app.session.score import Progress
from app.turn import Turn

if TYPE_CHECKING:
    from app.engines.failover.rung import Health
    from app.events import Listener
    from app.ports import Fact

_SENTENCE = re.compile(r"[^\s.!?。！？][^.!?。！？\n]*[.!?。！？]?")
SECONDS = 3.0
VOICES = (
    Voice("cmn", "Chinese (Mandarin)", ("cmn", "zh"), "espeak"),
    Voice("en-us", "English (America)", ("en-us", "en"), "espeak"),
    Voice("en-us+f2", "English (America), female2", ("en-us", "en"), "espeak"),
)


class FakeSession:
    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self.calls: list[tuple[object, ...]] = []
        self.turn: Turn | None = None
        self.text = ""
        self.spans: list[tuple[int, int]] = []
        self.on_tape = True
        self.speed, self.volume = 1.0, 1.0
        self._finished = self._over = self._paused = self._playing = False
        self._index: int | None = None
        self._fraction = 0.62
        self.closed = False
        self.healths: tuple[Health, ...] = ()
        self.device, self.engine = "Speakers", "espeak-ng"
        self._first_sound: float | None = None

    # What frontends call.

    def submit(self, prompt: str) -> Turn:
        if not prompt.strip():
            raise NothingToRead("The message is empty.")
        self.calls.append(("submit", prompt))
        return self._take(Turn(prompt))

    def greet(self, prompt: str) -> Turn:
        self.calls.append(("greet", prompt))
        return self._take(Turn(prompt, "greeting"))

    def open_voice(self, make: EngineFactory) -> None:
        self.calls.append(("open_voice", make))

    def retry_voice(self) -> None:
        self.calls.append(("retry_voice",))

    def health(self) -> tuple[Health, ...]:
        return self.healths

    def announce(self, event: Event) -> None:
        self._listener(event)

    def read(
        self, text: str, *, title: str = "", start: int = 0, plain: bool = False, voice: str = ""
    ) -> Turn:
        if not text.strip():
            raise NothingToRead("There is no text to read.")
        self.calls.append(("read", text, title, start))
        turn = self._take(Turn(text, "read", title, plain=plain, voice=voice))
        self.publish(TextDelta(turn.id, text))
        self.text = text
        self._plan(start)
        self.finish_text()
        return turn

    def open_model(self, choice: ModelChoice) -> None:
        self.calls.append(("open_model", choice.name))

    def choose_device(self, _sink: object) -> None:
        self.calls.append(("choose_device",))

    def choose_voice(self, name: str) -> None:
        self.calls.append(("choose_voice", name))

    def choose_facts(self, choice: FactChoice) -> None:
        self.calls.append(("choose_facts", choice.with_tools))

    def cancel(self) -> None:
        self.calls.append(("cancel",))
        self.end("cancelled")

    def forget(self) -> None:
        self.calls.append(("forget",))
        self.end("cancelled")

    def pause(self) -> None:
        self.calls.append(("pause",))
        if self.turn and not self._paused:
            self._paused = True
            self.publish(PlaybackPaused(self.turn.id))

    def resume(self) -> None:
        self.calls.append(("resume",))
        if self.turn and self._paused:
            self._paused = False
            self.publish(PlaybackResumed(self.turn.id))

    def seek(self, index: int) -> bool:
        self.calls.append(("seek", index))
        if self.on_tape and index < len(self.spans):
            self.speak(index)
            return True
        return False

    def skip(self, by: int) -> None:
        self.calls.append(("skip", by))

    def set_speed(self, speed: float) -> None:
        self.calls.append(("speed", speed))
        self.speed = speed

    def set_volume(self, volume: float) -> None:
        self.calls.append(("volume", volume))
        self.volume = volume

    def progress(self) -> Progress:
        elapsed = SECONDS * ((self._index or 0) + self._fraction) if self._index is not None else 0
        return Progress(
            turn=self.turn.id if self.turn else None,
            playing=self._playing and not self._paused,
            paused=self._paused,
            utterance=self._index,
            planned=len(self.spans),
            text_finished=self._finished,
            elapsed=elapsed,
            length=SECONDS * len(self.spans),
            lengths=tuple(SECONDS for _ in self.spans),
            fraction=self._fraction,
            speed=self.speed,
            volume=self.volume,
            first_sound=self._first_sound,
            device=self.device,
            engine=self.engine,
            underruns=0,
        )

    def close(self, timeout: float = 2.0) -> None:
        self.closed = True

    # What the test makes happen.

    def publish(self, event: Event) -> None:
        self._listener(event)

    def ready(self) -> None:
        self.publish(ModelReady("Starter", 0.2))
        self.publish(VoiceReady(self.engine, VOICES))

    def find(self, *facts: Fact) -> None:
        assert self.turn
        self.publish(FactsFound(self.turn.id, facts))

    def think(self, text: str) -> None:
        assert self.turn
        self.publish(ThinkingDelta(self.turn.id, text))

    def write(self, text: str) -> None:
        assert self.turn
        self.text += text
        self.publish(TextDelta(self.turn.id, text))

    def plan(self) -> None:
        """Cut what was written into sentences."""
        self._plan(self.spans[-1][1] if self.spans else 0)

    def _plan(self, start: int) -> None:
        assert self.turn
        for found in _SENTENCE.finditer(self.text, start):
            self.publish(
                UtterancePlanned(self.turn.id, len(self.spans), found.span(), found.group())
            )
            self.spans.append(found.span())

    def finish_text(self) -> None:
        assert self.turn
        self._finished = True
        self.publish(TextFinished(self.turn.id, None))

    def speak(self, index: int, word: str = "") -> None:
        """Let sentence `index` be heard, at the first `word` in it."""
        assert self.turn
        turn, span = self.turn.id, self.spans[index]
        if self._index is None:
            self._first_sound = 0.09
            timings = Timings(0.021, 0.032, 0.074, 0.09)
            self.publish(FirstSound(turn, timings))
            self.publish(UtteranceReady(turn, index, SECONDS, self.engine))
        self._index, self._playing = index, True
        self.publish(UtteranceStarted(turn, index, span))
        if word:
            start = self.text.index(word, span[0])
            self.publish(WordReached(turn, index, (start, start + len(word))))

    def fall_silent(self) -> None:
        assert self.turn
        self._playing = False
        self.publish(PlaybackEnded(self.turn.id))

    def end(self, outcome: str = "completed", error: AppError | None = None) -> None:
        if self.turn is None or self._over:
            return
        self._over, self._playing, self._paused = True, False, False
        heard = len(self.text)
        if outcome != "completed":
            heard = self.spans[self._index][1] if self._index is not None else 0
        self.publish(TurnEnded(self.turn.id, outcome, heard, error))  # type: ignore[arg-type]

    def _take(self, turn: Turn) -> Turn:
        self.end("cancelled")
        self.turn, self.text, self.spans = turn, "", []
        self._finished = self._over = self._paused = self._playing = False
        self._index = None
        self.publish(TurnStarted(turn))
        return turn


def asked(session: FakeSession, name: str) -> list[tuple[object, ...]]:
    """Return the calls of one method, without its name."""
    return [call[1:] for call in session.calls if call[0] == name]
