"""Errors of the tree go through a pipe and come out as they were."""

from __future__ import annotations

import inspect

import pytest

from app import errors
from app.engines.remote.frames import BadFrame
from app.engines.remote.messages import Failed
from app.engines.remote.wounds import error_in, failed
from app.errors import AppError, SynthesisFailed

KINDS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, AppError) and kind.__module__ == errors.__name__
]


def made(kind: type[AppError]) -> AppError:
    """An error of this class with all that it can carry."""
    given = {"engine": "espeak", "retryable": False, "field": "name", "remedy": "Do this."}
    taken = inspect.signature(kind).parameters
    return kind("So it is.", **{name: value for name, value in given.items() if name in taken})


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_arrives_as_it_was_raised(kind: type[AppError]) -> None:
    before = made(kind)
    after = error_in(failed(3, before))
    assert type(after) is kind
    assert (str(after), after.remedy) == (str(before), before.remedy)
    assert vars(after) == vars(before)


def test_an_error_of_a_class_of_its_own_arrives_as_what_it_is_a_kind_of() -> None:
    class Hoarse(SynthesisFailed):
        pass

    assert type(error_in(failed(1, Hoarse("It is hoarse.", engine="x")))) is SynthesisFailed


@pytest.mark.parametrize("kind", ["Exception", "annotations", "nothing"])
def test_what_is_no_error_of_the_tree_is_refused(kind: str) -> None:
    with pytest.raises(BadFrame):
        error_in(Failed(1, kind, "It broke.", {}))
