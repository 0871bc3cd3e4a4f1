"""Opens the whole window on a session that the test leads."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.settings import Settings
from app.ui.bridge import SessionBridge
from app.ui.conductor import Conductor
from app.ui.deeds import Deeds
from app.ui.health_keeper import HealthKeeper
from app.ui.ladder_keeper import LadderKeeper
from app.ui.main_window import MainWindow
from app.ui.manner_choice import MannerChoice
from app.ui.part_choice import PartChoice
from app.ui.phrase_choice import PhraseChoice
from app.ui.preferences import Preferences
from app.ui.shell import Shell
from app.ui.voice_choice import VoiceChoice
from app.ui.voice_keeper import VoiceKeeper
from app.ui.voice_now import VoiceNow
from app.ui.voice_setup import VoiceSetup
from app.ui.word_keeper import WordKeeper
from tests.ui.fake_session import FakeSession

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.messages import AnswerMessage

NOON = datetime(2026, 4, 1, 12, 0)  # noqa: DTZ001  the time of day on the user's wall
ANSWER = """A ring buffer is an array used as a circle. The writer moves ahead of the reader, and \
when it reaches the end it starts again. Nothing is ever moved, so both sides stay fast.

Three rules keep it safe:

- The writer never passes the reader.
- The reader never passes the writer.
- When the two meet, the buffer is empty.

```python
class Ring:
    def write(self, block):  # runs ahead, then wraps
        end = (self.head + len(block)) % self.size
        self.head = end
```

Use one when sound must never wait, because"""


class Staged:
    """The window and the parts behind it; not shown yet."""

    def __init__(self, size: tuple[int, int] = (1200, 780)) -> None:
        self.saved: list[Settings] = []
        self.shell = Shell()
        self.window = MainWindow()
        self.shell.fill(self.window)
        self.window.complete()
        self.preferences = Preferences(Settings(), self.saved.append, self.window)
        self.bridge = SessionBridge(self.window)
        self.conductor = Conductor(self.window)
        self.deeds = Deeds(self.window, self.conductor, self.preferences)
        self.parts = PartChoice(self.window, self.preferences)
        self.bridge.arrived.connect(self.conductor.take)
        self.voices = VoiceChoice(self.window, self.conductor, self.preferences)
        self.bridge.arrived.connect(self.parts.take)
        self.bridge.arrived.connect(self.voices.take)
        self.keeper = VoiceKeeper(self.window, self.conductor, self.preferences, self.voices)
        self.bridge.arrived.connect(self.keeper.take)
        self.now = VoiceNow(self.window, self.voices, lambda: NOON)
        self.bridge.arrived.connect(self.now.take)
        self.health = HealthKeeper(self.window, self.preferences, self.now, lambda: 100.0)
        self.ladder = LadderKeeper(self.window, self.conductor, self.preferences, self.voices)
        self.bridge.arrived.connect(self.ladder.take)
        self.phrases = PhraseChoice(self.window, self.preferences, self.voices)
        self.bridge.arrived.connect(self.phrases.take)
        self.setup = VoiceSetup(self.window, self.preferences, self.voices)
        self.manner = MannerChoice(self.window, self.preferences, self.voices)
        self.words = WordKeeper(self.window, self.conductor, self.manner)
        self.bridge.arrived.connect(self.words.take)
        self.session = FakeSession(self.bridge.post)
        self.conductor.take_session(self.session)  # type: ignore[arg-type]  # it has the same calls
        self.parts.take_session(self.session)  # type: ignore[arg-type]  # as above
        self.voices.take_session(self.session)  # type: ignore[arg-type]  # as above
        self.now.take_session(self.session)  # type: ignore[arg-type]  # as above
        self.health.take_session(self.session)  # type: ignore[arg-type]  # as above
        self.ladder.take_session(self.session)  # type: ignore[arg-type]  # as above
        self.session.ready()
        self.shell.resize(*size)


class Opened(Staged):
    """Shown, with short words for what tests do with it."""

    def __init__(self, qtbot: QtBot, size: tuple[int, int] = (1200, 780)) -> None:
        super().__init__(size)
        self.qtbot = qtbot
        qtbot.addWidget(self.shell, before_close_func=lambda _shell: self.conductor.close())
        with qtbot.waitActive(self.shell):
            self.shell.show()
            self.shell.activateWindow()
        self.window.composer.edit.setFocus()
        self.settle()

    def settle(self) -> None:
        """Let everything that is on its way arrive and be laid out."""
        self.qtbot.waitUntil(lambda: not len(self.bridge._mailbox), timeout=2000)
        for _ in range(3):
            self.qtbot.wait(1)  # what is laid out asks others to be, a round later

    def press(self, key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, how)
        self.settle()

    def ask(self, question: str = "What is a ring buffer?") -> None:
        self.window.composer.set_text(question)
        self.window.composer.edit.sent.emit()
        self.settle()

    def answer(self, text: str = ANSWER) -> None:
        """Ask, and let the answer be written and cut, not spoken yet."""
        self.ask()
        self.session.write(text)
        self.session.plan()
        self.settle()

    def speak(self, index: int, word: str = "") -> None:
        self.session.speak(index, word)
        self.settle()

    @property
    def last(self) -> AnswerMessage:
        return self.window.chat.answers[-1]
