"""What must hold for every text, in whatever pieces it comes."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.ports import Utterance
from app.segmenter import TextSegmenter

_WORDS = st.sampled_from(
    [
        *("the", "Cat", "sat", "on", "3.14", "v1.2", "Dr.", "U.S.", "etc.", "e.g.", "yes", "no"),
        *("你好", "世界", "中文", "“引用。”", "第一", "(a", "b)", "x_y", "ok", "said", "说", "I"),
    ]
)
_MARKS = st.sampled_from([". ", ", ", "! ", "? ", "。", "，", "……", "... ", "; ", "：", "—", " "])
_MARKUP = st.sampled_from(
    [
        *("**", "*", "_", "`", "``", "~~", "\\", "[", "](http://a.b/c)", "![", "|", '"', "“", "”"),
        *("\n", "\n\n", "  \n", "\r\n", "    ", "\t", "<b>", "</b>", "<", "&amp;", "<!--", "-->"),
        *("\n# ", "\n- ", "\n1. ", "\n2) ", "\n> ", "- [x] ", "\n---\n", "\n===\n", "\n$$\n"),
        *("\n```py\n", "\n```\n", "\n~~~\n", "\n| a | b |\n|---|---|\n", "\na | b\n-|-\n"),
        *("（", "）", "(", ")", "🎉", "[^1]", "\n[^1]: ", "\n[x]: http://d.e\n", "#1", "①", "• "),
        *(
            "$",
            "$x^2$",
            "$5",
            "\\(",
            "\\)",
            "\\[",
            "\\]",
            "\n\\[",
            "\\frac{a}{b}",
            "\\alpha",
            "{",
            "}",
        ),
        *("https://www.x.org/a?b=1", "www.y.net", "a@b.c", "\n(1) ", "\n一、", "\n1、", "<script>"),
    ]
)
_TEXTS = st.lists(st.one_of(_WORDS, _MARKS, _MARKUP, st.text(max_size=3)), max_size=40).map("".join)
_FIRST = st.sampled_from([None, 0.0, 0.4, 2.0])


def utterances(text: str, cuts: list[int], first: float | None) -> list[Utterance]:
    segmenter = TextSegmenter(first)
    said = []
    edges = [0, *sorted(cut % (len(text) + 1) for cut in cuts), len(text)]
    for start, end in pairwise(edges):
        said += segmenter.push(text[start:end])
    return said + segmenter.finish()


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=_TEXTS, cuts=st.lists(st.integers(0, 10_000), max_size=12), first=_FIRST)
@example(text="a [b](c) d. E", cuts=[], first=None)
def test_however_a_text_is_cut_into_pieces_the_utterances_are_the_same(
    text: str, cuts: list[int], first: float | None
) -> None:
    whole = utterances(text, [], first)
    assert utterances(text, cuts, first) == whole
    assert utterances(text, list(range(len(text))), first) == whole


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=_TEXTS, first=_FIRST)
def test_spans_stand_in_order_and_hold_the_offsets_of_their_text(
    text: str, first: float | None
) -> None:
    end = 0
    for index, utterance in enumerate(utterances(text, [], first)):
        start, stop = utterance.span
        assert utterance.index == index
        assert end <= start < stop <= len(text)
        end = stop
        offsets = utterance.offsets
        assert len(offsets) == len(utterance.text) + 1
        assert list(offsets) == sorted(offsets)
        assert start <= offsets[0]
        assert offsets[-1] <= stop


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=_TEXTS, first=_FIRST)
def test_every_utterance_has_something_to_say(text: str, first: float | None) -> None:
    for utterance in utterances(text, [], first):
        assert any(map(str.isalnum, utterance.text))
        assert utterance.text == utterance.text.strip()
        assert not set(utterance.text) & set("*`|")


_NAMES = st.lists(
    st.sampled_from(["ada", "bob", "cid", "dan", "eve", "fay", "gus", "hal"]),
    min_size=1,
    max_size=5,
)
_INLINE = st.sampled_from(
    [
        "{}",
        "**{}**",
        "*{}*",
        "~~{}~~",
        "`{}`",
        "[{}](http://x.y/z)",
        "“{}”",
        "({})",
        "{}.",
        "{},",
        "<b>{}</b>",
        "{} 🎉",
    ]
)
_BLOCKS = st.sampled_from(
    [
        "{}\n\n",
        "# {}\n",
        "- {}\n",
        "1. {}\n",
        "> {}\n\n",
        "{}\n===\n",
        "{}\n",
        "- [x] {}\n",
        "\n[^1]: {}\n\n",
        "---\n\n{}\n\n",
        "```\nq\n```\n\n{}\n\n",
    ]
)
_DOCUMENTS = st.lists(
    st.tuples(_BLOCKS, st.lists(st.tuples(_INLINE, _NAMES), min_size=1, max_size=4)), max_size=8
)
_NOTICES = {"done", "code", "block", "line"}


@settings(max_examples=300, deadline=None, derandomize=True)
@given(document=_DOCUMENTS, first=_FIRST)
def test_every_word_of_a_document_is_said_once_and_in_order(
    document: list[tuple[str, list[tuple[str, list[str]]]]], first: float | None
) -> None:
    text = "".join(
        block.format(" ".join(inline.format(" ".join(names)) for inline, names in parts))
        for block, parts in document
    )
    written = [name for _, parts in document for _, names in parts for name in names]
    heard = re.findall("[a-z]+", " ".join(u.text for u in utterances(text, [], first)).lower())
    assert [word for word in heard if word not in _NOTICES] == written
