"""Whatever the service does wrong becomes an error that says for how long."""

from __future__ import annotations

import socket

import pytest
from websockets.sync.server import ServerConnection

from app.engines.failover.blame import blame
from app.engines.sambert.connection import Deadlines
from app.engines.sambert.engine import SambertEngine
from app.errors import (
    BadSpeech,
    EngineError,
    EngineHung,
    EngineUnavailable,
    KeyRefused,
    QuotaExceeded,
    ServiceUnreachable,
    SynthesisFailed,
    UnsayableText,
    VoiceUnknown,
)
from app.ports import AudioChunk, SpeechRequest
from app.turn import CancelToken
from tests.fakes_sambert import KEY, Script, ServedSambert, Service, Task, event, timed, tone, words

TEXT = "One two three four."
HASTE = Deadlines(connect=0.1, first=0.1, between=0.1)


def refused(
    script: Script, deadlines: Deadlines | None = None
) -> tuple[list[AudioChunk], EngineError]:
    """What is heard of a script, and why no more."""
    engine = ServedSambert(script, deadlines=deadlines)
    heard: list[AudioChunk] = []
    with pytest.raises(EngineError) as raised:
        heard.extend(engine.synthesize(SpeechRequest(TEXT), CancelToken()))
    engine.close()
    return heard, raised.value


def unopened(url: str, deadlines: Deadlines | None = None) -> EngineError:
    engine = SambertEngine(KEY, url=url, deadlines=deadlines)
    with pytest.raises(EngineError) as raised:
        next(engine.synthesize(SpeechRequest(TEXT), CancelToken()))
    return raised.value


@pytest.mark.parametrize(
    ("status", "kind", "whose"),
    [
        (401, KeyRefused, "defect"),
        (403, KeyRefused, "defect"),
        (402, QuotaExceeded, "defect"),
        (429, QuotaExceeded, "outage"),
        (404, EngineUnavailable, "defect"),
        (500, ServiceUnreachable, "outage"),
        (503, ServiceUnreachable, "outage"),
    ],
)
def test_a_refused_connection_says_whether_waiting_helps(
    status: int, kind: type[EngineError], whose: str
) -> None:
    service = Service(status=status)
    error = unopened(service.url)
    service.close()
    assert type(error) is kind
    assert blame(error) == whose


@pytest.mark.parametrize(
    ("code", "kind", "whose"),
    [
        ("InvalidApiKey", KeyRefused, "defect"),
        ("AccessDenied.Unpurchased", KeyRefused, "defect"),
        ("Arrearage", QuotaExceeded, "defect"),
        ("AllocationQuota.FreeTierOnly", QuotaExceeded, "defect"),
        ("Throttling.RateQuota", QuotaExceeded, "outage"),
        ("limit_requests", QuotaExceeded, "outage"),
        ("ServiceUnavailable", ServiceUnreachable, "outage"),
        ("RequestTimeOut", ServiceUnreachable, "outage"),
        ("DataInspectionFailed", UnsayableText, "utterance"),
        ("data_inspection_failed", UnsayableText, "utterance"),
        ("InvalidParameter", SynthesisFailed, "utterance"),
        ("ModelNotFound", VoiceUnknown, "utterance"),
        ("InternalError.Algo", SynthesisFailed, "slip"),
        ("SomethingNew", SynthesisFailed, "slip"),
        ("", SynthesisFailed, "slip"),
    ],
)
def test_a_failed_task_says_whose_fault_it_is(
    code: str, kind: type[EngineError], whose: str
) -> None:
    def script(connection: ServerConnection, task: Task) -> None:
        quoted = f"You said: {TEXT}"
        connection.send(event("task-failed", task, error_code=code, error_message=quoted))

    heard, error = refused(script)
    assert not heard
    assert type(error) is kind
    assert blame(error) == whose
    assert TEXT not in f"{error} {error.detail}"


def test_what_was_received_before_the_end_of_the_connection_is_heard() -> None:
    def script(connection: ServerConnection, task: Task) -> None:
        connection.send(timed(task, words(task)[:1]))
        connection.send(b"".join(tone(task, 0.25)))
        connection.close(1011, TEXT)

    heard, error = refused(script)
    assert sum(len(chunk.samples) for chunk in heard) == 4000
    assert blame(error) == "slip"
    assert TEXT not in f"{error} {error.detail}"


@pytest.mark.parametrize(
    "nonsense", ["", "hello", "[]", '{"header": 3}', '{"payload": {}}', "null"]
)
def test_what_is_no_event_ends_it(nonsense: str) -> None:
    heard, error = refused(lambda connection, _task: connection.send(nonsense))
    assert not heard
    assert type(error) is SynthesisFailed
    assert blame(error) == "slip"


def test_events_that_came_after_this_version_are_passed_over() -> None:
    def script(connection: ServerConnection, task: Task) -> None:
        connection.send(event("something-new", task, {"output": {"of": "interest"}}))
        connection.send(next(tone(task, 0.1)))
        connection.send(event("task-finished", task))

    engine = ServedSambert(script)
    assert len(list(engine.synthesize(SpeechRequest(TEXT), CancelToken()))) == 1
    engine.close()


def test_a_task_without_sound_has_failed() -> None:
    _, error = refused(lambda wire, task: wire.send(event("task-finished", task)))
    assert type(error) is BadSpeech


def test_sound_in_another_form_is_not_played_as_noise() -> None:
    heard, error = refused(lambda wire, _task: wire.send(b"RIFF" + bytes(4096)))
    assert not heard
    assert type(error) is BadSpeech


@pytest.mark.parametrize("factor", [0.5, 3.0])
def test_sound_at_another_rate_betrays_itself_by_its_length(factor: float) -> None:
    def script(connection: ServerConnection, task: Task) -> None:
        told = [
            {**word, "begin_time": i * 1000, "end_time": (i + 1) * 1000}
            for i, word in enumerate(words(task))
        ]
        connection.send(timed(task, told))
        connection.send(b"".join(tone(task, len(told) * factor)))
        connection.send(event("task-finished", task))

    heard, error = refused(script)
    assert heard
    assert type(error) is BadSpeech


def test_a_service_that_says_nothing_is_given_up() -> None:
    _, error = refused(lambda wire, task: wire.send(event("task-started", task)), HASTE)
    assert type(error) is EngineHung


def test_talk_without_sound_does_not_put_the_deadline_off() -> None:
    def script(connection: ServerConnection, task: Task) -> None:
        while True:
            connection.send(timed(task, words(task)))

    _, error = refused(script, HASTE)
    assert type(error) is EngineHung


def test_a_service_that_falls_silent_is_given_up_after_what_it_sent() -> None:
    heard, error = refused(lambda wire, task: wire.send(next(tone(task, 0.1))), HASTE)
    assert len(heard) == 1
    assert blame(error) == "outage"


def test_a_connection_that_never_opens_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        error = unopened(f"ws://127.0.0.1:{mute.getsockname()[1]}", HASTE)
    assert type(error) is ServiceUnreachable
    assert blame(error) == "outage"


def test_where_nobody_listens_or_talks_in_secret_the_service_is_out_of_reach() -> None:
    service = Service()
    secret = unopened(service.url.replace("ws:", "wss:"))
    service.close()
    gone = unopened(service.url)
    assert type(secret) is type(gone) is ServiceUnreachable
    assert "secure" in str(secret)
    assert KEY not in f"{secret} {secret.detail} {gone} {gone.detail}"
