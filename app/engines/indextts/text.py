"""From an utterance to what the network reads: numbers of pieces, in segments it has room for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.engines.indextts.pinyin import held
from app.engines.indextts.segments import LONGEST, segments
from app.engines.indextts.weights import ENGINE, damaged
from app.engines.neural_text import toned, written_out
from app.errors import UnsayableText
from app.ports import Language
from app.spoken_forms import EMPTY, Lexicon

_LABEL: Final = "IndexTTS"
_IDEOGRAPH: Final = re.compile("([\u4e00-\u9fff])")
_NARROW: Final = str.maketrans("，。、？！", ",.,?!")


@dataclass(frozen=True, slots=True)
class Segment:
    """What the network is asked to say in one go."""

    pieces: tuple[str, ...]
    ids: tuple[int, ...]
    """The numbers of the pieces, without those that begin and end a text."""


class TextReader:
    """Knows the pieces of a checkpoint: words and parts of words in capitals, and ideographs."""

    def __init__(self, path: Path, *, size: int, limit: int = LONGEST) -> None:
        """Open a bpe.model.

        Args:
            path: the file.
            size: how many pieces the network has places for.
            limit: of pieces in a segment.

        Raises:
            WeightsDamaged: it cannot be read, or holds another number of pieces.
        """
        from sentencepiece import SentencePieceProcessor

        try:
            self._processor: Any = SentencePieceProcessor(model_file=str(path))
        except (OSError, RuntimeError) as error:
            raise damaged(f"{path} cannot be read.") from error
        if self._processor.get_piece_size() != size:
            raise damaged(
                f"{path.name} holds {self._processor.get_piece_size()} pieces instead of {size}."
            )
        self._limit = limit

    def read(self, text: str, language: Language, lexicon: Lexicon = EMPTY) -> tuple[Segment, ...]:
        """What to say for an utterance, in order.

        Args:
            text: one utterance; tone-numbered pinyin in Chinese is obeyed.
            language: of the utterance.
            lexicon: the user's own words.

        Raises:
            UnsayableText: it is in a script that the network never learnt, or of words of which it
                knows no part.
            SynthesisFailed: there is no word in it.
        """
        found = self.cut(normalised(text, language, lexicon))
        known = {piece for segment in found for piece in segment.pieces if self._knows(piece)}
        if not any(sign.isalnum() for piece in known for sign in piece):
            raise UnsayableText(
                f"{_LABEL} knows none of these characters.", engine=ENGINE, retryable=False
            )
        return found

    def cut(self, text: str) -> tuple[Segment, ...]:
        """A normalised text in pieces; one that is not known has the number of the unknown."""
        pieces = self._processor.encode(spaced(text), out_type=str)
        return tuple(
            Segment(part, tuple(map(self._processor.piece_to_id, part)))
            for part in segments(pieces, self._limit)
        )

    def _knows(self, piece: str) -> bool:
        return bool(self._processor.piece_to_id(piece) != self._processor.unk_id())


def normalised(text: str, language: Language, lexicon: Lexicon = EMPTY) -> str:
    """Letters, ideographs, pinyin and the narrow marks `, . ! ?`.

    Raises:
        UnsayableText: part of it is in a script that neural voices never learnt.
        SynthesisFailed: there is no word in it.
    """
    kept = held(text, language, lexicon)
    said = written_out(kept.text, language, lexicon, engine=ENGINE, label=_LABEL)
    return kept.restored(toned(said, kept.text).translate(_NARROW))


def spaced(text: str) -> str:
    """Every ideograph by itself, and all in capitals: the form in which pieces are found.

    The reference leaves a text of one character as it is, so that it does not know a small letter
    by itself; here it is treated as any other.
    """
    parts = (part.strip() for part in _IDEOGRAPH.split(text))
    return " ".join(filter(None, parts)).upper()
