"""How long texts sound, and how much of one is sure to have sounded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.failover.length import is_plain, least_text, most_seconds, unheard
from app.engines.reading_aloud import usual_seconds

TEXT = "First this, then that. It is 3.5, as I said: all of it."


def test_numbers_capitals_and_symbols_may_take_longer() -> None:
    plain = most_seconds("abcdef")
    assert plain < most_seconds("ABCDEF") < most_seconds("123456") < most_seconds("😀😀😀😀😀😀")


def test_what_nobody_can_say_is_spelt() -> None:
    assert most_seconds("wwwwww") == most_seconds("WWWWWW") > most_seconds("banana")
    assert most_seconds("ひらがな") > 3 * 4 * 0.6


def test_signs_and_foreign_letters_may_be_left_out() -> None:
    assert least_text("*** Hé, 今天 3 ... אב ---") == "Hé 今天 3"
    assert is_plain(TEXT)
    assert not is_plain("ひらがな ok")


@pytest.mark.parametrize(
    ("seconds", "rest"),
    [
        (0.0, TEXT),
        (0.8, TEXT),
        (2.0, "then that. It is 3.5, as I said: all of it."),
        (4.0, "It is 3.5, as I said: all of it."),
        (100.0, ""),
    ],
)
def test_it_goes_on_with_the_clause_that_may_not_have_sounded(seconds: float, rest: str) -> None:
    assert TEXT[unheard(TEXT, seconds, None) :] == rest


def test_a_known_pace_makes_surer() -> None:
    assert unheard(TEXT, 1.4, 1.0) > unheard(TEXT, 1.4, None) == 0


def test_chinese_clauses_need_no_space() -> None:
    text = "今天天气很好，我们出去走走。"
    assert text[unheard(text, 4.5, None) :] == "我们出去走走。"


@given(
    text=st.text(alphabet="abc 。，,.", max_size=60),
    share=st.floats(0.0, 1.0),
    slowness=st.floats(0.3, 1.99),
)
def test_no_word_is_lost_while_the_speaker_is_no_slower_than_thought(
    text: str, share: float, slowness: float
) -> None:
    said = int(share * len(text))
    assert unheard(text, usual_seconds(text[:said]) * slowness, None) <= said
