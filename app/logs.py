"""Logging: a small rotating file, warnings to the terminal, and never what was said."""

from __future__ import annotations

import json
import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"
SIZE = 500_000
"""Bytes of one log file; two are kept."""

log = logging.getLogger(__name__)


def start(folder: Path, *, verbose: bool = False) -> None:
    """Log to `folder`/sottovoce.log and to stderr.

    A folder that cannot be written is no reason not to start.
    """
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    terminal = logging.StreamHandler(sys.stderr)
    terminal.setLevel(logging.DEBUG if verbose else logging.WARNING)
    terminal.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    root.addHandler(terminal)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(
            folder / "sottovoce.log", maxBytes=SIZE, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError as error:
        log.warning("no log file: %s", error)
    else:
        file.setFormatter(logging.Formatter(FORMAT))
        root.addHandler(file)
    threading.excepthook = _thread_died
    sys.excepthook = _died


def synthesis(
    engine: str,
    *,
    outcome: str,
    first: float | None,
    whole: float,
    sound: float,
    trial: bool = False,
) -> None:
    """Write down what became of one request to an engine, as JSON, and nothing of what it said.

    Args:
        engine: What it is called on screen.
        outcome: "spoken", "cancelled" or the class of the error.
        first: Seconds until the first piece; None if there was none.
        whole: Seconds until the end.
        sound: Seconds of sound.
        trial: Whether it was said unheard, to see whether the engine works.
    """
    told = {
        "engine": engine,
        "outcome": outcome,
        "first_ms": None if first is None else round(1000.0 * first, 1),
        "ms": round(1000.0 * whole, 1),
        "sound_ms": round(1000.0 * sound),
        "trial": trial,
    }
    log.info("synthesis %s", json.dumps(told))


def _thread_died(args: threading.ExceptHookArgs) -> None:
    name = args.thread.name if args.thread is not None else "?"
    log.critical("thread %s died", name, exc_info=args.exc_value)


def _died(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        log.critical("uncaught error", exc_info=(kind, error, trace))
