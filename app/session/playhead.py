"""The `playhead` thread: says what is heard now, as the ear is told by the player's position."""

from __future__ import annotations

import threading

from app.audio.player import Player
from app.events import PlaybackEnded, UtteranceStarted, WordReached
from app.ports import Span
from app.session.floor import Floor, LiveTurn

TICK = 0.016
"""Seconds between two looks: as often as a screen shows something new."""


class Playhead:
    """What it publishes is a function of the position, so going back lights the words again."""

    def __init__(self, floor: Floor, player: Player) -> None:
        self._floor = floor
        self._player = player
        self._wake = threading.Event()
        self._closing = False
        self._turn: LiveTurn | None = None
        self._utterance: int | None = None
        self._word: Span | None = None
        self._ended = True

    def run(self) -> None:
        """Look every tick while something may change; sleep until `wake` otherwise."""
        moving = False
        while not self._closing:
            self._wake.wait(TICK if moving else None)
            self._wake.clear()
            if not self._closing:
                moving = self.tick()

    def wake(self) -> None:
        """Something was begun, moved or ended."""
        self._wake.set()

    def close(self) -> None:
        """Let `run` return."""
        self._closing = True
        self._wake.set()

    def tick(self) -> bool:
        """Publish what has changed since the last look; whether to look again in a moment."""
        with self._floor.lock:
            live = self._floor.live
            if live is None:
                return False
            if live is not self._turn:
                self._turn, self._ended = live, False
                self._utterance, self._word = None, None
            ended = self._player.ended()
            if not ended:
                self._ended = False
            if not self._ended and not (live.over and ended):
                self._look(live)
            if ended and not self._ended:
                self._rest(live)
            return not ended and not self._player.paused

    def _look(self, live: LiveTurn) -> None:
        position = self._player.position()
        place = live.score.at(position)
        if place is None or (position <= 0.0 and live.farthest <= 0.0):
            return
        live.farthest = max(live.farthest, position)
        self._floor.reached(live, "first_sound")
        utterance, turn = place.entry.utterance, live.turn.id
        if utterance.index != self._utterance:
            self._utterance, self._word = utterance.index, None
            self._floor.announce(UtteranceStarted(turn, utterance.index, utterance.span))
        if place.word is not None and place.word != self._word:
            self._word = place.word
            self._floor.announce(WordReached(turn, utterance.index, place.word))

    def _rest(self, live: LiveTurn) -> None:
        """The tape is at its end: the first time this completes the turn."""
        self._ended, self._utterance, self._word = True, None, None
        self._floor.announce(PlaybackEnded(live.turn.id))
        self._floor.finish(live, "completed")
