"""Lines that are shown as they stand, however the text arrives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.ui.blocks import Paragraph
from app.ui.plain_lines import PlainLines


def lines_of(pieces: list[str]) -> list[Paragraph]:
    stream = PlainLines()
    settled = [block for piece in pieces for block in stream.push(piece).settled]
    settled += stream.finish().settled
    return [block for block in settled if isinstance(block, Paragraph)]


@given(st.lists(st.text("ab #*`\n", max_size=8), max_size=12))
def test_every_character_stands_where_it_stood(pieces: list[str]) -> None:
    text = "".join(pieces)
    shown = lines_of(pieces)
    assert shown == lines_of([text])
    assert len(shown) == len(text.splitlines())
    for paragraph in shown:
        for run in paragraph.runs:
            assert text[run.start : run.start + len(run.text)] == run.text


def test_a_line_that_is_still_open_is_seen_already() -> None:
    growth = PlainLines().push("one\ntw")
    assert [block.runs[0].text for block in growth.settled if isinstance(block, Paragraph)] == [
        "one"
    ]
    assert [block.runs[0].text for block in growth.growing if isinstance(block, Paragraph)] == [
        "tw"
    ]
