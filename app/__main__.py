"""`python -m app` and the `sottovoce` command: the one place that knows all frontends."""

from __future__ import annotations

import sys

TRY_MODELS = "--try-models"
"""How a frozen program starts itself as the child that tries unknown model files."""

WORKER = "--worker"
"""How it starts itself as the process of an engine."""


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
    arguments = sys.argv[1:]
    if arguments[:1] == [TRY_MODELS]:
        from app.engines.trial import main as try_models

        return try_models()
    if arguments[:1] == [WORKER]:
        from app.engines.remote.worker import main as work

        work()
    if arguments in ([], ["gui"]):
        # Straight to the window: what the other commands import would keep it off the screen.
        return _open_window([])
    from app.cli.main import Windows, run

    return run(arguments, Windows(open=_open_window, demo=_demo, clipboard=_clipboard))


if __name__ == "__main__":
    sys.exit(main())
