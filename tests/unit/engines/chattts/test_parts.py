"""Where a long text is cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.engines.chattts.guard import codes_expected
from app.engines.chattts.parts import LONGEST, parts

ENGLISH = "The weather will be cold and rainy tomorrow, so please bring a warm coat. "
CHINESE = "明天会下雨而且很冷，请带一件暖和的大衣。"


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def test_an_utterance_as_the_segmenter_cuts_them_stays_whole() -> None:
    assert list(parts(ENGLISH)) == [ENGLISH.strip()]
    assert list(parts(CHINESE)) == [CHINESE]


def test_a_long_text_is_cut_behind_its_sentences() -> None:
    for text in (ENGLISH * 9, CHINESE * 9):
        cut = list(parts(text))
        assert len(cut) > 1
        assert all(part[-1] in ".。" for part in cut)


def test_a_sentence_without_an_end_is_cut_behind_commas_or_words() -> None:
    assert all(part[-1] == "," for part in list(parts("so we went on and on, " * 40))[:-1])
    assert {word for part in parts("word " * 400) for word in part.split()} == {"word"}


@given(st.text(alphabet="ab 你好，。., ", max_size=3000))
def test_no_letter_is_lost_and_no_part_is_too_long(text: str) -> None:
    cut = list(parts(text))
    assert letters("".join(cut)) == letters(text)
    assert all(letters(part) and codes_expected(part) <= LONGEST for part in cut)
