"""The window in both languages: nothing stays English, no word is cut, none lies on another."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QWidget,
)

from app.errors import AudioDeviceLost, ModelRefused, SynthesisFailed
from app.events import DeviceLost, ModelFailed, VoiceFailed
from app.ports import Fact
from app.settings import ByLanguage
from app.spoken_forms import Entry
from app.ui import language
from app.ui.keys import KeySheet
from app.ui.kit.buttons import Button
from app.ui.kit.text import ElidedLabel
from app.ui.sidebar import PlaceRow
from app.ui.theme import theme
from app.ui.trouble import no_voice
from app.ui.voice_badge import VoiceBadge
from tests.ui.catalogue import REPORT
from tests.ui.healths import LADDER
from tests.ui.opened import Opened
from tests.ui.portrait import CHINESE
from tests.ui.voice_poses import no_voices as pose_no_voices
from tests.ui.voice_poses import voices as pose_voices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

SIZES: Final = {
    "as drawn": ((1200, 780), 1.0),
    "large text": ((1200, 780), 2.0),
    "narrow": ((480, 760), 1.0),
}
NAMES: Final = re.compile(
    r"Sottovoce|Ctrl|Shift|Alt|Enter|Esc|Space|Left|Right|Home|plus|minus|English|Python|Speakers"
    r"|NVIDIA|CC BY-NC|2Noise|https://\S+|pip install|sottovoce|neural|/models/\S+|toml|Mara"
    r"|Headphones|espeak-ng|llama\.cpp|Lin|ChatTTS|Index-?TTS|bilibili|mistral\.gguf|GGUF|F\d+|[GM]B"
    r"|chong2 qing4|WAV|wav|Sambert|sherpa(?:-onnx)?|Up|Down"
)
"""What stands in Latin letters in Chinese too."""


def chat(opened: Opened) -> None:
    opened.ask("什么是环形缓冲区？")
    opened.session.find(Fact("calculator", "17 × 23 = 391", "zh"))
    opened.session.write(f"{CHINESE}\n\n```\na = 1\n```\n")
    opened.session.plan()
    opened.speak(1)
    opened.last.facts.chips[0].click()


def finished(opened: Opened) -> None:
    chat(opened)
    opened.conductor.stop()
    opened.settle()


def reader(opened: Opened) -> None:
    opened.conductor.read_text(CHINESE, "来自剪贴板")
    opened.settle()
    opened.speak(1)


def empty_reader(opened: Opened) -> None:
    opened.window.go("reader")


def settings(opened: Opened) -> None:
    opened.session.healths = LADDER
    opened.preferences.change_neural("sherpa", folder="/models/sherpa")
    opened.preferences.change_speech(by_language=ByLanguage(zh=("chattts",)))
    opened.window.go("settings")


def voices(opened: Opened) -> None:
    pose_voices(opened)
    opened.window.voices.add.click()
    opened.window.voices.new.recording.show_reading("Lin.wav", worded=True)
    opened.window.voices.own[1].rename()
    opened.window.voices.manner.refine.click()
    words = opened.window.voices.words
    words.show_words([Entry("重庆", "chong2 qing4", "zh"), Entry("长城", "长城", "en")])
    words.trial.setText("重庆有3个人。")


def no_voices(opened: Opened) -> None:
    pose_no_voices(opened)


def help_page(opened: Opened) -> None:
    shipped = opened.window.help._shipped()
    opened.window.help._load = lambda: replace(shipped, pages=shipped.pages[:2])
    opened.window.go("help")
    opened.qtbot.waitUntil(lambda: not opened.window.help._drawing.isActive(), timeout=10_000)


def notice(opened: Opened) -> None:
    refused = ModelRefused("mistral.gguf is incomplete: 3,100 of 4,400 bytes are there.")
    opened.session.publish(ModelFailed(refused))


def notices(opened: Opened) -> None:
    refused = ModelRefused("mistral.gguf is incomplete: 3,100 of 4,400 bytes are there.")
    opened.session.publish(ModelFailed(refused))
    opened.session.publish(DeviceLost("Headphones", AudioDeviceLost("It went away.")))
    opened.session.publish(VoiceFailed(SynthesisFailed("The player failed.", engine="espeak-ng")))


def first_start(_opened: Opened) -> None:
    """Nothing has happened yet."""


POSES: Final = (first_start, chat, reader, settings, voices, no_voices, help_page, notice)


@pytest.fixture(params=language.LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> Iterator[language.Language]:
    language.speak(request.param)
    yield request.param
    language.speak("en")


def shown(root: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [found for found in root.findChildren(kind) if found.isVisible()]


# Words.


def words_of(root: QWidget) -> Iterator[tuple[str, str]]:
    """Everything that is read on screen or told to a screen reader, and by whom."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root):
            continue
        told = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QAbstractButton):
            told.append(widget.text())
        if isinstance(widget, QLineEdit):
            told.append(widget.placeholderText())
        yield from ((type(widget).__name__, words) for words in told if words)
    for action in root.findChildren(QAction):
        yield "QAction", action.text()


def english(root: QWidget) -> list[tuple[str, str]]:
    return [
        (kind, words)
        for kind, words in words_of(root)
        if re.search(r"[A-Za-z]{2,}", NAMES.sub("", words))
    ]


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    "pose", [*POSES, finished, empty_reader, notices], ids=lambda pose: pose.__name__
)
def test_nothing_that_is_seen_or_told_stays_english(
    qtbot: QtBot, pose: Callable[[Opened], None]
) -> None:
    opened = Opened(qtbot)
    pose(opened)
    opened.settle()
    if pose is help_page:  # its commands and file names are English; its own test is below
        opened.window.help.widget().hide()
    for row in opened.window.voices.others:  # their names are those of espeak-ng
        row.hide()
    assert not english(opened.shell)


@pytest.mark.usefixtures("chinese")
def test_what_opens_over_the_window_is_chinese(qtbot: QtBot) -> None:
    opened = Opened(qtbot)
    chat(opened)
    bar = opened.window.voice_bar
    bar.open_latency()
    bar.latency_popover.show_report(replace(REPORT, voice="林"))
    bar.open_sound()
    sheet = KeySheet(opened.window)
    qtbot.addWidget(sheet)
    sheet.show()
    opened.settle()
    for root in (bar.latency_popover, bar.sound_popover, sheet):
        assert not english(root)
    assert "0.09 秒后出声" in bar.latency_popover.report_text()


@pytest.mark.usefixtures("chinese")
def test_the_help_is_chinese_in_a_chinese_window(qtbot: QtBot) -> None:
    opened = Opened(qtbot)
    help_page(opened)
    page = opened.window.help
    assert page.sections[0].title.text() == "第一步"
    page.field.setText("zzz")
    assert page._nothing.text() == "帮助里没有包含“zzz”的内容。"


@pytest.mark.usefixtures("chinese")
def test_sentences_follow_each_other_without_a_space(qtbot: QtBot) -> None:
    notice = no_voice(SynthesisFailed("The player failed.", engine="espeak-ng"))
    qtbot.addWidget(notice)
    assert notice.title == "问题：没有可用的声音"
    assert notice.text == "回答只以文字显示。播放器出了错。再试一次，或选择别的声音。"


@pytest.mark.usefixtures("chinese")
def test_the_greeting_asks_and_is_read_in_chinese(qtbot: QtBot) -> None:
    opened = Opened(qtbot)
    opened.conductor.greet()
    opened.conductor.hear_greeting()
    asked, read = opened.session.calls[-2:]
    assert asked == ("greet", "你好！你是谁？")
    assert read[0] == "read"
    assert str(read[1]).startswith("我是入门模型")


# Choosing.


def test_a_language_is_kept_and_holds_from_the_next_start(qtbot: QtBot) -> None:
    opened = Opened(qtbot)
    page = opened.window.settings
    assert page.language.value == "system"
    page.language.chosen.emit("zh")
    assert opened.preferences.settings.look.language == "zh"
    assert page.language.text() == "简体中文"
    assert opened.window.sidebar.rows["settings"].text() == "Settings"


# Places.


def cut(root: QWidget) -> Iterator[str]:
    """The words that have less room than they need."""
    for label in shown(root, QLabel):
        assert isinstance(label, QLabel)
        if isinstance(label, ElidedLabel) or not label.text():
            continue
        need = label.heightForWidth(label.width()) if label.wordWrap() else 0
        wide = 0 if label.wordWrap() else label.sizeHint().width()
        if label.width() < wide or label.height() < need:
            yield f"{label.text()}: {label.size()} for {wide} x {need}"
    for button in shown(root, Button):
        assert isinstance(button, Button)
        if isinstance(button, PlaceRow | VoiceBadge) or button.width() >= button.sizeHint().width():
            continue
        yield f"{button.accessibleName() or button.text()}: {button.width()}"


def place_of(widget: QWidget, root: QWidget) -> QRect:
    """The part of a widget that is seen, in the window."""
    place = QRect(widget.mapTo(root, widget.rect().topLeft()), widget.size())
    above = widget.parentWidget()
    while above is not None and above is not root:
        if not isinstance(above, QAbstractScrollArea):
            place &= QRect(above.mapTo(root, above.rect().topLeft()), above.size())
        above = above.parentWidget()
    return place & root.rect()


def overlapping(root: QWidget) -> Iterator[tuple[str, str]]:
    """Words that lie on other words."""
    parts = [
        widget
        for kind in (QLabel, QAbstractButton, QLineEdit)
        for widget in shown(root, kind)
        if isinstance(widget, QLineEdit) or widget.text() or widget.accessibleName()  # type: ignore[attr-defined]  # both others have one
    ]
    placed = [(widget, place) for widget in parts if (place := place_of(widget, root)).isValid()]
    for number, (one, here) in enumerate(placed):
        for other, there in placed[number + 1 :]:
            inside = one.isAncestorOf(other) or other.isAncestorOf(one)
            if not inside and here.intersects(there):
                yield one.accessibleName() or str(one), other.accessibleName() or str(other)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pose", POSES, ids=lambda pose: pose.__name__)
@pytest.mark.usefixtures("spoken")
def test_no_word_is_cut_and_none_lies_on_another(
    qtbot: QtBot, pose: Callable[[Opened], None], size: str
) -> None:
    pixels, scale = SIZES[size]
    theme.choose(scale=scale)
    opened = Opened(qtbot, pixels)
    pose(opened)
    opened.settle()
    assert not list(cut(opened.shell))
    assert not list(overlapping(opened.shell))


# Keys.


def test_tab_goes_the_same_way_in_both_languages(qtbot: QtBot) -> None:
    ways = []
    for code in language.LANGUAGES:
        language.speak(code)
        opened = Opened(qtbot)
        chat(opened)
        order = [type(widget).__name__ for part in opened.window._parts() for widget in part]
        ways.append(
            (
                order,
                {
                    name: [s.toString() for s in action.shortcuts()]
                    for name, action in opened.deeds.actions.items()
                },
            )
        )
        opened.conductor.close()
        opened.shell.close()
    language.speak("en")
    assert ways[0] == ways[1]
    assert QApplication.focusWidget() is None
