"""The SpeechEngine on ChatTTS: sounds from the first codes on, and stops at any of them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

import torch

from app.engines.chattts import memory
from app.engines.chattts.guard import bad, fewest_codes, most_codes
from app.engines.chattts.loading import card as graphics_card
from app.engines.chattts.loading import load
from app.engines.chattts.manner import Manner
from app.engines.chattts.network import Network
from app.engines.chattts.package import ENGINE
from app.engines.chattts.parts import parts
from app.engines.chattts.prompt import Prompter
from app.engines.chattts.refining import Refiner
from app.engines.chattts.sampling import Knobs
from app.engines.chattts.speaker import complete
from app.engines.chattts.stepper import Stepper
from app.engines.chattts.vocoder import SAMPLE_RATE, Vocoder
from app.engines.chattts.weights import PUBLISHED, Release, check_present
from app.engines.chattts.windows import Window, Windows
from app.engines.ear import Ear
from app.engines.neural_text import written_out
from app.engines.second_draw import tried_twice
from app.errors import OutOfMemory, SynthesisFailed, VoiceUnknown
from app.events import LoadingStage
from app.ports import AudioChunk, Samples, SpeechRequest, Voice
from app.spoken_forms import spoken
from app.turn import CancelToken
from app.voices import VoiceCard, VoiceShelf, seed_of, voice_of

log = logging.getLogger(__name__)

_POSITIONS: Final = 2048
"""Of prompt and speech together: 40 s, more than a part is ever given."""
_STRIDE: Final = 4
"""Codes between two looks at the cancel token and at the end: each look waits for the device."""
_USUAL: Final = VoiceCard("ChatTTS", seed=2)
"""Who speaks when nobody was chosen and no card is on the shelf."""
_WARM_UP: Final = ("good morning .", "早上好。")
_WARM_UP_CODES: Final = 120
"""As many as the windows take to reach their lasting size."""

Progress = Callable[[LoadingStage, float], None]
"""Told what is being done, and the share of the loading that lies behind."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where and how exactly the network computes."""

    device: str = ""
    """Empty for the graphics card. On a processor, which tests use, it is slower than speech."""
    halved: bool = True
    """Weights of half precision, where the device is a card."""


_CALM: Final = Manner()
_ON_CARD: Final = Placement()


@dataclass(slots=True)
class _Utterance:
    """What is being said, in one go."""

    voice: VoiceCard
    text: str
    cancel: CancelToken
    ear: Ear = field(default_factory=partial(Ear, ENGINE))


class ChatTTSEngine:
    """One loaded model. Made, used and closed by one thread, which owns its device state."""

    name = "ChatTTS"

    def __init__(
        self,
        folder: Path,
        shelf: VoiceShelf,
        *,
        manner: Manner = _CALM,
        placement: Placement = _ON_CARD,
        release: Release = PUBLISHED,
        progress: Progress = lambda _what, _share: None,
    ) -> None:
        """Load the weights in `folder` and say two words with them, unheard.

        Raises:
            EngineUnavailable: the package, the card or the weights are missing or do not fit.
            OutOfMemory: the card is full.
        """
        progress("device", 0.0)
        device = placement.device or graphics_card()
        if device != "cpu":
            check_present(folder)  # what is missing is told before what does not fit
            memory.check()
        progress("weights", 0.1)
        chat = load(folder, release)
        progress("network", 0.7)
        self.folder = folder
        self._shelf = shelf
        self._manner = manner
        with _on_device():
            dtype = torch.float16 if placement.halved and device != "cpu" else torch.float32
            self._network = Network(chat, device, dtype, _POSITIONS)
            chat.gpt = None
            self._stepper = Stepper(self._network)
            self._vocoder = Vocoder(chat, device)
        self._refiner: Refiner | None = None
        self._refines = partial(Refiner, chat.tokenizer, chat.speaker, chat.embed, self._network)
        self._speaker = chat.speaker
        self._prompter = Prompter(chat)
        progress("warm-up", 0.8)
        self._warm_up()
        progress("ready", 1.0)

    def retune(self, manner: Manner) -> None:
        """Speak in this manner and with its words from the next utterance on; nothing is loaded."""
        self._manner = manner
        if not manner.refine:
            self._refiner = None

    def voices(self) -> Sequence[Voice]:
        """The cards on the shelf; without any, the voice that speaks unasked.

        Every other one is taken by `app.voices.voice_of` its seed, also the one that is tried out.
        """
        cards = {card.name: card for card in self._cards()} or {voice_of(_USUAL.seed): _USUAL}
        return [Voice(name, card.name, card.languages, ENGINE) for name, card in cards.items()]

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        """Yield the sound window by window, 24 kHz.

        What fails before anything sounded is tried once more, with another draw.

        Raises:
            VoiceUnknown: there is no such voice, or its card is damaged.
            UnsayableText: the text is in a script that the network never learnt.
            BadSpeech: twice, what came was no speech.
            OutOfMemory: the card is full.
        """
        voice, text = self._voice(request.voice), self._words(request)
        for part in parts(text):
            yield from tried_twice(partial(self._part, voice, part, cancel))

    def _part(
        self, voice: VoiceCard, text: str, cancel: CancelToken, draw: int
    ) -> Iterator[AudioChunk]:
        with _on_device():
            yield from self._said(_Utterance(voice, text, cancel), draw)

    def close(self) -> None:
        """Give the memory back."""
        if not hasattr(self, "_network"):
            return
        on_card = self._network.device != "cpu"
        del self._network, self._stepper, self._vocoder, self._refiner, self._refines
        del self._prompter, self._speaker
        if on_card:
            torch.cuda.empty_cache()

    def _cards(self) -> list[VoiceCard]:
        return [card for card in self._shelf.cards() if card.engine == ENGINE]

    def _voice(self, name: str) -> VoiceCard:
        """The complete card of that name; what was worked out for it is kept."""
        seed = seed_of(name)
        if seed is not None:
            card = self._shelf.tried_out(seed) or replace(_USUAL, seed=seed)
            if card.engine != ENGINE:
                raise _unknown(name)
            return complete(card, self._speaker)
        if not name:
            card = next(iter(self._cards()), _USUAL)
        elif (found := self._shelf.get(name)) is not None and found.engine == ENGINE:
            card = found
        else:
            raise _unknown(name)
        whole = complete(card, self._speaker)
        if not card.embedding:
            self._shelf.complete(whole)
        return whole

    def _words(self, request: SpeechRequest) -> str:
        text, language, lexicon = request.text, request.language, self._manner.lexicon
        return written_out(text, language, lexicon, engine=ENGINE, label=self.name).text

    def _said(self, saying: _Utterance, attempt: int) -> Iterator[AudioChunk]:
        voice, stepper = saying.voice, self._stepper
        knobs = Knobs(voice.temperature, voice.top_p, voice.top_k, voice.repetition_penalty)
        text = self._refined(saying, attempt) if self._manner.refine else saying.text
        prompt = self._prompter.embed(text, voice, self._manner.pace)
        if saying.cancel.cancelled:
            return
        stepper.begin(prompt.to(self._network.device), knobs, voice.seed + attempt)
        windows = Windows()
        codes = yield from self._grown(saying, windows)
        if codes is None:
            return
        if codes < fewest_codes(saying.text):
            raise bad("The voice swallowed the text.")
        yield from self._heard(saying, windows.finish(codes))
        saying.ear.finish()

    def _refined(self, saying: _Utterance, attempt: int) -> str:
        """The text with turns of phrase in it; what that needs comes onto the device now."""
        refiner = self._refiner = self._refiner or self._refines()
        seed = saying.voice.seed + attempt
        return refiner.refine(saying.text, self._manner, seed, saying.cancel)

    def _grown(
        self, saying: _Utterance, windows: Windows
    ) -> Generator[AudioChunk, None, int | None]:
        """Draw codes and yield what of their sound is certain; return their number at the end.

        None if the turn ended meanwhile.
        """
        most, stepper = most_codes(saying.text), self._stepper
        ended: int | None = None
        while ended is None:
            if saying.cancel.cancelled:
                return None
            if stepper.steps >= most or not stepper.room:
                raise bad("The voice does not come to an end.")
            ended = stepper.advance(min(_STRIDE, stepper.room))
            certain = stepper.steps if ended is None else ended
            yield from self._heard(saying, windows.grow(certain))
        return ended

    def _heard(self, saying: _Utterance, certain: Iterator[Window]) -> Iterator[AudioChunk]:
        for window in certain:
            if saying.cancel.cancelled:
                return
            sound: Samples = self._vocoder.decode(self._stepper.hidden, window).numpy()
            chunk = AudioChunk(saying.ear.hear(sound), SAMPLE_RATE)
            if len(chunk.samples):
                yield chunk

    def _warm_up(self) -> None:
        """Speak in both languages the way everything is spoken: what is recorded then, is then."""
        voice, knobs = complete(_USUAL, self._speaker), Knobs()
        codes = _WARM_UP_CODES if self._network.device != "cpu" else Windows().needed
        spoken("It is 7 + 1.", "en")  # its patterns are compiled when they are first needed
        with _on_device():
            self._vocoder.warm_up({cut.last - cut.first for cut in Windows().grow(_WARM_UP_CODES)})
            for text in _WARM_UP:
                prompt = self._prompter.embed(text, voice, self._manner.pace)
                self._stepper.begin(prompt.to(self._network.device), knobs, voice.seed)
                self._stepper.advance(codes)
                for window in Windows().grow(codes):
                    Ear(ENGINE).hear(self._vocoder.decode(self._stepper.hidden, window).numpy())


def _unknown(name: str) -> VoiceUnknown:
    return VoiceUnknown(f"ChatTTS has no voice {name}.", engine=ENGINE, retryable=False)


@contextmanager
def _on_device() -> Iterator[None]:
    """Translate what the device raises.

    Raises:
        OutOfMemory: it is full.
        SynthesisFailed: it refused.
    """
    try:
        yield
    except torch.OutOfMemoryError as error:
        torch.cuda.empty_cache()
        raise OutOfMemory("The graphics card's memory is full.", engine=ENGINE) from error
    except RuntimeError as error:
        log.debug("the device refused", exc_info=True)
        raise SynthesisFailed("The graphics card could not finish.", engine=ENGINE) from error
