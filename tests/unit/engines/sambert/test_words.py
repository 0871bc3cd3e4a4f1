"""Where words stand that the service tells of, and where long texts are parted."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.engines.sambert.protocol import TimedWord
from app.engines.sambert.splitting import parts
from app.engines.sambert.words import WordFinder


def found(text: str, *told: list[tuple[str, float]]) -> list[str]:
    finder = WordFinder(text, offset=0, sample=0, sample_rate=1000)
    marks = [
        mark
        for sentence in told
        for mark in finder.find([TimedWord(word, begin) for word, begin in sentence])
    ]
    assert all(a.end <= b.start and a.sample < b.sample for a, b in pairwise(marks))
    return [text[mark.start : mark.end] for mark in marks]


def timed(words: str) -> list[tuple[str, float]]:
    return [(word, 100.0 * index) for index, word in enumerate(words.split())]


def test_a_sentence_told_again_while_it_grows_is_marked_once() -> None:
    words = timed("床 前 明 月")
    assert found("床前明月光", words[:2], words[:3], words) == ["床", "前", "明", "月"]


def test_signs_case_and_spaces_do_not_matter() -> None:
    assert found("“Well, well-known!”", timed("WELL , well known")) == ["Well", "well", "known"]


def test_a_number_written_out_has_no_mark_and_the_words_after_it_do() -> None:
    assert found("在2024年好", timed("在 二 零 二 四 年 好")) == ["在", "年", "好"]


def test_a_short_form_written_out_lets_one_word_be_passed_over() -> None:
    assert found("Dr. Smith said so", timed("doctor smith said so")) == ["Smith", "said", "so"]


def test_a_likeness_further_on_is_not_taken_for_the_word() -> None:
    assert found("the end of it and one", timed("the 1 one")) == ["the"]


def test_times_that_begin_again_are_not_believed() -> None:
    again = [("three", 0.0), ("four", 900.0)]
    assert found("One two three four", timed("one two"), again) == ["One", "two"]


@given(st.text(alphabet="a b.，。!\n字", max_size=300), st.integers(2, 40))
def test_the_parts_are_the_text_and_none_is_too_long(text: str, limit: int) -> None:
    cut = list(parts(text, limit))
    assert "".join(part for _, part in cut) == text
    assert all(text[start : start + len(part)] == part for start, part in cut)
    assert all(0 < len(part) <= limit for _, part in cut) or not text


def test_a_text_is_parted_after_sentences_then_clauses_then_words() -> None:
    def cut(text: str) -> list[str]:
        return [part for _, part in parts(text, 20)]

    assert cut("One sentence. And a second one.") == ["One sentence. ", "And a second one."]
    assert cut("One long clause, and a second one") == ["One long clause, ", "and a second one"]
    assert cut("some words without an end") == ["some words without ", "an end"]
    assert cut("字" * 15 + "。" + "字" * 10) == ["字" * 15 + "。", "字" * 10]
