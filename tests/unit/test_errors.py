"""Every error says what is so and what the user can do."""

from __future__ import annotations

import inspect

import pytest

from app import errors
from app.errors import AppError, EngineError

CLASSES = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, AppError) and kind.__module__ == errors.__name__
]


@pytest.mark.parametrize("kind", CLASSES)
def test_each_class_has_a_way_out_in_a_sentence(kind):
    assert kind.__doc__
    assert kind.remedy.endswith(".")
    assert kind.remedy[0].isupper()


def test_a_remedy_of_its_own_goes_before_the_one_of_its_class():
    assert AppError("So it is.", remedy="Do this.").remedy == "Do this."
    assert AppError("So it is.").remedy == AppError.remedy
    assert str(AppError("So it is.")) == "So it is."


def test_an_engines_error_names_the_engine_and_whether_to_try_again():
    error = EngineError("It is silent.", engine="espeak", retryable=False)
    assert (error.engine, error.retryable) == ("espeak", False)
