"""Five hundred turns interrupting each other: nothing of a dead turn is told, shown or heard."""

from __future__ import annotations

import random
import threading

import numpy as np

from app.events import TextDelta, TurnEnded, TurnStarted, UtteranceReady
from tests.fakes import LevelEngine, ScriptedModel, wait_until

TURNS = 500
SEAM = 2
"""Steps of 10 ms after a stop in which what was sounding may still fade."""
EDGE = 480
"""Samples at both edges of an utterance, faded over 5 ms each."""


def level_of(number):
    """Each turn has a level of its own; a sample tells whose it is."""
    return (number + 1) / (TURNS + 2)


def test_five_hundred_submits_leave_nothing_of_the_turns_before(rig):
    chance = random.Random(7)
    engine = LevelEngine(lambda request: level_of(int(request.text.split()[1])))
    model = ScriptedModel(lambda prompt: [f"Turn {prompt} says a. ", f"And {prompt} says b."])
    it = rig(model=model, engine=engine)
    for number in range(TURNS):
        turn = it.session.submit(str(number))
        assert it.player.written() == 0.0
        it.sound.clear()
        _let_some_of_it_happen(it, chance, turn.id)
        for sound in (it.player.tape(), *it.sound[SEAM:]):
            assert sound.max(initial=0.0) <= np.float32(level_of(number))
            assert sound.max(initial=0.0) in {0.0, *_fading(sound, level_of(number))}
    it.finished()
    it.play_out()
    _told_right(it)
    assert it.log.of(TurnEnded)[-1].outcome == "completed"
    assert {"llm", "speech"} <= {thread.name for thread in threading.enumerate()}


def _fading(sound, level):
    """What the loudest sample may be: the turn's own level, or less at a faded edge."""
    edge = sound[sound > 0.0]
    steady = np.float32(level)
    return {steady} if len(edge) > EDGE else {sound.max(initial=0.0)}


def _let_some_of_it_happen(it, chance, turn):
    """Nothing, or the first text, or the first sound, or some of the playback."""
    wish = chance.randrange(4)
    if wish == 1:
        wait_until(lambda: any(e.turn == turn for e in it.log.of(TextDelta)))
    elif wish >= 2:
        wait_until(lambda: any(e.turn == turn for e in it.log.of(UtteranceReady)))
    if wish == 3:
        it.advance(chance.uniform(0.01, 0.2))
    if chance.random() < 0.1:
        it.session.cancel()


def _told_right(it):
    """One end a turn, no text after it, and the conversation holds a prefix of each answer."""
    started = [event.turn.id for event in it.log.of(TurnStarted)]
    ended = [event.turn for event in it.log.of(TurnEnded)]
    assert started == ended
    over: set[int] = set()
    for event in it.log.events:
        if isinstance(event, TurnEnded):
            over.add(event.turn)
        elif isinstance(event, TextDelta | UtteranceReady):
            assert event.turn not in over
    history = it.conversation.history()
    for question, answer in zip(history[::2], history[1::2], strict=True):
        whole = f"Turn {question.text} says a. And {question.text} says b."
        assert whole.startswith(answer.text.removesuffix("…").rstrip())
