"""Errors of the tree on their way between processes: the same class with the same fields."""

from __future__ import annotations

import inspect
from typing import Any

from app import errors
from app.engines.remote.frames import BadFrame
from app.engines.remote.messages import Failed
from app.errors import AppError


def failed(call: int, error: AppError) -> Failed:
    """The report that a call ended with `error`."""
    kind = next(known for known in type(error).__mro__ if _named(known.__name__) is known)
    fields = {name: getattr(error, name) for name in _fields(kind)}
    return Failed(call, kind.__name__, {"message": str(error), **fields})


def error_in(report: Failed) -> AppError:
    """The error as it was raised.

    Raises:
        BadFrame: there is no such error.
    """
    kind, fields = _named(report.kind), dict(report.fields)
    if kind is None or fields.keys() != {"message", *_fields(kind)}:
        raise BadFrame(f"there is no error {report.kind} with these fields")
    return kind(fields.pop("message"), **fields)


def _named(name: str) -> type[AppError] | None:
    kind: Any = getattr(errors, name, None)
    return kind if isinstance(kind, type) and issubclass(kind, AppError) else None


def _fields(kind: type[AppError]) -> list[str]:
    """What the class is made with beside its sentence; each is an attribute too."""
    parameters = inspect.signature(kind).parameters.values()
    return [parameter.name for parameter in parameters if parameter.kind is parameter.KEYWORD_ONLY]
