"""Markdown on screen: whatever the cuts, the same blocks, and every character knows its source."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.ui.blocks import LINE_BREAK, Block, Code, Mark, Paragraph, Run, Table, runs_of_block
from app.ui.markdown import MarkdownStream, blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterable

EVERYTHING = """# A **bold** title ##

Hi **bold *both* b** `a  b` [li&amp;nk](http://x.y "t") \\* <b>x</b> ~~s~~ <https://a.b/c>
next\x20\x20
hard ![alt](u) <br> end

- one **two**
- three
  - nested `c`

    more of it
3. x
4. y

> quoted
> > twice

| a | b \\| c |
|---|:-:|
| 1 | 2 😀 |

```python
def f():
    pass
```

    indented

---
<div>
raw
</div>

你好，世界。
第二行 `码`
"""

MARKUP = [
    *("**", "*", "`", "~~", "[a](b)", "[", "](", "\\", "&amp;", "|", "<", ">", "_", "![x](y)"),
    *("# ", "- ", "2. ", "> ", "\n", "\n\n", "|-|-|\n", "```\n", "---", "  ", "\t"),
    *("word", "字", "😀", ".", "<br>", "<b>"),
]
TEXTS = st.lists(st.sampled_from(MARKUP), max_size=30).map("".join)


def runs(blocks: Iterable[Block]) -> list[Run]:
    return [run for block in blocks for run in runs_of_block(block)]


def shown(blocks: Iterable[Block]) -> str:
    return "".join(run.text for run in runs(blocks))


def pushed(pieces: Iterable[str]) -> tuple[Block, ...]:
    stream = MarkdownStream()
    settled = [block for piece in pieces for block in stream.push(piece).settled]
    return (*settled, *stream.finish().settled)


@settings(deadline=None)
@given(st.lists(st.integers(0, len(EVERYTHING)), max_size=60))
def test_the_same_blocks_come_of_a_text_however_it_is_cut(cuts: list[int]) -> None:
    borders = [0, *sorted(cuts), len(EVERYTHING)]
    pieces = [EVERYTHING[start:end] for start, end in pairwise(borders)]
    assert pushed(pieces) == blocks_of(EVERYTHING)


@settings(deadline=None)
@given(TEXTS)
def test_every_stepping_run_stands_in_the_source_as_it_is_shown(text: str) -> None:
    for run in runs(blocks_of(text)):
        if run.stepping:
            source = text[run.start : run.start + len(run.text)]
            assert source.replace("\n", " ").replace("\t", " ") == run.text.replace("\t", " ")


@settings(deadline=None)
@given(TEXTS)
def test_what_is_shown_later_stands_later_in_the_source(text: str) -> None:
    starts = [run.start for run in runs(blocks_of(text))]
    assert starts == sorted(starts)


@settings(deadline=None)
@given(TEXTS, st.integers(1, 7))
def test_a_half_written_text_shows_nothing_that_is_not_in_it(text: str, size: int) -> None:
    stream = MarkdownStream()
    for start in range(0, len(text), size):
        arrived = min(start + size, len(text))
        for run in runs(stream.push(text[start:arrived]).growing):
            assert run.start < arrived


def test_each_kind_of_block_is_told_apart() -> None:
    blocks = blocks_of(EVERYTHING)
    kinds = [block.kind if isinstance(block, Paragraph) else type(block) for block in blocks]
    assert kinds == [
        "heading", "text", "item", "item", "item", "item", "item", "item",
        "text", "text", Table, Code, Code, "rule", "text", "text", "text", "text",
    ]  # fmt: skip


def test_items_carry_their_bullet_or_number_and_their_depth() -> None:
    items = [block for block in blocks_of(EVERYTHING) if getattr(block, "kind", "") == "item"]
    labels = [(item.label, item.depth) for item in items if isinstance(item, Paragraph)]
    assert labels == [("•", 1), ("•", 1), ("•", 2), ("", 2), ("3.", 1), ("4.", 1)]


def test_marks_nest_and_links_keep_their_address() -> None:
    by_text = {run.text: run for run in runs(blocks_of(EVERYTHING))}
    assert by_text["both"].marks == Mark.BOLD | Mark.ITALIC
    assert by_text["a  b"].marks == Mark.CODE
    assert by_text["li"].href == by_text["nk"].href == "http://x.y"
    assert by_text["&"].stepping is False
    assert by_text["<b>"].marks == Mark.QUIET
    assert LINE_BREAK in by_text


def test_a_code_block_keeps_its_text_its_language_and_its_place() -> None:
    code = next(block for block in blocks_of(EVERYTHING) if isinstance(block, Code))
    assert (code.text, code.language) == ("def f():\n    pass", "python")
    assert EVERYTHING[slice(*code.span)] == "```python\ndef f():\n    pass\n```\n"


def test_windows_line_ends_do_not_shift_the_offsets() -> None:
    text = "one\r\ntwo\r\n\r\nthree"
    last = runs(blocks_of(text))[-1]
    assert text[last.start :] == last.text == "three"


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("so **bold te", "so bold te"),
        ("so **bold text*", "so bold text"),
        ("so **", "so"),
        ("call `open(", "call open("),
        ("see [the manual](https://exa", "see the manual"),
        ("2 * 3 is", "2 * 3 is"),
        ("Title\n--", "Title"),
        ("- one\n- two\n-", "two"),
        ("- one\n2", "one"),
        ("a ~~wrong", "a wrong"),
    ],
)
def test_markup_that_is_half_written_is_not_seen(written: str, seen: str) -> None:
    stream = MarkdownStream()
    assert shown(stream.push(written).growing) == seen


def test_the_work_for_a_piece_does_not_grow_with_the_text() -> None:
    stream = MarkdownStream()
    for number in range(300):
        growth = stream.push(f"- item **{number}** of a long list\n")
        assert len(growth.growing) <= 2
    assert len(stream._tail) < 100
