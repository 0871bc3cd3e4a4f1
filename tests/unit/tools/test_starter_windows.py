"""Rows of dialogues for the training of the starter model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from tools.starter_model.chatml import END, Message
from tools.starter_model.corpus.dialogue import training_dialogues
from tools.starter_model.tokenizer import learn
from tools.starter_model.windows import Piece, encode, pack, windows


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    texts = (message.text for told in training_dialogues(1, 200) for message in told)
    return learn(texts, 600)


@given(st.lists(st.integers(1, 50), max_size=400))
def test_rows_hold_every_dialogue_once_and_are_never_too_long(lengths: list[int]) -> None:
    pieces = [Piece((number,) * size, (True,) * size) for number, size in enumerate(lengths)]
    rows = list(pack(pieces, 50))
    assert all(sum(len(piece.tokens) for piece in row) <= 50 for row in rows)
    assert sorted(piece.tokens for row in rows for piece in row) == sorted(
        piece.tokens for piece in pieces
    )


def test_rows_are_nearly_full(tokenizer: Tokenizer) -> None:
    found = windows(training_dialogues(2, 600), tokenizer, 384)
    assert (found.dialogue > 0).mean() > 0.9


def test_what_counts_is_what_the_assistant_says_with_its_end(tokenizer: Tokenizer) -> None:
    told = [Message("user", "Hello, 你好"), Message("assistant", "你好! I am here.")]
    piece = encode(told, tokenizer, 384)
    said = [token for token, spoken in zip(piece.tokens, piece.spoken, strict=True) if spoken]
    assert tokenizer.decode(said, skip_special_tokens=False) == told[1].text + END


def test_a_dialogue_that_is_too_long_keeps_its_first_exchanges_whole(tokenizer: Tokenizer) -> None:
    exchange = [Message("user", "one two three"), Message("assistant", "four five six")]
    single = encode(exchange, tokenizer, 384)
    cut = encode(exchange * 5, tokenizer, 2 * len(single.tokens) + 3)
    assert cut.tokens[:-1] == single.tokens[:-1] * 2
