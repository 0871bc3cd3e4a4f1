"""How long a text may take."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.engines.chattts.guard import codes_expected, fewest_codes, most_codes
from app.engines.chattts.vocoder import CODES_A_SECOND


def test_a_sentence_is_expected_to_last_as_long_as_people_take_for_it() -> None:
    english = "The weather will be cold and rainy tomorrow, so please bring a warm coat."
    chinese = "明天会下雨而且很冷，请带一件暖和的大衣。"
    for text in (english, chinese):
        assert 3.5 < codes_expected(text) / CODES_A_SECOND < 6.5


@given(st.text(alphabet="ab 你好", max_size=300))
def test_the_bounds_lie_around_what_is_expected(text: str) -> None:
    assert 1 <= fewest_codes(text) <= max(1.0, codes_expected(text)) <= most_codes(text)
