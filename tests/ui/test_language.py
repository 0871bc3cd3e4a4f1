"""The language of the window: how it is chosen, and that every text has its translation."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QLineEdit

from app import errors
from app.facts.help_pages import HelpPages
from app.settings import Look, Settings
from app.ui import language
from app.ui.blocks import Code
from app.ui.code_block import CodeBlock
from app.ui.error_words import FORMS, in_words
from app.ui.keys import KEYS
from app.ui.keys import in_words as key_in_words
from app.ui.states import State
from tools import translations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

APP = Path(language.__file__).resolve().parents[1]


@pytest.mark.parametrize(
    ("system", "expected"),
    [("zh-Hans-CN", "zh"), ("zh-TW", "zh"), ("en-GB", "en"), ("de-DE", "en"), ("C", "en")],
)
def test_the_language_is_the_systems_or_english(
    monkeypatch: pytest.MonkeyPatch, system: str, expected: str
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _locale: [system, "zh-CN"])
    assert language.chosen("system") == expected


@pytest.mark.parametrize("choice", language.LANGUAGES)
def test_a_chosen_language_does_not_ask_the_system(
    monkeypatch: pytest.MonkeyPatch, choice: language.Language
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _locale: ["zh-CN" if choice == "en" else ""])
    assert language.chosen(choice) == choice


def test_a_system_that_prefers_no_language_gets_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _locale: [])
    assert language.chosen("system") == "en"


def test_the_settings_know_every_language_of_the_window() -> None:
    for code in language.LANGUAGES:
        assert Settings(look=Look(language=code)).look.language == code
        assert (translations.FOLDER / f"sottovoce_{code}.qm").exists()


@pytest.mark.usefixtures("chinese")
def test_a_language_that_is_spoken_again_replaces_the_one_before() -> None:
    for _ in range(3):
        language.speak("zh")
    QCoreApplication.sendPostedEvents(None, 52)  # QEvent.Type.DeferredDelete
    application = QCoreApplication.instance()
    assert application is not None
    assert len(application.findChildren(QTranslator)) == 2  # ours and Qt's own
    language.speak("en")
    assert State.SPEAKING.words == "Speaking"


@pytest.mark.usefixtures("chinese")
def test_the_menus_of_qt_itself_are_chinese(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    words = [action.text() for action in menu.actions() if action.text()]
    menu.deleteLater()
    assert words
    assert all(any("一" <= character <= "鿿" for character in word) for word in words)


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_every_text_of_the_window_is_translated(tmp_path: Path, code: str) -> None:
    kept = translations.FOLDER / f"sottovoce_{code}.ts"
    shutil.copy(kept, tmp_path)
    found = translations.update(code, tmp_path).read_text("utf-8")
    assert found == kept.read_text("utf-8"), "run `python -m tools.translations`"
    assert 'type="unfinished"' not in found


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_the_compiled_words_are_those_of_the_source(tmp_path: Path, code: str) -> None:
    source = translations.FOLDER / f"sottovoce_{code}.ts"
    compiled = translations.release(source, tmp_path)
    kept = translations.FOLDER / compiled.name
    assert compiled.read_bytes() == kept.read_bytes(), "run `python -m tools.translations`"


def test_a_translation_keeps_what_is_put_into_it() -> None:
    places = re.compile(r"\{\d\}|%L?n")
    root = ET.parse(translations.FOLDER / "sottovoce_zh.ts").getroot()
    for message in root.iter("message"):
        source = message.findtext("source") or ""
        target = "".join(message.find("translation").itertext())  # type: ignore[union-attr]  # each has one
        assert sorted(places.findall(source)) == sorted(places.findall(target)), source


@pytest.mark.parametrize(("count", "words"), [(1, "1 line"), (4, "4 lines")])
def test_english_has_two_forms_of_a_number_of_lines(qtbot: QtBot, count: int, words: str) -> None:
    block = CodeBlock(Code("\n".join("x" * count), "python", (0, 1)))
    qtbot.addWidget(block)
    assert block._count.text() == f"{words}, not read aloud"


@pytest.mark.usefixtures("chinese")
def test_keys_and_states_are_said_in_chinese() -> None:
    assert State.SPEAKING_AND_WRITING.words == "正在朗读，仍在书写"
    assert not State.DONE.words
    english = [key.deed for key in KEYS if key_in_words(key.words) == key.words]
    assert not english


# Errors.


def sentences() -> Iterator[tuple[str, str]]:
    """Every sentence that an error of the app is made with: where, and with x for what varies."""
    kinds = {name for name, value in vars(errors).items() if isinstance(value, type)}
    for path in sorted(APP.rglob("*.py")):
        where = path.relative_to(APP)
        if where.parts[0] == "cli" or where.name == "demo.py":
            continue  # these print
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in kinds:
                told = [*node.args[:1], *(k.value for k in node.keywords if k.arg == "remedy")]
                yield from ((f"{where}:{node.lineno}", _filled(part)) for part in told)
    for name in sorted(kinds):
        if remedy := getattr(vars(errors)[name], "remedy", ""):
            yield name, remedy


_VARIED = ("x is x.", "x x.", "x is incomplete: x.")
"""What their parts say varies with words that have forms of their own."""


def _filled(part: ast.expr) -> str:
    if isinstance(part, ast.JoinedStr):
        return "".join(
            str(piece.value) if isinstance(piece, ast.Constant) else "x" for piece in part.values
        )
    return str(part.value) if isinstance(part, ast.Constant) else ""


@pytest.mark.usefixtures("chinese")
def test_every_sentence_of_an_error_is_told_in_chinese() -> None:
    known = [(where, text) for where, text in sentences() if text]
    assert len(known) > 50
    english = [found for found in known if in_words(found[1]) == found[1] not in _VARIED]
    assert not english


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "mistral.gguf is incomplete: 3,100 of 4,400 bytes are there.",
            "mistral.gguf 不完整：共 4,400 字节，只有 3,100 字节。",
        ),
        ("The message is empty.", "消息是空的。"),
        ("The file {0}.txt is empty.", "The file {0}.txt 是空的。"),
        ("The sound system does not start: no\nserver.", "声音系统无法启动：no\nserver。"),
        (
            'Line 3 of the lexicon in a.toml has something else than a text for "C".',
            "词典第 3 行（a.toml）里，“C”的读法不是文字。",
        ),
        ("Nobody has ever said this", "Nobody has ever said this"),
    ],
)
def test_a_sentence_keeps_what_stands_in_it(sentence: str, told: str) -> None:
    assert in_words(sentence) == told


@pytest.mark.parametrize("form", FORMS)
def test_in_english_an_error_says_what_it_says(form: str) -> None:
    sentence = form.format("a.gguf", "b", "c")
    assert in_words(sentence) == sentence


def test_the_chinese_help_names_the_words_of_the_window() -> None:
    root = ET.parse(translations.FOLDER / "sottovoce_zh.ts").getroot()
    window = {"".join(found.itertext()) for found in root.iter("translation")}
    pages = HelpPages.load("zh").pages
    named = {bold for page in pages for bold in re.findall(r"\*\*(.+?)\*\*", page.markdown)}
    chinese = {bold for bold in named if not bold.isascii()}
    assert len(chinese) > 20
    assert chinese <= window
