"""The packages that neural voices need: whether they are there, and what installs them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Final

from app.errors import EngineUnavailable

INSTALL: Final = 'pip install "sottovoce[neural]"'
REMEDY: Final = f"Install the neural voices: {INSTALL}"


def check_installed(modules: Sequence[str], *, engine: str, label: str) -> None:
    """See that all modules are installed. Imports none.

    Raises:
        EngineUnavailable: some are not; the error names them.
    """
    if missing := [name for name in modules if find_spec(name) is None]:
        raise EngineUnavailable(
            f"{label} needs {', '.join(missing)}.", engine=engine, retryable=False, remedy=REMEDY
        )
