from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engines.llama.repetition import MARKS, SHORTEST, Repetition

REFRAIN = "Row, row, row your boat,\nGently down the stream.\n"
MEANT = {
    "a laugh": "Ha ha ha ha ha ha ha ha ha ha ha ha! Hahahahahahahaha!",
    "a long laugh in Chinese": "哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈，真好笑！",
    "doubled words in Chinese": "高高兴兴、马马虎虎，研究研究，一天一天、一步一步地慢慢慢慢走。",
    "a rule": "One\n" + "-" * 120 + "\nTwo\n" + "=" * 120,
    "a table": "| a | b |\n|---|---|\n" + "|   |   |\n" * 30 + "| 1 | 2 |",
    "noughts": "A googol is 1" + "0" * 100 + ", and 1/3 is 0." + "3" * 200 + "…",
    "counting": ", ".join(f"{number}" for number in range(1, 400)),
    "counted bottles": "".join(
        f"{number} bottles of beer on the wall, {number} bottles of beer. Take one down!\n"
        for number in range(99, 0, -1)
    ),
    "a refrain": (REFRAIN * 3 + "Merrily, merrily, merrily, merrily,\nLife is but a dream.\n") * 3,
    "a tongue-twister": "Say it five times: " + "Red lorry, yellow lorry, " * 5 + "done.",
    "equal lines of code": "```python\n" + "row.append(0)\n" * 35 + "```\nThat is all.",
    "a matrix": "[" + "[0, 0, 0, 0],\n" * 30 + "]",
    "a list of equal beginnings": "".join(f"- I am sorry about item {n}.\n" for n in range(60)),
}
LOOPS = {
    "a character": ("Well. ", "算", "Well. 算算算算算算"),
    "a piece of a word": ("c", "orrect", "correctorrec"),
    "a clause": ("It is so. ", "and so on and ", "It is so. and so on and and so on and "),
    "a sentence": ("Yes. ", "I like it here. ", "Yes. I like it here. I like it here."),
    "a short sentence": ("Well. ", "So it is. ", "Well. So it is. So it is."),
    "a sentence in Chinese": ("", "我喜欢这里的天气。", "我喜欢这里的天气。我喜欢这里的天气。"),
    "an end of a sentence": ("Yes, I", " do. But I", "Yes, I do. But I do. But I do."),
}


def told(text: str, cuts: list[int] = []) -> tuple[str, bool]:  # noqa: B006 - never changed
    repetition = Repetition()
    places = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    said = "".join(repetition.push(text[start:end]) for start, end in pairwise(places))
    return said + repetition.finish(), repetition.looping


@pytest.mark.parametrize("text", MEANT.values(), ids=MEANT.keys())
def test_what_is_repeated_on_purpose_is_said_to_its_end(text: str) -> None:
    assert told(text) == (text, False)


@pytest.mark.parametrize(("before", "piece", "shown"), LOOPS.values(), ids=LOOPS.keys())
def test_what_comes_again_and_again_is_said_twice(before: str, piece: str, shown: str) -> None:
    said, looping = told(before + piece * 500)
    assert looping
    assert said == shown


@settings(max_examples=40, deadline=None)
@given(st.text("ab, .哈\n", max_size=30), st.text(min_size=1, max_size=60))
def test_of_what_never_ends_no_more_is_said_than_three_times(before: str, piece: str) -> None:
    said, looping = told(before + piece * 2500)
    assert looping
    assert len(said) < len(before) + 3 * max(len(piece), SHORTEST)


def test_what_runs_out_of_room_while_it_repeats_itself_is_no_longer_for_it() -> None:
    for times, cut, looping in ((5, True, True), (3, True, False), (5, False, False)):
        repetition = Repetition()
        text = "Red: " + "doll, drum, lemon, " * times
        said = repetition.push(text) + repetition.finish(cut=cut)
        assert repetition.looping is looping
        assert said == ("Red: doll, drum, lemon, doll, drum, lemon, " if looping else text)


def test_a_rule_without_end_is_ended_too() -> None:
    said, looping = told("-" * (MARKS[1] + 1))
    assert looping
    assert len(said) <= SHORTEST


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["a", "ab", "哈", "x y. ", "\n", "```", "-"]), max_size=40),
    st.integers(1, 120),
    st.lists(st.integers(0, 10_000), max_size=12),
)
def test_the_cuts_make_no_difference(bits: list[str], times: int, cuts: list[int]) -> None:
    text = "".join(bits) * times
    whole = told(text)
    assert told(text, cuts) == whole
    assert text.startswith(whole[0])
    assert whole[1] or whole[0] == text


@given(st.text(min_size=1, max_size=80), st.integers(1, 3))
def test_nothing_is_lost_of_what_comes_three_times(text: str, times: int) -> None:
    assert told(text * times) == (text * times, False)
