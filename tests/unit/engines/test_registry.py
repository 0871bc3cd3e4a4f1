from __future__ import annotations

import subprocess
import sys

import pytest

from app.engines.registry import ENGINES, EngineSpec, engine
from app.errors import EngineUnavailable


def test_every_engine_that_lacks_nothing_can_be_imported() -> None:
    for spec in ENGINES:
        if not spec.missing:
            assert callable(spec.load())


def test_names_are_unique() -> None:
    assert len({spec.name for spec in ENGINES}) == len(ENGINES)


def test_an_engine_that_lacks_its_library_says_how_to_get_it() -> None:
    spec = EngineSpec("deep", "Deep", "speech", "app.deep:Engine", ("no_such_module",), "neural")
    assert spec.missing == ("no_such_module",)
    with pytest.raises(EngineUnavailable) as refusal:
        spec.load()
    assert "no_such_module" in str(refusal.value)
    assert "sottovoce[neural]" in refusal.value.remedy


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(EngineUnavailable) as refusal:
        engine("nobody")
    assert "espeak" in refusal.value.remedy


def test_reading_the_list_imports_no_engine() -> None:
    code = (
        "import sys; from app.engines.registry import ENGINES; [spec.missing for spec in ENGINES];"
        "sys.exit(any(name in sys.modules for name in ('espeakng_loader', 'llama_cpp', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
