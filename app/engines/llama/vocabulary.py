"""Text to tokens and back, and the tokens that a user must not be able to write."""

from __future__ import annotations

import ctypes
import re
from typing import Any, Final

import llama_cpp.llama_cpp as llama

_LONGEST_PIECE: Final = 256
_CONTROL: Final = llama.LLAMA_TOKEN_ATTR_CONTROL | llama.LLAMA_TOKEN_ATTR_UNKNOWN


class Vocabulary:
    """The vocabulary of an opened model; lives no longer than it."""

    def __init__(self, vocab: Any) -> None:
        self._vocab = vocab
        self._buffer = ctypes.create_string_buffer(_LONGEST_PIECE)
        self.size: int = llama.llama_vocab_n_tokens(vocab)
        self.bos: int = llama.llama_vocab_bos(vocab)
        self.eos: int = llama.llama_vocab_eos(vocab)
        self.starts_with_bos: bool = llama.llama_vocab_get_add_bos(vocab)

    def tokenize(self, text: str) -> list[int]:
        """The tokens of a rendered prompt; control tokens written in it become themselves."""
        data = text.encode("utf-8", "replace")
        room = len(data) + 16
        tokens = (llama.llama_token * room)()
        count = llama.llama_tokenize(self._vocab, data, len(data), tokens, room, False, True)  # noqa: FBT003  a C function
        if count < 0:
            room = -count
            tokens = (llama.llama_token * room)()
            count = llama.llama_tokenize(self._vocab, data, len(data), tokens, room, False, True)  # noqa: FBT003  a C function
        found = list(tokens[:count])
        if self.starts_with_bos and self.bos >= 0 and found[:1] != [self.bos]:
            found.insert(0, self.bos)
        return found

    def piece(self, token: int) -> bytes:
        """The bytes that a token stands for; none for a control token."""
        size = self._piece_into(token)
        if size < 0:
            self._buffer = ctypes.create_string_buffer(-size)
            size = self._piece_into(token)
        return self._buffer.raw[:size]

    def ends(self, token: int) -> bool:
        """Whether the token ends an answer."""
        ending: bool = llama.llama_vocab_is_eog(self._vocab, token)
        return ending

    def text(self, token: int) -> str:
        """The token as the vocabulary writes it; empty for one that does not exist."""
        if token < 0:
            return ""
        written: bytes | None = llama.llama_vocab_get_text(self._vocab, token)
        return (written or b"").decode("utf-8", "replace")

    def control_texts(self) -> list[str]:
        """How the control tokens are written."""
        attributes = llama.llama_vocab_get_attr
        return [
            self.text(token)
            for token in range(self.size)
            if attributes(self._vocab, token) & _CONTROL
        ]

    def _piece_into(self, token: int) -> int:
        buffer = self._buffer
        size: int = llama.llama_token_to_piece(self._vocab, token, buffer, len(buffer), 0, False)  # noqa: FBT003  a C function
        return size


class Defusal:
    """Breaks control tokens in what people wrote, so that they are read as plain text."""

    def __init__(self, control_texts: list[str]) -> None:
        longest_first = sorted({text for text in control_texts if text}, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def __call__(self, text: str) -> str:
        """Return `text` with no control token in it, and a plain one unchanged.

        A blank goes behind the first character of each. Leaving the token out instead would let
        two halves around it close up to a new one, so that is only for what a blank cannot break,
        and goes on until none is left.
        """
        text = self._pattern.sub(_break, text)
        while self._pattern.search(text):
            text = self._pattern.sub("", text)
        return text


def _break(match: re.Match[str]) -> str:
    token = match.group()
    return f"{token[0]} {token[1:]}"
