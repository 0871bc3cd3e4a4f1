"""The reader: what is heard is what is shown, long texts and bad files included."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from tests.ui.fake_session import asked
from tests.ui.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

TEXT = """## The harbour

The last ferry had gone. Nobody spoke above a whisper. 她数了两遍船。
"""


def shown(opened: Opened) -> str:
    return "\n".join(text.toPlainText() for text in opened.window.reader._body.texts())


def test_the_clipboard_is_shown_and_read(opened: Opened) -> None:
    QGuiApplication.clipboard().setText(TEXT)
    opened.deeds.actions["read_clipboard"].trigger()
    opened.settle()
    assert opened.window.place == "reader"
    assert asked(opened.session, "read") == [(TEXT, "From the clipboard", 0)]
    assert shown(opened).startswith("The harbour\nThe last ferry had gone.")
    assert "From the clipboard · " in opened.window.reader._facts.text()


def test_the_sentence_that_sounds_is_lit(opened: Opened) -> None:
    opened.conductor.read_text(TEXT, "A text")
    opened.settle()
    opened.speak(2, "above")
    text = next(iter(opened.window.reader._body.texts()))
    assert text._sentence is not None
    assert TEXT[slice(*text._sentence)] == "Nobody spoke above a whisper."


def test_an_empty_clipboard_is_told(opened: Opened) -> None:
    QGuiApplication.clipboard().clear()
    opened.window.top_bar.clipboard.click()
    opened.settle()
    notice = opened.window.notices._shown["input"]
    assert notice.title == "There is no text in the clipboard."
    assert opened.window.place == "chat"
    assert asked(opened.session, "read") == []


def test_a_sentence_that_left_the_tape_is_read_from_there(opened: Opened) -> None:
    opened.conductor.read_text(TEXT, "A text")
    opened.session.end()
    opened.session.on_tape = False
    opened.settle()
    offset = TEXT.index("Nobody")
    opened.window.reader.listen.emit(offset)
    opened.settle()
    assert asked(opened.session, "read")[-1] == (TEXT, "A text", offset)


def test_a_long_text_is_drawn_in_slices_and_whole_in_the_end(opened: Opened) -> None:
    text = "\n\n".join(f"Paragraph {number} of a long text." for number in range(600))
    opened.conductor.read_text(text, "A book")
    reader = opened.window.reader
    assert reader._waiting
    opened.qtbot.waitUntil(lambda: not reader._waiting, timeout=20_000)
    assert shown(opened).endswith("Paragraph 599 of a long text.")
    opened.speak(500)
    spot = reader.spot()
    assert spot is not None
    place = spot[0].mapTo(reader.page.viewport(), spot[1].topLeft())
    assert 0 <= place.y() < reader.page.viewport().height()


def test_a_file_is_opened_and_read(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("Some *notes*.", "utf-8")
    opened.window.reader.open_file(path)
    opened.settle()
    assert asked(opened.session, "read") == [("Some *notes*.", "notes.md", 0)]


CODE = """# Not a heading: a comment.
def ring(size):

    return [0] * size  # *not* stressed
"""


def test_a_file_of_code_is_shown_and_read_as_it_stands(
    opened: Opened, tmp_path: Path, screenshot: Callable[[QWidget, str], Path]
) -> None:
    path = tmp_path / "ring.py"
    path.write_text(CODE, "utf-8")
    opened.window.reader.open_file(path)
    opened.settle()
    assert shown(opened) == CODE.rstrip("\n")
    assert opened.session.turn is not None
    assert opened.session.turn.plain
    opened.speak(0)
    (lines,) = opened.window.reader._body.texts()
    assert lines._sentence is not None
    screenshot(opened.shell, "reader-code")


def test_code_that_left_the_tape_is_read_again_as_code(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "ring.py"
    path.write_text(CODE, "utf-8")
    opened.window.reader.open_file(path)
    opened.session.end()
    opened.session.on_tape = False
    opened.settle()
    opened.window.reader.listen.emit(CODE.index("return"))
    opened.settle()
    assert opened.session.turn is not None
    assert opened.session.turn.plain


def test_a_long_file_of_code_keeps_every_line(opened: Opened) -> None:
    code = "".join(f"line_{number} = {number}\n\n" for number in range(1500))
    opened.conductor.read_text(code, "long.py", plain=True)
    reader = opened.window.reader
    assert reader._waiting
    opened.qtbot.waitUntil(lambda: not reader._waiting, timeout=20_000)
    assert shown(opened) == code.rstrip("\n") + "\n"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe\xfa", "Problem: bad.txt is no text that can be opened."),
        (b"  \n ", "bad.txt is empty."),
        (None, "Problem: bad.txt is no text that can be opened."),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    opened: Opened, tmp_path: Path, content: bytes | None, told: str
) -> None:
    path = tmp_path / "bad.txt"
    if content is not None:
        path.write_bytes(content)
    opened.window.reader.open_file(path)
    opened.settle()
    assert opened.window.notices._shown["input"].title == told
    assert asked(opened.session, "read") == []
