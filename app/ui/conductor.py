"""Leads the window: the session's events onto the screen, the user's wishes to the session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError, NothingToRead
from app.events import (
    DeviceLost,
    DeviceReady,
    FirstSound,
    ModelFailed,
    TurnEnded,
    TurnStarted,
)
from app.segmenter import is_plain
from app.ui import clipboard, trouble
from app.ui.chat_model import ChatModel, Passage
from app.ui.first_sounds import FirstSounds
from app.ui.messages import AnswerMessage
from app.ui.voice_bar_layout import next_speed
from app.ui.voice_words import VoiceState

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect

    from app.events import Event
    from app.session import Session
    from app.turn import Turn
    from app.ui.code_block import CodeBlock
    from app.ui.help_page import SectionView
    from app.ui.kit.notice import Notice
    from app.ui.main_window import MainWindow
    from app.ui.states import State

PROGRESS_MS = 33


class Stage(Protocol):
    """Where a turn is seen: an answer, a block of code, the greeting, the reader."""

    def show_voice(self, passage: Passage, state: State) -> None:
        """Show where the voice is."""
        ...

    def spot(self) -> tuple[QWidget, QRect] | None:
        """Return where the voice is: a widget and a place in it."""
        ...


class Conductor(QObject):
    """One a window. Until the session is there, the newest wish waits for it."""

    speed_changed = Signal(float)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.model = ChatModel()
        self._window = window
        self._session: Session | None = None
        self._waiting: Callable[[Session], object] | None = None
        self._stages: dict[int, Stage] = {}
        self._first_sounds = FirstSounds()
        self._progress = QTimer(self)
        self._progress.setInterval(PROGRESS_MS)
        self._progress.timeout.connect(self._show_progress)
        self._connect()
        self._show_all()

    def _connect(self) -> None:
        window, bar = self._window, self._window.voice_bar
        window.composer.submitted.connect(self.submit)
        window.composer.stopped.connect(self.stop)
        window.chat.listen.connect(self._listen_answer)
        window.chat.code_chosen.connect(self._read_code)
        window.chat.again.connect(self.submit)
        window.chat.help_wanted.connect(self._show_help)
        window.help.listen.connect(self._listen_help)
        window.chat.welcome.hear.connect(self.hear_greeting)
        window.chat.welcome.ask.connect(self.submit)
        window.chat.welcome.read_clipboard.connect(self.read_clipboard)
        window.top_bar.clipboard_pressed.connect(self.read_clipboard)
        window.top_bar.new_chat_pressed.connect(self.new_chat)
        window.sidebar.chosen.connect(self._go)
        window.reader.clipboard_pressed.connect(self.read_clipboard)
        window.reader.file_opened.connect(self._read_file)
        window.reader.failed.connect(self._tell)
        window.reader.listen.connect(self._listen_reader)
        window.reader.code_chosen.connect(self._read_code)
        bar.played.connect(self.play)
        bar.paused.connect(self.pause)
        bar.skipped.connect(self.skip)
        bar.seeked.connect(self._seek)
        bar.speed_chosen.connect(self.set_speed)
        bar.volume_chosen.connect(self._set_volume)
        bar.first_sound_pressed.connect(self._show_first_sound)

    # The session's side.

    def take_session(self, session: Session) -> None:
        """Lead this session from now on."""
        self._session = session
        self._show_progress()
        if self._waiting is not None:
            wish, self._waiting = self._waiting, None
            self._ask(wish)

    def take(self, events: list[Event]) -> None:
        """Show what happened."""
        touched: dict[int, Passage] = {}
        for event in events:
            passage = self.model.apply(event)
            if passage is not None:
                touched[passage.turn.id] = passage
            self._note(event, passage)
        for passage in touched.values():
            self._show(passage)
        self._show_all()

    def _note(self, event: Event, passage: Passage | None) -> None:
        put = self._window.notices.put
        match event:
            case TurnStarted(turn) if turn.kind == "chat":
                if not self._window.chat.answers:
                    self._window.sidebar.name_chat(turn.prompt)
                self._stages[turn.id] = self._window.chat.add(self.model.passages[turn.id])
            case TurnEnded(outcome="failed", error=AppError() as error) if passage is not None:
                if passage.turn.kind != "greeting":
                    self._offer_again(error, passage)
            case FirstSound(timings=timings) if timings.first_sound and self._session is not None:
                self._first_sounds.note(timings.first_sound, self._session.progress().underruns)
            case ModelFailed(error):
                put(trouble.problem(error, kind=trouble.MODEL))
            case DeviceLost(device, error):
                put(trouble.device_lost(device, error))
            case DeviceReady():
                self._window.notices.drop(trouble.DEVICE)

    def _offer_again(self, error: AppError, passage: Passage) -> None:
        chat = passage.turn.kind == "chat"
        notice = trouble.problem(error, retry=chat)
        notice.pressed.connect(lambda _button: self._again(notice, passage.turn.prompt))
        self._window.notices.put(notice)

    def _again(self, notice: Notice, prompt: str) -> None:
        self._window.notices.drop(notice.kind)
        self.submit(prompt)

    def _show(self, passage: Passage) -> None:
        stage = self._stages.get(passage.turn.id)
        state = self.model.state(passage)
        if isinstance(stage, AnswerMessage) and stage.origin is passage:
            stage.show_passage(state)
        elif stage is not None:
            stage.show_voice(passage, state)
        for page in (self._window.chat, self._window.help):
            if stage is not None and _stands_in(page, stage):
                page.keep_in_view(stage.spot)

    def _show_all(self) -> None:
        model, window = self.model, self._window
        window.composer.set_busy(busy=model.busy)
        window.top_bar.show_model(
            model.model, loading=model.model_loading, failed=model.model_error is not None
        )
        window.voice_bar.show_state(self._voice_state())
        self._show_progress()
        if model.busy and not self._progress.isActive():
            self._progress.start()
        elif not model.busy:
            self._progress.stop()

    def _voice_state(self) -> VoiceState:
        if self.model.voiceless:
            return VoiceState.NO_VOICE
        if self.model.current is None:
            return VoiceState.READY
        return VoiceState.of(self.model.state(self.model.current))

    def _show_progress(self) -> None:
        if self._session is not None:
            progress = self._session.progress()
            self._window.voice_bar.set_progress(progress)
            self._window.reader.set_speed(progress.speed)

    def _show_first_sound(self) -> None:
        passage = self.model.current
        if passage is not None and self._session is not None:
            report = self._first_sounds.report(passage, self._session.progress())
            self._window.voice_bar.latency_popover.show_report(report)

    # The user's side.

    def _ask(self, wish: Callable[[Session], object], *, keep: bool = False) -> None:
        """Do it now, and tell what is refused; with `keep`, do it once the session is there."""
        if self._session is None:
            self._waiting = wish if keep else self._waiting
            return
        try:
            wish(self._session)
        except AppError as error:
            self._tell(error)

    def _tell(self, error: AppError) -> None:
        notice = trouble.hint(error) if isinstance(error, NothingToRead) else trouble.problem(error)
        self._window.notices.put(notice)

    def read(
        self,
        stage: Stage,
        text: str,
        *,
        title: str = "",
        start: int = 0,
        plain: bool = False,
        voice: str = "",
    ) -> None:
        """Read a text that is seen on `stage`, from an offset; `plain` as code, line by line.

        `voice` says it, of those that the engine has; empty for the chosen one.
        """

        def wish(session: Session) -> None:
            turn: Turn = session.read(text, title=title, start=start, plain=plain, voice=voice)
            self._stages[turn.id] = stage

        self._ask(wish, keep=True)

    def submit(self, text: str) -> None:
        """Ask something."""
        self._window.go("chat")
        self._ask(lambda session: session.submit(text), keep=True)

    def stop(self) -> None:
        """Silence, and no more writing."""
        self._waiting = None
        self._ask(lambda session: session.cancel())

    def play(self) -> None:
        """Go on, or hear the last text again."""
        passage = self.model.current
        if passage is None:
            return
        if passage.paused:
            self._ask(lambda session: session.resume())
        elif not passage.sounding:
            self._hear_again(passage, 0)

    def pause(self) -> None:
        """Let the sound stand still."""
        self._ask(lambda session: session.pause())

    def toggle(self) -> None:
        """Pause what sounds, else play."""
        passage = self.model.current
        sounds = passage is not None and passage.sounding and not passage.paused
        (self.pause if sounds else self.play)()

    def skip(self, by: int) -> None:
        """Go to another sentence: 1 next, -1 previous, 0 the start of this one."""
        self._ask(lambda session: session.skip(by))

    def change_speed(self, step: int) -> None:
        """Go to the next faster (1) or slower (-1) of the usual speeds."""

        def wish(session: Session) -> None:
            self.set_speed(next_speed(session.progress().speed, step))

        self._ask(wish)

    def set_speed(self, speed: float) -> None:
        """Speak at this speed, 0.5 to 3."""
        self._ask(lambda session: session.set_speed(speed))
        self.speed_changed.emit(speed)
        self._show_progress()

    def _set_volume(self, volume: float) -> None:
        self._ask(lambda session: session.set_volume(volume))

    def _seek(self, index: int) -> None:
        passage = self.model.current
        if passage is not None:
            self._hear_again(passage, index)

    def _hear_again(self, passage: Passage, index: int) -> None:
        """Go to a sentence of the current turn; read it again if it has left the tape."""

        def wish(session: Session) -> None:
            if session.seek(index):
                if passage.paused:
                    session.resume()
                return
            span, stage = passage.sentences.span(index), self._stages.get(passage.turn.id)
            if span is not None and stage is not None and passage.outcome is not None:
                turn = passage.turn
                self.read(
                    stage,
                    passage.text,
                    title=turn.title,
                    start=span[0],
                    plain=turn.plain,
                    voice=turn.voice,
                )

        self._ask(wish)

    def _listen(self, stage: Stage, voice: Passage | None, text: str, offset: int) -> None:
        """Hear a text from an offset: on the tape if it is there, else read it."""
        current = voice is not None and voice is self.model.current
        index = voice.sentences.at(offset) if voice is not None and current else None
        if voice is not None and index is not None:
            self._hear_again(voice, index)
        elif voice is None or voice.outcome is not None:
            plain = voice is not None and voice.turn.plain
            self.read(stage, text, start=offset, plain=plain)

    def _listen_answer(self, answer: AnswerMessage, offset: int) -> None:
        self._listen(answer, answer.voice, answer.text, offset)

    def _listen_reader(self, offset: int) -> None:
        reader = self._window.reader
        self._listen(reader, reader.passage, reader.text, offset)

    def _listen_help(self, section: SectionView, offset: int) -> None:
        self._listen(section, section.passage, section.text, offset)

    def _show_help(self, passage: str) -> None:
        self._window.go("help")
        self._window.help.show_passage(passage)

    def _read_code(self, block: CodeBlock) -> None:
        self.read(block, block.code.text, title=block.name, plain=True)

    def greet(self) -> None:
        """Let the model greet in its own words."""
        welcome = self._window.chat.welcome

        def wish(session: Session) -> None:
            self._stages[session.greet(self.tr("Hello! Who are you?")).id] = welcome

        self._ask(wish, keep=True)

    def hear_greeting(self) -> None:
        """Read the greeting on the page of the empty chat."""
        welcome = self._window.chat.welcome
        self.read(welcome, welcome.text)

    def read_clipboard(self) -> None:
        """Read what is on the clipboard."""
        text = clipboard.text()
        if not text.strip():
            self._tell(NothingToRead("There is no text in the clipboard."))
            return
        self.read_text(text, self.tr("From the clipboard"))

    def read_text(self, text: str, title: str, *, plain: bool = False) -> None:
        """Show a text in the reader and read it; `plain` as code, line by line."""
        self._window.go("reader")
        self._window.reader.show_text(text, title, plain=plain)
        self.read(self._window.reader, text, title=title, plain=plain)

    def _read_file(self, text: str, name: str) -> None:
        self.read_text(text, name, plain=is_plain(name))

    def new_chat(self) -> None:
        """Stop, and start a conversation that knows nothing of this one."""
        self._ask(lambda session: session.forget())
        self._window.chat.clear()
        self._window.sidebar.name_chat("")
        self._stages.clear()
        self._window.go("chat")
        self._window.composer.edit.setFocus()

    def copy_answer(self) -> None:
        """Put the last answer on the clipboard."""
        if self._window.chat.answers:
            self._window.chat.answers[-1].copy()

    def close(self) -> None:
        """Lead no longer."""
        self._progress.stop()
        self._session = self._waiting = None

    def _go(self, place: str) -> None:
        if place == "new_chat":
            self.new_chat()
        else:
            self._window.go(place)


def _stands_in(page: QWidget, stage: object) -> bool:
    return isinstance(stage, QWidget) and page.isAncestorOf(stage)
