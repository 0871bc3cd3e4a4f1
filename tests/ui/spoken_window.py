"""A window that speaks its second sentence until it is stopped, for a screen reader to find."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.ui.theme import theme
from tests.ui.healths import LADDER
from tests.ui.opened import Staged
from tests.ui.portrait import chat


def main() -> None:
    application = QApplication([])
    application.setApplicationName("Sottovoce")
    theme.attach(application)
    staged = Staged()
    staged.session.healths = LADDER
    staged.shell.show()
    QTimer.singleShot(0, staged.window, lambda: chat(staged))
    application.exec()


if __name__ == "__main__":
    main()
