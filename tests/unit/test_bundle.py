"""What the bundle takes in, and what it does before the app starts."""

from __future__ import annotations

import os
import runpy
from importlib.util import find_spec
from pathlib import Path

import pytest

from app import __main__ as program
from app.engines import admission
from app.engines.remote import spawning

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def test_what_the_bundle_starts_gets_the_users_own_library_path(monkeypatch):
    monkeypatch.setenv("LD_LIBRARY_PATH", "bundle:mine")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "mine")
    monkeypatch.setenv("PYINSTALLER_RESET_ENVIRONMENT", "")
    runpy.run_path(str(PACKAGING / "environment.py"))
    assert os.environ["LD_LIBRARY_PATH"] == "mine"
    assert os.environ["PYINSTALLER_RESET_ENVIRONMENT"] == "1"


def test_and_none_if_there_was_none(monkeypatch):
    monkeypatch.setenv("LD_LIBRARY_PATH", "bundle")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    monkeypatch.setenv("PYINSTALLER_RESET_ENVIRONMENT", "")
    runpy.run_path(str(PACKAGING / "environment.py"))
    assert "LD_LIBRARY_PATH" not in os.environ


def test_only_what_the_app_requires_goes_into_the_bundle():
    contents = runpy.run_path(str(PACKAGING / "contents.py"))
    required, foreign = contents["required"](), contents["foreign_modules"]()
    assert {"numpy", "llama-cpp-python", "pyside6-essentials", "markupsafe"} <= required
    assert "pytest" not in required
    assert {"pytest", "torch"} <= set(foreign)
    assert not {"app", "numpy", "llama_cpp", "PySide6"} & set(foreign)


def test_the_program_knows_the_flags_with_which_it_starts_itself():
    assert program.TRY_MODELS == admission.FROZEN_FLAG
    assert program.WORKER == spawning.FROZEN_FLAG


@pytest.mark.parametrize("hook", sorted((PACKAGING / "hooks").glob("hook-*.py")))
def test_each_hook_is_about_a_module_that_is_there(hook):
    assert find_spec(hook.stem.removeprefix("hook-"))
