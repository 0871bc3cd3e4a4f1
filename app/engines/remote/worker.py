"""The child process: makes one engine, serves one parent, and ends with it."""

from __future__ import annotations

import contextlib
import faulthandler
import importlib
import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NoReturn

from app.engines.remote import frames, messages
from app.engines.remote.calls import CallDesk
from app.engines.remote.death import OUT_OF_MEMORY
from app.engines.remote.frames import BadFrame
from app.engines.remote.inheritance import inherited
from app.engines.remote.messages import OPENING, Answer, Close, Open, Order, Report, Say
from app.engines.remote.sandbox import die_with_parent, harmless, stand_back
from app.engines.remote.wounds import failed
from app.errors import AppError, GenerationFailed, SynthesisFailed
from app.ports import AudioChunk, LanguageModel, Measured, SpeechEngine, TextPiece

if TYPE_CHECKING:
    from io import BufferedReader, FileIO

log = logging.getLogger(__name__)


def main() -> NoReturn:
    """Serve the parent whose pipes the last two arguments name, and end the process.

    At once, for its threads wait in reads that nothing ends, and native libraries may not survive
    their unloading.
    """
    harmless()
    orders, reports = inherited(sys.argv[-2:])
    die_with_parent()
    faulthandler.enable()
    try:
        Worker(orders, reports).run()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    os._exit(0)


class Worker:
    """Three threads: this one uses the engine, one listens to the parent, one shows life."""

    def __init__(self, orders: BufferedReader, reports: FileIO) -> None:
        self._orders = orders
        self._reports = reports
        self._writing = threading.Lock()
        self._desk = CallDesk()
        self._busy = threading.Event()
        self._engine: Any = None

    def run(self) -> None:
        """Work until the parent says that it is enough."""
        threading.Thread(target=self._listen, name="orders", daemon=True).start()
        self._say(messages.Ready())
        while not isinstance(order := self._desk.take(), Close):
            with self._showing_life(order):
                self._obey(order)
        if self._engine is not None:
            self._engine.close()

    def _obey(self, order: Order) -> None:
        """Do what one order says and report how it ended; whatever is raised belongs to it."""
        call: int = getattr(order, "id", OPENING)
        try:
            if isinstance(order, Open):
                self._open(order)
            elif isinstance(order, Say):
                self._synthesise(self._engine, order)
            elif isinstance(order, Answer):
                self._answer(self._engine, order)
        except AppError as error:
            self._say(failed(call, error))
        except MemoryError:
            raise
        except Exception:  # what nobody foresaw costs this call, not the process
            log.exception("call %d crashed", call)
            self._say(failed(call, self._unforeseen(order)))
        finally:
            self._desk.over(call)

    def _open(self, order: Open) -> None:
        stand_back(order.niceness)
        root = logging.getLogger()
        root.setLevel(order.log_level)
        root.addHandler(_LogPipe(self))
        module, _, attribute = order.factory.partition(":")
        self._engine = getattr(importlib.import_module(module), attribute)(**order.arguments)
        if order.kind == "speech":
            measured = self._engine.measured if isinstance(self._engine, Measured) else None
            voices = tuple(self._engine.voices())
            self._say(messages.Opened(self._engine.name, voices, measured))
        else:
            self._say(messages.Opened(self._engine.name, calls_tools=self._engine.calls_tools))

    def _synthesise(self, engine: SpeechEngine, order: Say) -> None:
        cancel = self._desk.token(order.id)
        for chunk in engine.synthesize(order.request, cancel):
            if not self._desk.wait_for_room(order.id):
                break
            self._say_sound(order.id, chunk)
        self._say(messages.Done(order.id, tuple(engine.voices())))

    def _answer(self, engine: LanguageModel, order: Answer) -> None:
        for piece in engine.stream(order.messages, self._desk.token(order.id)):
            if not isinstance(piece, TextPiece):
                self._say(messages.Cost(order.id, piece))
            elif self._desk.wait_for_room(order.id):
                self._say(messages.Piece(order.id, piece))
        self._say(messages.Done(order.id))

    def _say_sound(self, call: int, chunk: AudioChunk) -> None:
        samples = memoryview(chunk.samples)  # type: ignore[arg-type]  # an array is a buffer
        if samples.format != "f":
            raise TypeError(f"sound is 32-bit floats, not {samples.format}")
        self._say(messages.Sound(call, chunk.sample_rate, chunk.words), samples.tobytes())

    def _unforeseen(self, order: Order) -> AppError:
        sentence = "Something went wrong inside Sottovoce."
        if isinstance(order, Say):
            return SynthesisFailed(sentence, engine=self._engine.name)
        if isinstance(order, Answer):
            return GenerationFailed(sentence)
        return AppError(sentence)

    def _say(self, report: Report, payload: bytes = b"") -> None:
        """Report to the parent; without one there is nothing left to do."""
        with self._writing:
            try:
                frames.write(self._reports, messages.header(report), payload)
            except OSError:
                os._exit(1)

    def report_record(self, record: logging.LogRecord, text: str) -> None:
        """Hand a line of the log to the parent."""
        self._say(messages.Record(record.name, record.levelno, text))

    def _listen(self) -> None:
        """On the thread `orders`: take them as they come, the urgent ones while others are done."""
        with contextlib.suppress(BadFrame):
            while (frame := frames.read(self._orders)) is not None:
                self._desk.put(messages.order_in(frame))
        os._exit(1)  # no parent, or none that makes sense; what runs cannot be asked to end

    @contextlib.contextmanager
    def _showing_life(self, order: Order) -> Iterator[None]:
        """Let the thread `beat`, which the first order starts, send its signs meanwhile."""
        if isinstance(order, Open):
            threading.Thread(
                target=self._beat, args=(order.beat,), name="beat", daemon=True
            ).start()
        self._busy.set()
        try:
            yield
        finally:
            self._busy.clear()

    def _beat(self, seconds: float) -> None:
        while self._busy.wait():
            time.sleep(seconds)
            if self._busy.is_set():
                self._say(messages.Beat())


class _LogPipe(logging.Handler):
    """Sends records to the parent, which has the log."""

    LONGEST: Final = 8000
    """Characters of a record."""

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self._worker = worker

    def emit(self, record: logging.LogRecord) -> None:
        self._worker.report_record(record, self.format(record)[: self.LONGEST])


if __name__ == "__main__":
    main()
