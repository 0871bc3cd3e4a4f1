"""A text becomes the numbers that the reference implementation makes of it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engines.indextts.text import Segment, TextReader, normalised, spaced
from app.errors import SynthesisFailed, UnsayableText, WeightsDamaged
from app.ports import Language
from app.spoken_forms import Entry, Lexicon
from tests.unit.engines.indextts.golden import FOLDER

MODEL = FOLDER / "ckpt/bpe.model"
PIECES = 960
CASES: dict[str, dict[str, Any]] = {
    case["name"]: case for case in json.loads((FOLDER / "texts.json").read_text("utf-8"))
}
SAME = ("zh_plain", "en_plain", "pinyin", "very_short")
"""Cases without figures and quotes, which are written out as the reference does."""


@cache
def reader(limit: int = 120) -> TextReader:
    return TextReader(MODEL, size=PIECES, limit=limit)


def told(case: dict[str, Any]) -> list[Segment]:
    return [Segment(tuple(s["pieces"].split(" ")), tuple(s["ids"])) for s in case["segments"]]


@pytest.mark.parametrize("name", CASES)
def test_ideographs_stand_by_themselves_in_capitals(name: str) -> None:
    assert spaced(CASES[name]["normalised"]) == CASES[name]["spaced"]


@pytest.mark.parametrize("name", [name for name in CASES if name != "split_limit_24"])
def test_pieces_numbers_and_segments_are_those_of_the_reference(name: str) -> None:
    case = CASES[name]
    assert list(reader(case["limit"]).cut(case["normalised"])) == told(case)


def test_a_quote_behind_a_cut_is_read_once_and_not_twice_as_in_the_reference() -> None:
    case = CASES["split_limit_24"]
    first, *others = told(case)
    doubled = first.pieces.index("▁'")
    assert first.pieces[doubled : doubled + 2] == ("▁'", "▁'")
    once = Segment(
        first.pieces[:doubled] + first.pieces[doubled + 1 :],
        first.ids[:doubled] + first.ids[doubled + 1 :],
    )
    assert list(reader(24).cut(case["normalised"])) == [once, *others]


@pytest.mark.parametrize("name", SAME)
def test_a_text_as_it_is_written_becomes_the_same_numbers(name: str) -> None:
    case = CASES[name]
    language: Language = "en" if name == "en_plain" else "zh"
    assert list(reader().read(case["text"], language)) == told(case)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Is it 5? Yes! No.", "en", "Is it five? Yes! No."),
        ("是5个吗？对！好。", "zh", "是五个吗?对!好."),
        ("What?! Then, “Go!”", "en", "What? Then, Go!"),
        ("他念chong2qing4，好吗？", "zh", "他念CHONG2 QING4,好吗?"),
        ("A、B和lü4 GPU", "zh", "A,B和LV4 G P U"),
        ("第3章", "zh", "第三章"),
    ],
)
def test_it_is_written_out_with_its_questions_and_its_pinyin(
    text: str, language: Language, expected: str
) -> None:
    assert normalised(text, language) == expected


def test_the_users_own_words_go_before() -> None:
    lexicon = Lexicon((Entry("nginx", "engine x", "en"),))
    assert normalised("Open nginx?", "en", lexicon) == "Open engine x?"


@pytest.mark.parametrize("text", ["Привет", "Hello Мир", "晕。", "晕 龘!"])
def test_what_it_never_learnt_is_left_to_another_voice(text: str) -> None:
    with pytest.raises(UnsayableText) as refusal:
        reader().read(text, "zh")
    assert refusal.value.engine == "indextts"
    assert not refusal.value.retryable


@pytest.mark.parametrize("text", ["", " ", "...", "?!"])
def test_a_text_without_words_is_no_utterance(text: str) -> None:
    with pytest.raises(SynthesisFailed):
        reader().read(text, "en")


@given(st.text("我你晕ab.,!?' -4…“”", max_size=80), st.sampled_from([5, 24, 120]))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_whatever_is_cut_all_of_it_is_there_and_none_too_long(text: str, limit: int) -> None:
    whole = [piece for part in reader(10_000).cut(text) for piece in part.pieces]
    found = reader(limit).cut(text)
    assert [piece for part in found for piece in part.pieces] == whole
    assert all(0 < len(part.pieces) == len(part.ids) <= limit for part in found)
    assert all(0 <= number < PIECES for part in found for number in part.ids)


def test_a_file_that_is_no_vocabulary_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bpe.model").write_bytes(b"nothing of the kind")
    for path in (tmp_path / "bpe.model", tmp_path / "none.model"):
        with pytest.raises(WeightsDamaged, match=path.name):
            TextReader(path, size=PIECES)


def test_a_vocabulary_of_another_size_is_refused() -> None:
    with pytest.raises(WeightsDamaged, match="960 pieces instead of 12000"):
        TextReader(MODEL, size=12_000)
