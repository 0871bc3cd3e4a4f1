"""The settings that can be chosen in the window: look, voices, model, facts and privacy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.kit.buttons import QuietButton
from app.ui.kit.picker import Choice, Picker
from app.ui.kit.rows import Group, Words
from app.ui.kit.text import Label
from app.ui.kit.toggle import Toggle
from app.ui.ladder_panel import LadderPanel
from app.ui.model_panel import ModelPanel
from app.ui.page_column import PageColumn
from app.ui.phrases_panel import PhrasesPanel
from app.ui.sambert_panel import SambertPanel
from app.ui.sherpa_panel import SherpaPanel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

_COLUMN = 860
_SIZES = (80, 90, 100, 110, 125, 150, 175, 200, 250, 300)


class SettingsPage(PageColumn):
    """Rows with one control each; a change holds at once."""

    scheme_chosen = Signal(str)
    contrast_chosen = Signal(bool)
    size_chosen = Signal(int)
    """Text size in percent."""
    language_chosen = Signal(str)
    """"system" or a code; of the window, from the next start."""
    engine_chosen = Signal(str)
    """Of speech: a value of the settings."""
    voice_chosen = Signal(str)
    sample_wanted = Signal()
    """Hear the chosen voice, or no longer."""
    facts_switched = Signal(str, bool)
    """A field of the settings' facts, and whether it is on."""
    offline_switched = Signal(bool)
    """Whether nothing may leave this machine."""
    seen = Signal()
    left = Signal()
    """The page is looked at, and no longer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_COLUMN, parent)
        self.setAccessibleName(self.tr("Settings"))
        self.scheme = Picker(self.tr("Colours"))
        self.scheme.set_choices(
            [
                Choice("system", self.tr("As the system")),
                Choice("light", self.tr("Light")),
                Choice("dark", self.tr("Dark")),
            ]
        )
        self.scheme.chosen.connect(self.scheme_chosen)
        self.contrast = Toggle(self.tr("High contrast"))
        self.contrast.toggled.connect(self.contrast_chosen)
        self.text_size = Picker(self.tr("Text size"), tabular=True)
        self.text_size.set_choices([Choice(str(size), self._percent(size)) for size in _SIZES])
        self.text_size.chosen.connect(lambda value: self.size_chosen.emit(int(value)))
        self.language = Picker(self.tr("Language"))
        # Each in its own language: who cannot read one finds the other.
        self.language.set_choices(
            [
                Choice("system", self.tr("As the system")),
                Choice("en", "English"),
                Choice("zh", "简体中文"),
            ]
        )
        self.language.chosen.connect(self.language_chosen)
        self._voice_group = self._make_voice()
        self.ladder, self.phrases, self.sherpa = LadderPanel(), PhrasesPanel(), SherpaPanel()
        self.sambert, self.model = SambertPanel(), ModelPanel()
        self.column.addWidget(Label(self.tr("Settings"), "h1"))
        self.column.addSpacing(20)
        self.column.addWidget(self._make_look())
        for part in (
            self._voice_group,
            self.ladder,
            self.phrases,
            self.sherpa,
            self.sambert,
            self.model,
            self._make_facts(),
            self._make_privacy(),
        ):
            self.column.addSpacing(24)
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.show_voices([], "")
        self.set_narrow(narrow=False)

    def _make_voice(self) -> Group:
        self.engine = Picker(self.tr("Speech engine"))
        self.engine.chosen.connect(self.engine_chosen)
        self.voice = Picker(self.tr("Voice"), searchable=True)
        self.voice.chosen.connect(self.voice_chosen)
        self.sample = QuietButton(self.tr("Listen"), icon="speaker")
        self.sample.clicked.connect(self.sample_wanted)
        sound = self.tr("A sentence in the language of the voice.")
        self.sample.setAccessibleDescription(sound)
        return Group(
            self.tr("Speaking"),
            [
                (
                    Words(
                        self.engine.accessibleName(),
                        self.tr(
                            "What speaks first. Automatic takes the best that has all that it"
                            " needs. Where one fails, the next goes on."
                        ),
                    ),
                    self.engine,
                ),
                (
                    Words(
                        self.tr("Voice"),
                        self.tr("Who reads. Automatic follows the language of the text."),
                    ),
                    self.voice,
                ),
                (Words(self.tr("How it sounds"), sound), self.sample),
            ],
        )

    def _make_look(self) -> QWidget:
        texts = (
            self.tr("Light, dark, or what the system asks for."),
            self.tr("Black and white, without fills behind the text."),
            self.tr("Ctrl+plus and Ctrl+minus change it anywhere."),
            self.tr("Of this window. A new choice holds from the next start."),
        )
        controls = (self.scheme, self.contrast, self.text_size, self.language)
        rows = [
            (Words(control.accessibleName(), text), control)
            for control, text in zip(controls, texts, strict=True)
        ]
        return Group(self.tr("Look and text"), rows)

    def _percent(self, size: int) -> str:
        return self.tr("{0} %").format(size)

    def _make_facts(self) -> QWidget:
        self.facts = {}
        rows: list[tuple[QWidget, QWidget]] = []
        for name, title, text in self._fact_words():
            toggle = self.facts[name] = Toggle(title)
            toggle.setAccessibleDescription(text)
            toggle.toggled.connect(lambda on, name=name: self.facts_switched.emit(name, on))
            rows.append((Words(title, text), toggle))
        return Group(self.tr("Facts"), rows)

    def _fact_words(self) -> Sequence[tuple[str, str, str]]:
        """Name, title and text of each switch."""
        return (
            ("calculator", self.tr("Calculator"), self.tr("Sums, percentages, powers and roots.")),
            ("units", self.tr("Units"), self.tr("Lengths, weights, temperatures and more.")),
            ("calendar", self.tr("Calendar"), self.tr("Dates, weekdays, and days between them.")),
            ("clock", self.tr("Clock"), self.tr("The time here and elsewhere.")),
            ("lists", self.tr("Lists"), self.tr("Sorts and counts what you list.")),
            ("dictionary", self.tr("Dictionary"), self.tr("Everyday words, English and Chinese.")),
            ("help", self.tr("Help"), self.tr("What the help says about Sottovoce.")),
            ("chat", self.tr("This chat"), self.tr("Your name, and what was said in it.")),
            (
                "with_tools",
                self.tr("Also for models with tools"),
                self.tr("Models that call tools of their own get the facts too."),
            ),
        )

    def show_facts(self, switches: Mapping[str, bool]) -> None:
        """Show which facts are looked up now."""
        for name, toggle in self.facts.items():
            toggle.blockSignals(True)  # noqa: FBT003  Qt's own signature
            toggle.setChecked(switches[name])
            toggle.blockSignals(False)  # noqa: FBT003  Qt's own signature

    def _make_privacy(self) -> QWidget:
        title = self.tr("Offline")
        text = self.tr(
            "On: Sottovoce opens no connection, and a voice that would is refused, chosen or not."
            " Off: the voice Sambert may be chosen, and is sent what it says. Nothing else ever"
            " leaves this machine."
        )
        self.offline = Toggle(title, on=True)
        self.offline.setAccessibleDescription(text)
        self.offline.toggled.connect(self.offline_switched)
        return Group(self.tr("Privacy"), [(Words(title, text), self.offline)])

    def show_offline(self, *, on: bool) -> None:
        """Show whether nothing may leave this machine."""
        self.offline.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self.offline.setChecked(on)
        self.offline.blockSignals(False)  # noqa: FBT003  Qt's own signature

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the page is looked at, so that it can be filled."""
        super().showEvent(event)
        self.seen.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it no longer is."""
        super().hideEvent(event)
        self.left.emit()

    def show_look(self, *, scheme: str, contrast: bool, size: int, language: str) -> None:
        """Show what holds now."""
        self.scheme.set_value(scheme)
        self.contrast.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self.contrast.setChecked(contrast)
        self.contrast.blockSignals(False)  # noqa: FBT003  Qt's own signature
        self.language.set_value(language)
        self.text_size.set_value(str(size), shown=self._percent(size))

    def show_engines(self, engines: Sequence[Choice], current: str) -> None:
        """Offer engines of speech."""
        self.engine.set_choices(engines)
        self.engine.set_value(current)

    def show_voices(self, voices: Sequence[Choice], current: str) -> None:
        """Offer voices; none hides the choice."""
        for line in self._voice_group.lines[1:]:
            line.setVisible(bool(voices))
        self.voice.set_choices(voices)
        self.voice.set_value(current, shown=None if current else self.tr("Automatic"))

    def show_sample(self, *, sounding: bool) -> None:
        """Offer to hear the voice, or to stop it."""
        self.sample.setText(self.tr("Stop") if sounding else self.tr("Listen"))
        self.sample.set_icon("stop" if sounding else "speaker")

    def set_narrow(self, *, narrow: bool) -> None:
        """Take the margins of a narrow window."""
        self.set_sides(*((16, 6, 16, 16) if narrow else (32, 6, 32, 16)))
