"""The score: what is heard where, and how much of the text that is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.ports import Utterance
from app.session.score import Score


def utterance(index, text, start=0, pause=0.5, language="en"):
    offsets = tuple(range(start, start + len(text) + 1))
    return Utterance(index, text, (start, start + len(text)), offsets, language, pause)


def scored():
    """Two utterances: 'One two.' sounds 0 to 1, pauses to 1.5; 'Three.' has no words known."""
    score = Score()
    first, second = utterance(0, "One two."), utterance(1, "Three four.", 9)
    score.plan(first)
    score.begin(first, 0.0)
    score.word(0.0, (0, 3))
    score.word(0.6, (4, 7))
    score.end(1.5)
    score.plan(second)
    score.begin(second, 1.5)
    score.end(3.0)
    return score


def test_before_the_first_utterance_nothing_is_heard():
    assert Score().at(0.0) is None
    assert Score().heard(5.0) == 0


def test_a_position_names_its_utterance_and_word():
    score = scored()
    assert score.at(0.7).entry.utterance.index == 0
    assert score.at(0.7).word == (4, 7)
    assert score.at(1.6).entry.utterance.index == 1
    assert score.at(1.6).word is None


def test_an_interrupted_utterance_was_heard_up_to_its_word():
    assert scored().heard(0.3) == 3
    assert scored().heard(0.7) == 7


def test_an_utterance_in_whose_pause_we_are_was_heard_whole():
    assert scored().heard(1.2) == 8


def test_without_word_times_the_last_word_border_counts():
    score = scored()
    assert score.heard(1.6) == 9
    assert score.heard(2.3) == 14
    assert score.heard(2.9) == 20


def test_an_utterance_that_is_still_synthesised_without_words_was_not_heard():
    score = Score()
    score.begin(utterance(0, "One two."), 0.0)
    assert score.heard(0.4) == 0


def test_a_word_that_goes_back_in_time_is_not_believed():
    score = scored()
    score.word(1.7, (9, 14))
    score.word(1.6, (15, 19))
    assert score.at(2.0).word == (9, 14)


def test_only_what_is_on_the_tape_has_a_start():
    assert scored().start_of(1) == 1.5
    assert scored().start_of(2) is None


@given(st.lists(st.floats(0.0, 4.0), min_size=2, max_size=2))
def test_what_was_heard_grows_with_the_position(positions):
    earlier, later = sorted(positions)
    score = scored()
    assert score.heard(earlier) <= score.heard(later) <= 20
