"""Logging: a small rotating file, warnings to the terminal, and never what was said."""

from __future__ import annotations

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


def _thread_died(args: threading.ExceptHookArgs) -> None:
    name = args.thread.name if args.thread is not None else "?"
    log.critical("thread %s died", name, exc_info=args.exc_value)


def _died(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        log.critical("uncaught error", exc_info=(kind, error, trace))
