from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.engines.sherpa.cut import LONGEST, pieces

TEXTS = st.text(alphabet="ab ,.!?，。今天\n", max_size=800)


@given(TEXTS)
def test_end_to_end_the_pieces_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text


@given(TEXTS)
def test_every_piece_fits_and_none_is_empty(text: str) -> None:
    for piece in pieces(text):
        assert 0 < len(piece) + 2 * sum(sign >= "一" for sign in piece) <= LONGEST


def test_the_first_sound_waits_for_a_clause_alone() -> None:
    first, second = pieces("The weather will be cold and rainy tomorrow, so please bring a coat.")
    assert first == "The weather will be cold and rainy tomorrow, "
    assert second == "so please bring a coat."


def test_short_clauses_stay_together() -> None:
    assert pieces("No, no, no. Well, yes.") == ["No, no, no. Well, yes."]


def test_a_word_is_cut_only_where_it_is_longer_than_a_piece() -> None:
    assert all(piece.split()[0] == "rain" for piece in pieces("rain " * 200))
    assert len(pieces("a" * 1000)) > 1
