"""Errors of the tree on their way between processes: the same class with the same fields."""

from __future__ import annotations

from typing import Any

from app import errors
from app.engines.remote.frames import BadFrame
from app.engines.remote.messages import Failed
from app.errors import AppError


def failed(call: int, error: AppError) -> Failed:
    """The report that a call ended with `error`; a class from elsewhere becomes its parent here."""
    kind = next(known for known in type(error).__mro__ if _named(known.__name__) is known)
    return Failed(call, kind.__name__, str(error), vars(error))


def error_in(report: Failed) -> AppError:
    """The error as it was raised.

    Raises:
        BadFrame: the tree has no such error.
    """
    if (kind := _named(report.kind)) is None:
        raise BadFrame(f"there is no error {report.kind}")
    # Not made by its own __init__, which may take anything: restored, as pickle would.
    error = kind.__new__(kind, report.message)
    vars(error).update(report.fields)
    return error


def _named(name: str) -> type[AppError] | None:
    kind: Any = getattr(errors, name, None)
    return kind if isinstance(kind, type) and issubclass(kind, AppError) else None
