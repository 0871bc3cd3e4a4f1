"""The voice bar, the last row of the window on every page: who speaks, where, and the controls."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.picker import Choice
from app.ui.theme import theme
from app.ui.voice_bar_layout import VoiceBarLayout
from app.ui.voice_words import VoiceState, elapsed_words, place_words, speed_label, state_words

if TYPE_CHECKING:
    from app.session import Progress
    from app.ui.kit.popover import Popover
    from app.ui.latency_popover import LatencyPopover
    from app.ui.sound_popover import SoundPopover
    from app.ui.voice_popover import VoicePopover

_UNKNOWN_SECONDS = 4.0
"""What a sentence takes on the ribbon before any is synthesised."""
_WAIT_TOLD_AFTER = 0.1
_SECONDS_TOLD_AFTER = 3.0


class VoiceBar(VoiceBarLayout):
    """Shows what it is told and emits what the user wants; knows no session.

    The owner says the state between playbacks (`show_state`) and gives the progress often; while
    something sounds or is paused, the progress decides what is shown.
    """

    played = Signal()
    paused = Signal()
    skipped = Signal(int)
    """+1 next, -1 previous, 0 repeat."""
    seeked = Signal(int)
    """To a sentence, counted from 0."""
    speed_chosen = Signal(float)
    volume_chosen = Signal(float)
    device_chosen = Signal(str)
    first_sound_pressed = Signal()
    """The latency popover is about to open: give it the latest report."""
    more_pressed = Signal()
    """All measurements are asked for."""
    badge_pressed = Signal()
    """The popover of the voice is about to open: tell it what is so."""

    def __init__(
        self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._state = VoiceState.READY
        self._detail = ""
        self._since = 0.0
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._show)
        self._progress: Progress | None = None
        self._paragraphs: tuple[int, ...] = ()
        self._voice, self._engine = "", ""
        self._first: float | None = None
        self._volume, self._device = 1.0, ""
        self._devices: tuple[Choice, ...] = ()
        self.arrange("wide", small=False)
        self.show_speed(1.0)
        self.show_volume(1.0)
        self.show_device("")
        self.show_first_sound(None)
        self._connect()
        theme.follow(self.restyle)

    def _connect(self) -> None:
        self.badge.clicked.connect(self.open_voice)
        self.repeat.clicked.connect(lambda: self.skipped.emit(0))
        self.previous.clicked.connect(lambda: self.skipped.emit(-1))
        self.next.clicked.connect(lambda: self.skipped.emit(1))
        self.play.clicked.connect(self._press_play)
        self.ribbon.seeked.connect(self.seeked)
        self.speed.chosen.connect(lambda value: self.speed_chosen.emit(float(value)))
        self.sound.clicked.connect(self.open_sound)
        self.first_sound.clicked.connect(self.open_latency)

    # What opens later is made later: the window starts faster without it.

    @cached_property
    def sound_popover(self) -> SoundPopover:
        """Volume and devices."""
        from app.ui.sound_popover import SoundPopover

        popover = SoundPopover(self)
        popover.show_volume(self._volume)
        popover.show_devices(self._devices, self._device)
        popover.volume_chosen.connect(self._turn_volume)
        popover.device_chosen.connect(self.device_chosen)
        popover.closed.connect(lambda: self.sound.set_open(open_=False))
        return popover

    @cached_property
    def latency_popover(self) -> LatencyPopover:
        """The details of the first sound."""
        from app.ui.latency_popover import LatencyPopover

        popover = LatencyPopover(self)
        popover.closed.connect(lambda: self.first_sound.set_open(open_=False))
        popover.more_pressed.connect(popover.close_up)
        popover.more_pressed.connect(self.more_pressed)
        return popover

    @cached_property
    def voice_popover(self) -> VoicePopover:
        """Who speaks, since when and why."""
        from app.ui.voice_popover import VoicePopover

        popover = VoicePopover(self)
        popover.closed.connect(lambda: self.badge.set_open(open_=False))
        popover.more_pressed.connect(popover.close_up)
        popover.more_pressed.connect(self.more_pressed)
        return popover

    # What it is told

    @property
    def state(self) -> VoiceState:
        """What is shown: the progress first, then what was told."""
        now = self._progress
        if now is not None and now.utterance is not None:
            if now.paused:
                return VoiceState.PAUSED
            if now.playing:
                return VoiceState.SPEAKING
        return self._state

    def show_state(self, state: VoiceState, detail: str = "") -> None:
        """Say what is so while nothing sounds. `detail` replaces the usual words."""
        if state is not self._state:
            self._since = self._clock()
            if state is VoiceState.PREPARING:
                self._wait.start(round(_WAIT_TOLD_AFTER * 1000) + 1)
        self._state, self._detail = state, detail
        self._show()

    def set_progress(self, progress: Progress) -> None:
        """Show how far the playback is; cheap enough for 60 times a second."""
        if progress == self._progress and self._state is not VoiceState.PREPARING:
            return
        self._progress = progress
        self.show_speed(progress.speed)
        self.show_volume(progress.volume)
        self.show_device(progress.device)
        self._show()

    def set_paragraphs(self, starts: Sequence[int]) -> None:
        """Tell which sentences begin a paragraph, for a ribbon without room for each sentence."""
        self._paragraphs = tuple(starts)
        self._show()

    def set_voice(self, voice: str, engine: str, why: str = "") -> None:
        """Name the voice and "ChatTTS on GPU"; `why` is a sentence for the badge."""
        self._voice, self._engine = voice, engine
        self.badge.show_voice(voice, engine, why)
        self._show()

    def set_devices(self, devices: Sequence[Choice], current: str) -> None:
        """Offer these devices; `current` is the value of the one in use, "" for none."""
        self._devices, self._device = tuple(devices), current
        if self._made("sound_popover"):
            self.sound_popover.show_devices(devices, current)
        self.show_device(next((d.label for d in devices if d.value == current), current))

    def _made(self, popover: str) -> bool:
        return popover in self.__dict__

    def show_device(self, label: str) -> None:
        """Name the device in use; empty where nothing sounds."""
        self.sound.show_text(label or self.tr("No sound"))

    def show_volume(self, volume: float) -> None:
        """Show a volume from 0 to 1."""
        self._volume = volume
        if self._made("sound_popover"):
            self.sound_popover.show_volume(volume)
        loud = "speaker" if volume > 0.5 else "speaker_low"
        self.sound.set_icon(loud if volume > 0 else "speaker_off")

    def show_speed(self, speed: float) -> None:
        """Show a speed from 0.5 to 3."""
        if self.speed.value == f"{speed:g}":
            return
        self.speed.set_value(f"{speed:g}", shown=speed_label(speed))
        self.speed.setAccessibleDescription(self.tr("{0} times").format(f"{speed:g}"))

    def show_first_sound(self, seconds: float | None) -> None:
        """Show how long the first sound took; None hides it."""
        self._first = seconds
        self.first_sound.setVisible(seconds is not None and not self.tiny)
        if seconds is None:
            return
        text = self.tr("{0} s").format(f"{seconds:.2f}")
        if text != self.first_sound.text():
            self.first_sound.setText(text)
            self.first_sound.updateGeometry()
            said = self.tr("{0} seconds, opens details").format(f"{seconds:.2f}")
            self.first_sound.setAccessibleDescription(said)

    # What the user does

    def open_sound(self) -> None:
        """Open volume and devices, or close them."""
        self._toggle(self.sound_popover, self.sound, self.sound_popover.slider)

    def open_latency(self) -> None:
        """Open the details of the first sound, or close them."""
        if not self.latency_popover.shown:
            self.first_sound_pressed.emit()
        self._toggle(self.latency_popover, self.first_sound)

    def open_voice(self) -> None:
        """Open who speaks and why, or close it."""
        if not self.voice_popover.shown:
            self.badge_pressed.emit()
        self._toggle(self.voice_popover, self.badge)

    def _toggle(self, popover: Popover, button: Button, focus: QWidget | None = None) -> None:
        if popover.shown:
            popover.close_up()
        else:
            button.set_open(open_=True)
            popover.open_at(button, beyond=self, focus=focus)

    def _press_play(self) -> None:
        (self.paused if self.state is VoiceState.SPEAKING else self.played).emit()

    def _turn_volume(self, volume: float) -> None:
        self.show_volume(volume)
        self.volume_chosen.emit(volume)

    # What is shown

    def arranged(self) -> None:
        """Say everything in the words of the new shape."""
        self.show_first_sound(self._first)
        self._show()

    def _show(self) -> None:
        state, now = self.state, self._progress
        preparing = state is VoiceState.PREPARING
        if preparing and self._clock() - self._since < _WAIT_TOLD_AFTER:
            return
        speaking = state is VoiceState.SPEAKING
        self.line.show_shape(speaking=speaking, paused=state is VoiceState.PAUSED)
        self.badge.light(lit=speaking)
        on_tape = now is not None and now.utterance is not None
        self.line.show_words(*self._words(state, now if on_tape else None))
        self._show_ribbon(now)
        self._show_transport(speaking=speaking, playable=on_tape)
        if now is not None and now.first_sound != self._first:
            self.show_first_sound(now.first_sound)

    def _words(self, state: VoiceState, now: Progress | None) -> tuple[str, str, str]:
        """Return state word, detail, and what stands at the right end."""
        word, detail = state_words(state)
        end = ""
        if now is not None and now.utterance is not None:
            known = now.text_finished and len(now.lengths) == now.planned
            end = elapsed_words(now.elapsed, now.length if known else None)
            detail = self._place(now, short=self.small or self.shape == "one row")
            if state is VoiceState.READY:
                detail = self.tr("play to hear it again")
        elif state is VoiceState.PREPARING:
            waited = self._clock() - self._since
            detail = self.tr("{0} s").format(int(waited)) if waited >= _SECONDS_TOLD_AFTER else ""
        detail = self._detail or detail
        if self.shape == "one row":
            return word, " · ".join(part for part in (detail, self._engine) if part), ""
        return word, detail, self._engine if self.shape == "two rows" else end

    def _place(self, now: Progress, *, short: bool) -> str:
        sentence = now.utterance or 0
        return place_words(sentence, now.planned, final=now.text_finished, short=short)

    def _show_ribbon(self, now: Progress | None) -> None:
        if now is None or not now.planned:
            self.ribbon.show_sentences(())
            return
        known = now.lengths
        mean = sum(known) / len(known) if known else _UNKNOWN_SECONDS
        lengths = (*known, *[mean] * (now.planned - len(known)))
        reachable = max(len(known), (now.utterance if now.utterance is not None else -1) + 1)
        self.ribbon.show_sentences(lengths, reachable=reachable, paragraphs=self._paragraphs)
        moved = now.utterance is not None and now.utterance != self.ribbon.value()
        lit = self.state in {VoiceState.SPEAKING, VoiceState.PAUSED}
        self.ribbon.show_place(now.utterance, now.fraction, lit=lit)
        if moved or not self.ribbon.accessibleDescription():
            said = self.tr("{0}, {1} seconds").format(
                self._place(now, short=False), int(now.elapsed)
            )
            self.ribbon.setAccessibleDescription(said[:1].upper() + said[1:])

    def _show_transport(self, *, speaking: bool, playable: bool) -> None:
        reason = "" if playable else self.tr("Nothing to read yet")
        for button in (self.repeat, self.previous, self.play, self.next):
            button.set_unavailable(reason)
        name = self.tr("Pause") if speaking else self.tr("Play")
        self.play.set_icon("pause" if speaking else "play")
        if self.play.accessibleName() != name:
            self.play.set_name(name, key="F8")
        if playable and self._progress is not None:
            place = self._place(self._progress, short=False)
            said = ", ".join(part for part in (place, self._voice, self._engine) if part)
            said = said[:1].upper() + said[1:]
            if said != self.play.accessibleDescription():
                self.play.setAccessibleDescription(said)
