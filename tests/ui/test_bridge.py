"""Events on their way to the window: few wake-ups, nothing lost, nothing out of order."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from app.events import (
    Event,
    PlaybackPaused,
    TextDelta,
    TextFinished,
    ThinkingDelta,
    TurnStarted,
    UtteranceStarted,
    WordReached,
)
from app.turn import Turn
from app.ui.bridge import BATCH, SessionBridge
from app.ui.mailbox import Mailbox

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def heard(bridge: SessionBridge) -> list[list[Event]]:
    batches: list[list[Event]] = []
    bridge.arrived.connect(batches.append)
    return batches


def test_text_joins_the_text_before_it() -> None:
    mailbox = Mailbox()
    for piece in ("a", "b"):
        mailbox.put(TextDelta(1, piece))
    mailbox.put(ThinkingDelta(1, "hm"))
    mailbox.put(TextDelta(1, "c"))
    mailbox.put(TextDelta(2, "x"))
    assert mailbox.take() == [TextDelta(1, "abc"), ThinkingDelta(1, "hm"), TextDelta(2, "x")]
    assert mailbox.take() == []


def test_only_the_newest_word_is_kept() -> None:
    mailbox = Mailbox()
    for start in range(50):
        mailbox.put(WordReached(1, 0, (start, start + 1)))
    mailbox.put(PlaybackPaused(1))
    assert mailbox.take() == [WordReached(1, 0, (49, 50)), PlaybackPaused(1)]


def test_what_it_holds_does_not_grow_with_the_tokens() -> None:
    mailbox = Mailbox()
    for number in range(10_000):
        mailbox.put(TextDelta(1, "token "))
        mailbox.put(WordReached(1, 0, (number, number + 1)))
    assert len(mailbox) == 2


def test_events_arrive_on_the_windows_thread_in_order(qtbot: QtBot) -> None:
    bridge = SessionBridge()
    batches = heard(bridge)
    threads: list[threading.Thread] = []
    bridge.arrived.connect(lambda _events: threads.append(threading.current_thread()))
    turn = Turn("hello")
    events: list[Event] = [TurnStarted(turn), TextDelta(turn.id, "hi"), TextFinished(turn.id, None)]
    worker = threading.Thread(target=lambda: [bridge.post(event) for event in events])
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: sum(map(len, batches)) == 3, timeout=2000)
    assert [event for batch in batches for event in batch] == events
    assert set(threads) == {threading.main_thread()}


def test_a_fast_stream_wakes_the_window_thirty_times_a_second(qtbot: QtBot) -> None:
    bridge = SessionBridge()
    batches = heard(bridge)
    stop = threading.Event()

    def stream() -> None:
        while not stop.wait(0.002):
            bridge.post(TextDelta(1, "token "))

    worker = threading.Thread(target=stream)
    began = time.monotonic()
    worker.start()
    qtbot.waitUntil(lambda: time.monotonic() - began > 0.5, timeout=3000)
    took = time.monotonic() - began
    stop.set()
    worker.join()
    assert 2 <= len(batches) <= took / BATCH + 2


def test_a_place_of_the_voice_does_not_wait_for_the_batch(qtbot: QtBot) -> None:
    bridge = SessionBridge()
    batches = heard(bridge)
    bridge.post(TextDelta(1, "first"))
    qtbot.waitUntil(lambda: len(batches) == 1, timeout=2000)
    bridge.post(TextDelta(1, " then"))
    bridge.post(UtteranceStarted(1, 0, (0, 5)))
    qtbot.waitUntil(lambda: len(batches) == 2, timeout=2000)
    assert batches[1] == [TextDelta(1, " then"), UtteranceStarted(1, 0, (0, 5))]


def test_a_closed_bridge_passes_nothing_on(qtbot: QtBot) -> None:
    bridge = SessionBridge()
    batches = heard(bridge)
    bridge.post(TextDelta(1, "late"))
    bridge.close()
    bridge.post(TextDelta(1, "later"))
    qtbot.wait(80)
    assert batches == []
