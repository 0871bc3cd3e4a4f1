from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.facts import digits
from app.facts.numerals import fold, number, number_at


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("1,234", "1234"),
        ("１２．５", "12.5"),
        (".5", "0.5"),
        ("-4", "-4"),
        ("½", "1/2"),
        ("twenty-three", "23"),
        ("a hundred and five", "105"),
        ("two and a half", "2.5"),
        ("three point one four", "3.14"),
        ("minus four", "-4"),
        ("negative two point five", "-2.5"),
        ("1.5 million", "1500000"),
        ("half a million", "500000"),
        ("one and a half million", "1500000"),
        ("forty five hundred thirty", "4530"),
        ("seven hundred thousand two hundred and six", "700206"),
        ("two thirds", "2/3"),
        ("a quarter", "1/4"),
        ("two dozen", "24"),
        ("5 and a half", "5.5"),
        ("二十三", "23"),
        ("一百零五", "105"),
        ("一百五", "150"),
        ("两千", "2000"),
        ("两千五", "2500"),
        ("三点一四", "3.14"),
        ("负四", "-4"),
        ("一万二千", "12000"),
        ("一万二", "12000"),
        ("半", "0.5"),
        ("3万", "30000"),
        ("3万5千", "35000"),
        ("13万2", "132000"),
        ("十万零一千", "101000"),
        ("16.4亿", "1640000000"),
        ("一亿二千万", "120000000"),
        ("三分之二", "2/3"),
        ("两个半", "2.5"),
        ("二〇二六", "2026"),
        ("十五", "15"),
        ("一点五万", "15000"),
        ("壹佰", "100"),
    ],
)
def test_a_number_is_read_exactly(text: str, value: str) -> None:
    assert number(text) == Fraction(value)


@pytest.mark.parametrize(
    "text",
    [
        "1.2.3",
        "a",
        "and",
        "twenty and five",
        "one million million",
        "三百千",
        "千",
        "三千克",
        "一下",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert number(text) is None


def test_a_number_ends_where_other_words_begin() -> None:
    found = number_at(fold("Add TWENTY three and four"), 4)
    assert found is not None
    assert (found.value, found.start, found.end) == (23, 4, 16)


@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_what_is_written_is_read_again(value: int, places: int) -> None:
    exact = Fraction(value, 10**places)
    assert number(digits.exactly(exact)) == exact
    assert digits.rounded(exact) == (digits.exactly(exact), False)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("1/3", "0.333"),
        ("-2/3", "-0.667"),
        ("1/300", "0.00333"),
        ("100000/3", "33333.33"),
        ("4294967296/4294967295", "1"),
    ],
)
def test_what_never_ends_is_rounded_and_says_so(value: str, written: str) -> None:
    assert digits.rounded(Fraction(value)) == (written, True)


@given(st.text(max_size=40))
def test_no_text_makes_it_raise(text: str) -> None:
    folded = fold(text)
    for start in range(len(folded) + 1):
        found = number_at(folded, start, signed=True)
        assert found is None or start < found.end <= len(folded)
