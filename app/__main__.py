"""`python -m app` and the `sottovoce` command: the one place that knows all frontends."""

from __future__ import annotations

import sys

from app.cli import run
from app.cli.main import Windows


def _open_window(arguments: list[str]) -> int:
    from app.ui.application import main as open_window

    return open_window(arguments)


def _demo(folder: str) -> int:
    from app.ui.demo import main as demonstrate

    return demonstrate(folder)


def _clipboard() -> str:
    from app.ui.clipboard import text

    return text()


def main() -> int:
    """Run the command that was typed; its exit code."""
    return run(sys.argv[1:], Windows(open=_open_window, demo=_demo, clipboard=_clipboard))


if __name__ == "__main__":
    sys.exit(main())
