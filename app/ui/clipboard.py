"""The text on the clipboard."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication


def text() -> str:
    """Return the clipboard's text, or nothing; makes an application where there is none."""
    application = QGuiApplication.instance() or QGuiApplication([])
    assert isinstance(application, QGuiApplication)  # noqa: S101  no other kind is made here
    return application.clipboard().text()
