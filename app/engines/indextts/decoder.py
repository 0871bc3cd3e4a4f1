"""The decoder: from a voice and a text to codes, and from codes to what the vocoder takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from app.engines.indextts.config import GptConfig
from app.engines.indextts.linear import Precision
from app.engines.indextts.sampling import UPSTREAM, Knobs, Sampler
from app.engines.indextts.transformer import Cache, Transformer
from app.engines.indextts.weights import ENGINE
from app.errors import BadSpeech, UnsayableText

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
    """Weights, and how the last voice was read."""

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
        self._voice: tuple[Tensor, Cache] | None = None

    @torch.inference_mode()
    def begin(
        self,
        voice: Tensor,
        pieces: Sequence[int],
        most: int,
        *,
        knobs: Knobs = UPSTREAM,
        seed: int = 0,
    ) -> Utterance:
        """Read a text. A voice that goes on is not read again.

        Args:
            voice: (latents, model width), as a `Conditioner` makes them.
            pieces: the text, without start and stop.
            most: codes, the one that ends the utterance included, after which it is given up.
            knobs: how its codes are drawn.
            seed: the same one gives the same draws.

        Raises:
            UnsayableText: the text has more pieces than the decoder has places.
        """
        config = self.config
        if len(pieces) > config.max_text_tokens:
            raise UnsayableText("The sentence is too long to be said at once.", engine=ENGINE)
        most = min(most, config.max_mel_tokens)
        prompt = self._prompt(pieces)
        seen = self._heard(voice).branch(len(voice), len(voice) + len(prompt) + most)
        first = self._transformer.run(prompt, seen)[-1:]
        said = (_PLACEHOLDER, config.start_mel_token)
        return Utterance(
            self, seen, first, most, Sampler(knobs, config.number_mel_codes, said, seed)
        )

    def _heard(self, voice: Tensor) -> Cache:
        """What holds the voice: it comes first, so what follows does not matter."""
        if self._voice is None or not torch.equal(voice, self._voice[0]):
            heard = Cache(self.config, len(voice))
            self._transformer.run(voice, heard)
            self._voice = voice.clone(), heard
        return self._voice[1]

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

    @torch.inference_mode()
    def draw(self, utterances: Sequence[Utterance]) -> None:
        """Have each draw its next code: the weights, which take most of the time, are read once.

        In 8 bits what several share a step with sets the scale of all, so that one may draw another
        code beside others than it would alone.

        Raises:
            BadSpeech: the decoder computes what is no number.
        """
        begun = [one for one in utterances if one.drawn]
        if begun:
            places = [len(one.drawn) + _SKIPPED for one in begun]
            rows = self._codes[[one.drawn[-1] for one in begun]] + self._code_places[places]
            states = self._transformer.run(rows, *(one.seen for one in begun))
            for number, one in enumerate(begun):
                one.state = states[number : number + 1]
        logits = self.logits(torch.cat([one.state for one in utterances]))
        for one, row in zip(utterances, logits, strict=True):
            one.choose(row)

    def tell(self, codes: Sequence[int], place: int, told: Cache) -> Tensor:
        """States after each of the codes, (codes, model width), that stand from `place` on."""
        rows = self._codes[torch.tensor(codes)]
        places = self._code_places[place : place + len(codes)]
        return self._transformer.run(rows + places, told)

    def logits(self, states: Tensor) -> Tensor:
        """How likely each code is, (states, codes), before any filter, after each state."""
        return functional.linear(states, *self._head)


def _alone() -> Sequence[Utterance]:
    return ()


class Utterance:
    """A text that is being said."""

    def __init__(
        self, decoder: Decoder, seen: Cache, first: Tensor, most: int, sampler: Sampler
    ) -> None:
        """Begin after the text; `Decoder.begin` does."""
        self._decoder = decoder
        self._most = most
        self._sampler = sampler
        self._prompt = seen.length
        self._told: tuple[Tensor, Cache] | None = None
        self._first = first
        self._codes_told = 0
        self._failure: BadSpeech | None = None
        self.seen = seen
        """The voice, the text and the codes that were drawn, but for the last."""
        self.state = first
        """(1, model width): says the code that was drawn last, or the first one."""
        self.drawn: list[int] = []
        """Its codes so far, without the one that ends it."""
        self.ended = False
        """Whether the decoder itself has ended it."""

    @property
    def over(self) -> bool:
        """Whether no more codes come."""
        return self.ended or self._failure is not None or len(self.drawn) == self._most

    def codes(self, beside: Callable[[], Sequence[Utterance]] = _alone) -> Iterator[int]:
        """Its codes; each that was not drawn yet costs one step when it is asked for.

        Args:
            beside: others, not over, that are to draw a code in the same step.

        Raises:
            BadSpeech: the decoder computes what is no number.
        """
        for number in range(self._most):
            if number == len(self.drawn) and not self.over:
                self._decoder.draw([self, *beside()])
            if self._failure is not None:
                raise self._failure
            if number == len(self.drawn):
                return
            yield self.drawn[number]

    def choose(self, logits: Tensor) -> None:
        """Draw the next code. What fails is told to whoever asks for this utterance's codes."""
        try:
            code = self._sampler.draw(logits)
        except BadSpeech as error:
            self._failure = error
            return
        if code == self._decoder.config.stop_mel_token:
            self.ended = True
        else:
            self.drawn.append(code)

    @torch.inference_mode()
    def latents(self, codes: Sequence[int]) -> Tensor:
        """What the vocoder takes for the next of the codes that are to be heard.

        These may be fewer than were drawn, and stand at places without a gap, so they are read
        once more, as many at a time as suits the listener.

        Returns:
            (codes, model width): for each code the state that says it.
        """
        if not codes:
            return self._first[:0]
        last, told = self._told or (self._first, self._branch())
        states = self._decoder.tell(codes, self._codes_told + 1, told)
        self._codes_told += len(codes)
        rows = torch.cat([last, states])
        self._told = rows[-1:], told
        return rows[:-1]

    def _branch(self) -> Cache:
        """What holds the voice and the text alone."""
        return self.seen.branch(self._prompt, self._prompt + self._most)
