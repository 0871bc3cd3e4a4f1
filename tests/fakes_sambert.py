"""Sambert's service on this machine: a real websocket server that speaks its protocol."""

from __future__ import annotations

import json
import logging
import os
import re
import threading
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any

import numpy as np
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.sync.server import ServerConnection, serve

from app.engines.sambert.connection import Deadlines
from app.engines.sambert.engine import SambertEngine

os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1"  # no proxy leads back to here

DEADLINE = 10.0
"""Seconds after which what should have ended hangs."""
KEY = "sk-of-the-test"
WORD_SECONDS = 0.25
"""How long each word sounds at the normal rate."""
_FRAMES = 10
"""How many pieces of sound come a second."""
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")

Task = dict[str, Any]
Script = Callable[[ServerConnection, Task], None]


def event(name: str, task: Task, payload: Task | None = None, **header: str) -> str:
    """An event as the service writes it."""
    head = {"task_id": task["header"]["task_id"], "event": name, "attributes": {}, **header}
    return json.dumps({"header": head, "payload": payload or {}}, ensure_ascii=False)


def words(task: Task) -> list[dict[str, Any]]:
    """When each word of a task sounds, as the service tells it."""
    said = _WORD.findall(task["payload"]["input"]["text"])
    step = 1000.0 * WORD_SECONDS / task["payload"]["parameters"]["rate"]
    return [
        {"text": word, "begin_time": round(i * step), "end_time": round((i + 1) * step)}
        for i, word in enumerate(said)
    ]


def timed(task: Task, told: list[dict[str, Any]]) -> str:
    """What is told while a sentence grows."""
    sentence = {"begin_time": 0, "end_time": told[-1]["end_time"], "words": told}
    return event("result-generated", task, {"output": {"sentence": sentence}, "usage": None})


def tone(task: Task, seconds: float) -> Iterator[bytes]:
    """Sound of that length, in pieces."""
    rate = task["payload"]["parameters"]["sample_rate"]
    wave = 8000 * np.sin(np.arange(round(seconds * rate)) * (2 * np.pi * 220 / rate))
    samples = wave.astype("<i2").tobytes()
    size = 2 * (rate // _FRAMES)
    return (samples[start : start + size] for start in range(0, len(samples), size))


def speak(connection: ServerConnection, task: Task) -> None:
    """Say the text, a word at a time, and tell of each before it sounds."""
    connection.send(event("task-started", task))
    told = words(task)
    for count, word in enumerate(told, start=1):
        connection.send(timed(task, told[max(0, count - 3) : count]))
        for frame in tone(task, (word["end_time"] - word["begin_time"]) / 1000.0):
            connection.send(frame)
    connection.send(event("task-finished", task, {"output": {"sentence": {}}, "usage": {}}))


class Service:
    """Listens on a port of its own and answers each task by a script."""

    def __init__(self, script: Script = speak, *, status: int = 101) -> None:
        """`status` other than 101 is what every connection is refused with."""
        self._script = script
        self._status = status
        self.tasks: list[Task] = []
        self.asked = threading.Event()
        self.left = threading.Event()
        """Set once a client has gone."""
        self.headers: list[Headers] = []
        self._clerks: list[threading.Thread] = []
        quiet = logging.getLogger("tests.sambert")
        quiet.disabled = True
        self._server = serve(
            self._answer,
            "127.0.0.1",
            0,
            process_request=self._greet,
            compression=None,
            close_timeout=0.5,
            logger=quiet,
        )
        self.url = f"ws://127.0.0.1:{self._server.socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def _greet(self, connection: ServerConnection, request: Request) -> Response | None:
        self.headers.append(request.headers)
        if self._status == 101:
            return None
        return connection.respond(HTTPStatus(self._status), "No.\n")

    def _answer(self, connection: ServerConnection) -> None:
        self._clerks.append(threading.current_thread())
        try:
            task = json.loads(connection.recv())
            self.tasks.append(task)
            self.asked.set()
            self._script(connection, task)
            connection.recv()  # until the client goes
        except ConnectionClosed:
            pass
        finally:
            self.left.set()

    def close(self) -> None:
        for clerk in self._clerks:  # else the server looks whether they are through, now and then
            clerk.join(DEADLINE)
        self._server.shutdown()
        self._thread.join()


class ServedSambert(SambertEngine):
    """The engine with a service of its own, which goes with it."""

    def __init__(
        self, script: Script = speak, *, status: int = 101, deadlines: Deadlines | None = None
    ) -> None:
        self.service = Service(script, status=status)
        super().__init__(KEY, url=self.service.url, deadlines=deadlines)

    def close(self) -> None:
        super().close()
        self.service.close()
