"""Sambert as it speaks with its service: what goes out, what comes back, how it ends."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from websockets.sync.server import ServerConnection

from app.engines.failover.ladder import Ladder
from app.engines.sambert.engine import SambertEngine
from app.errors import VoiceUnknown
from app.ports import AudioChunk, SpeechRequest
from app.turn import CancelToken
from tests.fakes import DEADLINE
from tests.fakes_sambert import (
    KEY,
    WORD_SECONDS,
    Script,
    ServedSambert,
    Service,
    Task,
    event,
    speak,
    timed,
    tone,
    words,
)

TEXT = "One two three four."

Serve = Callable[..., ServedSambert]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Makes engines with a service each, and ends both."""
    made: list[ServedSambert] = []

    def make(script: Script = speak) -> ServedSambert:
        made.append(ServedSambert(script))
        return made[-1]

    yield make
    for engine in made:
        engine.close()


def say(engine: SambertEngine, text: str = TEXT, **request: object) -> list[AudioChunk]:
    return list(engine.synthesize(SpeechRequest(text, **request), CancelToken()))  # type: ignore[arg-type]  # the tests pass the fields by name


def spoken(chunks: list[AudioChunk], text: str = TEXT) -> list[str]:
    return [text[mark.start : mark.end] for chunk in chunks for mark in chunk.words]


def test_the_service_is_given_the_text_the_key_and_nothing_about_the_user(serve: Serve) -> None:
    engine = serve()
    say(engine, "床前明月光。", language="zh", voice="sambert-zhichu-v1", speed=1.5)
    (task,), (headers,) = engine.service.tasks, engine.service.headers
    assert task["header"]["action"] == "run-task"
    assert task["header"]["streaming"] == "out"
    assert task["payload"] == {
        "task_group": "audio",
        "task": "tts",
        "function": "SpeechSynthesizer",
        "model": "sambert-zhichu-v1",
        "parameters": {
            "text_type": "PlainText",
            "format": "pcm",
            "sample_rate": 48_000,
            "rate": 1.5,
            "word_timestamp_enabled": True,
        },
        "input": {"text": "床前明月光。"},
    }
    assert headers["Authorization"] == f"bearer {KEY}"
    assert headers["User-Agent"] == "Sottovoce"
    websocket = {"host", "upgrade", "connection"}
    others = {name.lower() for name in headers} - websocket - {"authorization", "user-agent"}
    assert all(name.startswith("sec-websocket-") for name in others)


def test_sound_is_passed_on_while_the_rest_is_still_made(serve: Serve) -> None:
    heard = threading.Event()

    def script(connection: ServerConnection, task: Task) -> None:
        connection.send(event("task-started", task))
        for frame in tone(task, 0.2):
            connection.send(frame)
        assert heard.wait(DEADLINE)
        connection.send(next(tone(task, 0.1)))
        connection.send(event("task-finished", task))

    chunks = serve(script).synthesize(SpeechRequest(TEXT), CancelToken())
    next(chunks)
    heard.set()
    assert len(list(chunks)) == 2


def test_samples_cut_in_the_middle_are_put_together(serve: Serve) -> None:
    def script(connection: ServerConnection, task: Task) -> None:
        sound = b"".join(tone(task, 0.1))
        for start in range(0, len(sound), 333):
            connection.send(sound[start : start + 333])
        connection.send(event("task-finished", task))

    engine = serve(script)
    samples = np.concatenate([chunk.samples for chunk in say(engine)])
    expected = np.frombuffer(b"".join(tone(engine.service.tasks[0], 0.1)), "<i2") / 32768
    np.testing.assert_array_equal(samples, expected.astype(np.float32))


@pytest.mark.parametrize("first", ["told", "sound"])
def test_words_are_marked_whether_told_of_before_or_after_they_sound(
    serve: Serve, first: str
) -> None:
    def script(connection: ServerConnection, task: Task) -> None:
        for word in words(task):
            messages = [timed(task, [word]), next(tone(task, WORD_SECONDS / 2.5))]
            for message in messages if first == "told" else reversed(messages):
                connection.send(message)
            connection.send(b"".join(tone(task, WORD_SECONDS - WORD_SECONDS / 2.5)))
        connection.send(event("task-finished", task))

    chunks = say(serve(script))
    assert spoken(chunks) == ["One", "two", "three", "four"]
    samples = [mark.sample for chunk in chunks for mark in chunk.words]
    assert samples == [round(index * WORD_SECONDS * 16_000) for index in range(4)]


def test_a_word_told_of_long_after_it_sounded_is_not_marked(serve: Serve) -> None:
    def script(connection: ServerConnection, task: Task) -> None:
        for frame in tone(task, 4 * WORD_SECONDS):
            connection.send(frame)
        connection.send(timed(task, words(task)))
        connection.send(event("task-finished", task))

    assert spoken(say(serve(script))) == []


def test_a_text_that_is_too_long_is_said_in_parts_as_if_it_were_one(serve: Serve) -> None:
    text = " ".join(f"Sentence number {chr(97 + index)}." for index in range(6))
    service = serve().service
    engine = SambertEngine(KEY, url=service.url, limit=45)
    chunks = say(engine, text)
    assert "".join(task["payload"]["input"]["text"] for task in service.tasks) == text
    assert len(service.tasks) > 2
    assert spoken(chunks, text) == text.replace(".", "").split()
    samples = [mark.sample for chunk in chunks for mark in chunk.words]
    assert samples == [round(index * WORD_SECONDS * 16_000) for index in range(18)]


def test_another_languages_voice_gives_way_and_an_unknown_one_asks_nobody(serve: Serve) -> None:
    engine = serve()
    say(engine, "你好", language="zh", voice="sambert-brian-v1")
    assert engine.service.tasks[0]["payload"]["model"] == "sambert-zhiqi-v1"
    with pytest.raises(VoiceUnknown):
        say(engine, voice="sambert-nobody-v1")
    assert len(engine.service.headers) == 1


def test_a_cancel_ends_it_at_once_and_hangs_up(serve: Serve) -> None:
    def script(connection: ServerConnection, task: Task) -> None:
        for frame in tone(task, 0.3):
            connection.send(frame)

    engine, cancel = serve(script), CancelToken()
    chunks = engine.synthesize(SpeechRequest(TEXT), cancel)
    next(chunks)
    hanging_up = threading.Timer(0.05, cancel.cancel)
    hanging_up.start()
    list(chunks)
    hanging_up.join()
    assert engine.service.left.wait(DEADLINE)


def test_a_cancel_does_not_wait_for_a_connection_that_never_comes() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        engine = SambertEngine(KEY, url=f"ws://127.0.0.1:{mute.getsockname()[1]}")
        cancel = CancelToken()
        hanging_up = threading.Timer(0.05, cancel.cancel)
        hanging_up.start()
        assert list(engine.synthesize(SpeechRequest(TEXT), cancel)) == []
        hanging_up.join()
        mute.accept()[0].close()  # ends the thread that still opens


def test_neither_key_nor_text_is_ever_logged(
    serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("websockets").setLevel(logging.DEBUG)
    engine = serve()
    say(engine, "A canary.")
    assert engine.service.tasks
    assert not any(secret in caplog.text for secret in (KEY, "canary", "Authorization"))
    assert KEY not in repr(engine)


def test_the_next_engine_goes_on_where_the_service_breaks_off(serve: Serve) -> None:
    def script(connection: ServerConnection, task: Task) -> None:
        for word in words(task)[:3]:
            connection.send(timed(task, [word]))
            connection.send(b"".join(tone(task, WORD_SECONDS)))
        connection.close()

    broken, whole = serve(script), serve()
    ladder = Ladder((broken, whole))
    chunks = list(ladder.synthesize(SpeechRequest(TEXT), CancelToken()))
    assert spoken(chunks) == ["One", "two", "three", "four"]
    assert whole.service.tasks[0]["payload"]["input"]["text"].startswith("three")
    ladder.close()


def test_a_closed_engine_hangs_up_and_its_service_may_be_gone() -> None:
    service = Service()
    engine = SambertEngine(KEY, url=service.url)
    next(engine.synthesize(SpeechRequest(TEXT * 400), CancelToken()))
    engine.close()
    assert service.left.wait(DEADLINE)
    service.close()
