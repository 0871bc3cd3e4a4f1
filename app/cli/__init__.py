"""The command line: a frontend like the window, and a listener like it."""

from app.cli.main import run

__all__ = ["run"]
