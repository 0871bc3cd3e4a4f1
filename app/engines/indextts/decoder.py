"""The decoder: from a voice and a text to codes, and from codes to what the vocoder takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from app.engines.indextts.config import GptConfig
from app.engines.indextts.linear import Precision
from app.engines.indextts.sampling import Knobs, Sampler
from app.engines.indextts.transformer import Cache, Transformer
from app.engines.indextts.weights import ENGINE
from app.errors import UnsayableText

_PLACEHOLDER: Final = 1
"""Stands for voice and text where upstream counts which codes were said."""
_SKIPPED: Final = 1
"""Positions between the start and the first code while codes are drawn, as upstream has it."""
_CODES_A_PIECE: Final = 9
_GRACE: Final = 12
_FEWEST: Final = 60
_MOST: Final = 600


def most_codes(pieces: int) -> int:
    """From here on an utterance of so many pieces of text is a runaway."""
    return min(max(_GRACE + _CODES_A_PIECE * pieces, _FEWEST), _MOST)


class Decoder:
    """Weights, and the memory of one utterance at a time."""

    @torch.inference_mode()
    def __init__(
        self, config: GptConfig, state: Mapping[str, Tensor], *, precision: Precision = "int8"
    ) -> None:
        """Take the tensors that are not for references.

        Raises:
            WeightsDamaged: a matrix holds what is no number.
        """
        self.config = config
        self._pieces = state["text_embedding.weight"]
        self._piece_places = state["text_pos_embedding.emb.weight"]
        self._codes = state["mel_embedding.weight"]
        self._code_places = state["mel_pos_embedding.emb.weight"]
        self._head = state["mel_head.weight"], state["mel_head.bias"]
        self._transformer = Transformer(config, state, precision)
        self._drawing, self._telling = Cache(config), Cache(config)
        self._voice: Tensor | None = None

    @torch.inference_mode()
    def begin(self, voice: Tensor, pieces: Sequence[int], most: int) -> Utterance:
        """Read a text; the utterance before is over. A voice that goes on is not read again.

        Args:
            voice: (latents, model width), as a `Conditioner` makes them.
            pieces: the text, without start and stop.
            most: codes, the one that ends the utterance included, after which it is given up.

        Raises:
            UnsayableText: the text has more pieces than the decoder has places.
        """
        if len(pieces) > self.config.max_text_tokens:
            raise UnsayableText("The sentence is too long to be said at once.", engine=ENGINE)
        most = min(most, self.config.max_mel_tokens)
        prompt = self._prompt(pieces)
        room = len(voice) + len(prompt) + most
        self._hear(voice, room)
        first = self._transformer.run(prompt, self._drawing)[-1:]
        self._telling.continue_from(self._drawing, room)
        return Utterance(self, first, most)

    def _hear(self, voice: Tensor, room: int) -> None:
        """Have the voice alone in the cache: it comes first, so what follows does not matter."""
        known = self._voice is not None and torch.equal(voice, self._voice)
        self._drawing.begin(room, keep=len(voice) if known else 0)
        if not known:
            self._voice = None
            self._transformer.run(voice, self._drawing)
            self._voice = voice.clone()

    def _prompt(self, pieces: Sequence[int]) -> Tensor:
        """Text and start, (rows, model width)."""
        config = self.config
        text = torch.tensor([config.start_text_token, *pieces, config.stop_text_token])
        return torch.cat(
            [
                self._pieces[text] + self._piece_places[: len(text)],
                self._codes[config.start_mel_token, None] + self._code_places[:1],
            ]
        )

    def draw_after(self, code: int, place: int) -> Tensor:
        """The state, (1, model width), that says the next code, after one more at its place."""
        row = self._codes[code, None] + self._code_places[place, None]
        return self._transformer.run(row, self._drawing)

    def tell(self, codes: Sequence[int], place: int) -> Tensor:
        """States after each of the codes, (codes, model width), that stand from `place` on."""
        rows = self._codes[torch.tensor(codes)]
        places = self._code_places[place : place + len(codes)]
        return self._transformer.run(rows + places, self._telling)

    def logits(self, state: Tensor) -> Tensor:
        """How likely each code is, (codes,), after a state."""
        return functional.linear(state[0], *self._head)


class Utterance:
    """A text that is being said."""

    def __init__(self, decoder: Decoder, first: Tensor, most: int) -> None:
        self._decoder = decoder
        self._most = most
        self._drawn = self._told = first
        self._codes_told = 0
        self.ended = False
        """Whether the decoder itself has ended it."""

    def codes(self, knobs: Knobs, seed: int) -> Iterator[int]:
        """Draw its codes, without the one that ends it; each costs one step when it is asked for.

        Raises:
            BadSpeech: the decoder computes what is no number.
        """
        config = self._decoder.config
        said = (_PLACEHOLDER, config.start_mel_token)
        sampler = Sampler(knobs, config.number_mel_codes, said, seed)
        for number in range(self._most):
            code = sampler.draw(self.logits())
            if code == config.stop_mel_token:
                self.ended = True
                return
            yield code
            if number + 1 < self._most:
                self._feed(code, number)

    @torch.inference_mode()
    def logits(self) -> Tensor:
        """How likely each code is as the next one, (codes,), before any filter."""
        return self._decoder.logits(self._drawn)

    @torch.inference_mode()
    def latents(self, codes: Sequence[int]) -> Tensor:
        """What the vocoder takes for the next of the codes that are to be heard.

        These may be fewer than were drawn, and stand at places without a gap, so they are read
        once more, as many at a time as suits the listener.

        Returns:
            (codes, model width): for each code the state that says it.
        """
        if not codes:
            return self._told[:0]
        states = self._decoder.tell(codes, self._codes_told + 1)
        self._codes_told += len(codes)
        rows = torch.cat([self._told, states])
        self._told = rows[-1:]
        return rows[:-1]

    @torch.inference_mode()
    def _feed(self, code: int, number: int) -> None:
        self._drawn = self._decoder.draw_after(code, number + 1 + _SKIPPED)
