"""Draws the window in its states on a real display: `python -m tests.ui.portrait FOLDER`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.errors import AudioDeviceLost, ModelRefused
from app.events import DeviceLost, ModelFailed, VoiceSwitched
from app.facts.help_pages import HelpPages
from app.ports import Fact
from app.settings import ByLanguage
from app.ui.keys import KeySheet
from app.ui.language import Language, speak
from app.ui.theme import theme
from tests.ui import voice_poses
from tests.ui.healths import FULL, LADDER
from tests.ui.opened import ANSWER, Staged
from tests.ui.settling import settle

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = """## 2. The harbour at night

The last ferry had gone, and the water in the harbour lay so still that the lamps along the quay \
seemed to stand on stilts of light. Nobody spoke above a whisper; it was the hour when even the \
ropes forgot to creak. Marta counted the boats twice, as she did every night, and found them all \
at home.

She had learned to listen before she learned to read. Her father would say the names of the \
winds, one by one, and she would say them back, quieter each time, until only her lips moved.

By eleven the café had put its chairs on the tables. A radio somewhere played a waltz with half \
of the instruments missing, and the tide, which keeps no hours, began to turn.
"""
CHINESE = """环形缓冲区就是首尾相接的一段数组。写入的一方走在读取的一方前面，走到末尾就回到开头。\
数据从不移动，所以两边都很快。

只有三条规则：

- 写入的一方不能超过读取的一方。
- 读取的一方不能超过写入的一方。
- 两者相遇时，缓冲区为空。

当声音不能等待时就用它，因为"""
MARKDOWN = """# What it can show

Text with **bold**, *italic*, `code`, ~~struck~~ and [a link](https://example.org).

1. First
2. Second
   - nested
   - twice

> A quotation that is longer than one line, so that one can see how its bar goes on beside it \
to the end.

| Part | What it does | n |
|---|---|---|
| writer | moves **ahead** | 1 |
| reader | comes behind | 2 |

---

The end."""


def chat(staged: Staged) -> None:
    staged.session.speed = 1.25
    staged.conductor.submit("What is a ring buffer?")
    staged.session.write(ANSWER)
    staged.session.plan()
    staged.session.speak(1, "reader")


def chinese(staged: Staged) -> None:
    staged.conductor.submit("什么是环形缓冲区？")
    staged.session.write(CHINESE)
    staged.session.plan()
    staged.session.speak(1, "读取")


def markdown(staged: Staged) -> None:
    staged.conductor.submit("Show me everything.")
    staged.session.think("They want to see all of it.")
    staged.session.write(MARKDOWN)
    staged.session.plan()
    staged.session.speak(4)
    staged.conductor.pause()


def stopped(staged: Staged) -> None:
    chat(staged)
    staged.conductor.stop()


def notices(staged: Staged) -> None:
    chat(staged)
    error = ModelRefused("mistral.gguf is incomplete: 3,100 of 4,400 bytes are there.")
    staged.session.publish(ModelFailed(error))
    lost = AudioDeviceLost("It went away.")
    staged.session.publish(DeviceLost("Headphones", lost))


def reader(staged: Staged) -> None:
    staged.session.speed = 1.25
    staged.conductor.read_text(TEXT, "From the clipboard")
    spans = staged.session.spans
    nobody = next(n for n, span in enumerate(spans) if TEXT.startswith("Nobody", span[0]))
    staged.session.speak(nobody, "above")


def worked_out(staged: Staged, question: str, answer: str, language: Language) -> None:
    staged.conductor.submit(question)
    staged.session.find(Fact("calculator", "17 × 23 = 391", language))
    staged.session.write(answer)
    staged.session.plan()
    staged.session.finish_text()
    staged.session.end()


def looked_up(staged: Staged, question: str, answer: str, language: Language, word: str) -> None:
    staged.conductor.submit(question)
    passage = next(HelpPages.load(language).sections()).passage
    staged.session.find(Fact("help", passage, language))
    staged.session.write(answer)
    staged.session.plan()
    settle(staged)
    staged.window.chat.answers[-1].facts.chips[0].click()
    staged.session.speak(0, word)


def facts(staged: Staged) -> None:
    worked_out(staged, "what is 17 times 23", "17 times 23 is 391.", "en")
    answer = "Type something into the message box and press Enter. I say it at once."
    looked_up(staged, "how do i start", answer, "en", "message")


def chinese_facts(staged: Staged) -> None:
    worked_out(staged, "17 乘 23 是多少", "17 乘 23 等于 391。", "zh")
    answer = "在输入框里写一句话，按 Enter 键发送。我会马上读出来。"
    looked_up(staged, "怎么开始", answer, "zh", "输入框")


def chinese_reader(staged: Staged) -> None:
    staged.session.speed = 1.25
    staged.conductor.read_text(CHINESE, "来自剪贴板")
    staged.session.speak(1, "读取")


def first_sound(staged: Staged) -> None:
    chinese(staged)
    settle(staged)
    staged.window.voice_bar.open_latency()


def settings(staged: Staged) -> None:
    staged.window.go("settings")


def health(staged: Staged) -> None:
    staged.session.healths = LADDER
    staged.session.publish(VoiceSwitched("ChatTTS", "espeak-ng", FULL))
    staged.window.go("health")


def ladder(staged: Staged) -> None:
    staged.session.healths = LADDER
    staged.preferences.change_neural("sherpa", folder="/models/sherpa")
    settings(staged)
    settle(staged)
    page = staged.window.settings
    page.verticalScrollBar().setValue(page.ladder.y() - 20)


def language_ladder(staged: Staged) -> None:
    staged.preferences.change_speech(by_language=ByLanguage(zh=("indextts", "chattts")))
    ladder(staged)
    page = staged.window.settings
    page.verticalScrollBar().setValue(page.verticalScrollBar().value() + page.ladder.height() // 2)


def phrases(staged: Staged) -> None:
    settings(staged)
    staged.preferences.change_phrases(disk=256)
    settle(staged)
    page = staged.window.settings
    page.verticalScrollBar().setValue(page.phrases.y() - 20)


def fact_switches(staged: Staged) -> None:
    settings(staged)
    staged.window.settings.facts["lists"].click()
    settle(staged)
    staged.window.settings.to_end()


def read_help(staged: Staged, word: str) -> None:
    """All of it drawn: a picture taken while it grows shows a layout that is never painted."""
    staged.window.go("help")
    while staged.window.help._drawing.isActive():
        settle(staged)
    staged.window.help.sections[0].body.chosen.emit(0)
    staged.session.speak(0, word)


def help_page(staged: Staged) -> None:
    read_help(staged, "message")


def chinese_help(staged: Staged) -> None:
    read_help(staged, "输入框")


def help_search(staged: Staged) -> None:
    staged.window.go("help")
    staged.window.help.field.setText("greeting")


def overlay(staged: Staged) -> None:
    chat(staged)
    staged.window.toggle_sidebar()


def nothing(_staged: Staged) -> None:
    """The first start."""


def greeting(staged: Staged) -> None:
    staged.conductor.greet()
    staged.session.write(
        "I am Sottovoce, a voice assistant that runs on this computer. I write short answers and"
        " read them aloud. Nothing you say leaves this machine."
    )
    staged.session.plan()
    staged.session.finish_text()
    staged.session.speak(1, "answers")


@dataclass(frozen=True, slots=True)
class Portrait:
    name: str
    pose: Callable[[Staged], None]
    scheme: str = "light"
    contrast: bool = False
    scale: float = 1.0
    size: tuple[int, int] = (1200, 780)
    language: Language = "en"


PORTRAITS = (
    Portrait("main-light", chat),
    Portrait("main-dark", chat, "dark"),
    Portrait("main-high-contrast", chat, "dark", contrast=True),
    Portrait("main-high-contrast-light", chat, contrast=True),
    Portrait("main-chinese", chinese),
    Portrait("main-text-200", chat, scale=2.0),
    Portrait("main-text-300", chat, scale=3.0),
    Portrait("main-narrow-480", chat, "dark", size=(480, 760)),
    Portrait("main-narrow-sidebar", overlay, size=(480, 760)),
    Portrait("first-start", nothing),
    Portrait("first-start-narrow", nothing, size=(480, 760)),
    Portrait("greeting", greeting),
    Portrait("greeting-dark", greeting, "dark"),
    Portrait("greeting-text-200", greeting, scale=2.0),
    Portrait("markdown", markdown),
    Portrait("stopped", stopped),
    Portrait("notices", notices),
    Portrait("notices-narrow", notices, "dark", size=(480, 760)),
    Portrait("reader", reader),
    Portrait("reader-dark", reader, "dark"),
    Portrait("settings", settings),
    Portrait("facts", facts),
    Portrait("facts-dark", facts, "dark"),
    Portrait("facts-high-contrast", facts, "dark", contrast=True),
    Portrait("facts-text-200", facts, scale=2.0),
    Portrait("facts-narrow", facts, size=(480, 760)),
    Portrait("fact-switches", fact_switches, "dark"),
    Portrait("voices", voice_poses.voices),
    Portrait("voices-dark", voice_poses.new_voice, "dark"),
    Portrait("voices-high-contrast", voice_poses.voices, contrast=True),
    Portrait("voices-text-200", voice_poses.voices, scale=2.0),
    Portrait("voices-narrow", voice_poses.new_voice, size=(480, 760)),
    Portrait("voices-recorded", voice_poses.recorded_voice),
    Portrait("voices-recorded-narrow", voice_poses.recorded_voice, "dark", size=(480, 760)),
    Portrait("voices-empty", voice_poses.no_voices),
    Portrait("voices-engines", voice_poses.two_engines),
    Portrait("voices-engines-dark", voice_poses.two_engines, "dark"),
    Portrait("voices-engines-narrow", voice_poses.two_engines, size=(480, 760)),
    Portrait("voices-lone-recording", voice_poses.lone_recording),
    Portrait("ladder", ladder),
    Portrait("ladder-language", language_ladder),
    Portrait("ladder-language-dark", language_ladder, "dark"),
    Portrait("ladder-language-narrow", language_ladder, size=(480, 760)),
    Portrait("phrases", phrases),
    Portrait("phrases-dark", phrases, "dark"),
    Portrait("health", health),
    Portrait("health-dark", health, "dark"),
    Portrait("health-high-contrast", health, "dark", contrast=True),
    Portrait("health-text-200", health, scale=2.0),
    Portrait("health-narrow", health, size=(480, 760)),
    Portrait("help", help_page),
    Portrait("help-dark", help_page, "dark"),
    Portrait("help-text-200", help_page, scale=2.0),
    Portrait("help-narrow", help_search, size=(480, 760)),
    Portrait("zh-first-start", nothing, language="zh"),
    Portrait("zh-chat", chinese, language="zh"),
    Portrait("zh-chat-dark", chinese, "dark", language="zh"),
    Portrait("zh-chat-text-200", chinese, scale=2.0, language="zh"),
    Portrait("zh-chat-narrow", chinese, size=(480, 760), language="zh"),
    Portrait("zh-sidebar-narrow", overlay, size=(480, 760), language="zh"),
    Portrait("zh-facts", chinese_facts, language="zh"),
    Portrait("zh-notices", notices, language="zh"),
    Portrait("zh-notices-narrow", notices, size=(480, 760), language="zh"),
    Portrait("zh-reader", chinese_reader, language="zh"),
    Portrait("zh-reader-text-200", chinese_reader, scale=2.0, language="zh"),
    Portrait("zh-reader-narrow", chinese_reader, size=(480, 760), language="zh"),
    Portrait("zh-settings", settings, language="zh"),
    Portrait("zh-settings-text-200", settings, scale=2.0, language="zh"),
    Portrait("zh-settings-narrow", fact_switches, size=(480, 760), language="zh"),
    Portrait("zh-voices", voice_poses.new_voice, language="zh"),
    Portrait("zh-voices-recorded-text-200", voice_poses.recorded_voice, scale=2.0, language="zh"),
    Portrait("zh-voices-empty", voice_poses.no_voices, "dark", language="zh"),
    Portrait("zh-voices-engines", voice_poses.two_engines, language="zh"),
    Portrait("zh-voices-narrow", voice_poses.voices, size=(480, 760), language="zh"),
    Portrait("zh-ladder", ladder, "dark", language="zh"),
    Portrait("zh-ladder-language", language_ladder, language="zh"),
    Portrait("zh-phrases", phrases, language="zh"),
    Portrait("zh-phrases-narrow", phrases, size=(480, 760), language="zh"),
    Portrait("zh-health", health, "dark", language="zh"),
    Portrait("zh-help", chinese_help, language="zh"),
    Portrait("zh-help-text-200", chinese_help, scale=2.0, language="zh"),
    Portrait("zh-help-narrow", chinese_help, size=(480, 760), language="zh"),
    Portrait("zh-first-sound", first_sound, language="zh"),
    Portrait("zh-first-sound-text-200", first_sound, scale=2.0, language="zh"),
)


def draw(portrait: Portrait, folder: Path) -> None:
    theme.choose(
        scheme=portrait.scheme,  # type: ignore[arg-type]  # one of the three
        high_contrast=portrait.contrast,
        scale=portrait.scale,
        reduced_motion=True,
    )
    speak(portrait.language)
    staged = Staged(portrait.size)
    staged.shell.show()
    settle(staged)
    portrait.pose(staged)
    settle(staged)
    staged.shell.grab().save(str(folder / f"{portrait.name}.png"))
    staged.conductor.close()
    staged.shell.close()
    staged.shell.deleteLater()
    # Only a running event loop deletes; what is left would be dressed again for each picture.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def draw_keys(folder: Path, language: Language, name: str) -> None:
    theme.choose(scheme="light", high_contrast=False, scale=1.0, reduced_motion=True)
    speak(language)
    staged = Staged()
    sheet = KeySheet(staged.window)
    sheet.show()
    settle(staged)
    sheet.grab().save(str(folder / f"{name}.png"))
    sheet.close()


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    theme.attach(application)
    for portrait in PORTRAITS:
        draw(portrait, folder)
    draw_keys(folder, "en", "keys")
    draw_keys(folder, "zh", "zh-keys")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
