"""The SpeechEngine on IndexTTS-1.5: speaks with the voice of a recording, on the processor."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

import torch
from torch import Tensor

from app import paths
from app.engines.ear import Ear
from app.engines.indextts.ahead import Ahead, Take
from app.engines.indextts.bigvgan import BigVGAN
from app.engines.indextts.checkpoint import read_bigvgan, read_gpt
from app.engines.indextts.chunks import KNOWN, USUAL, Chunks
from app.engines.indextts.conditioning import Conditioning, ConditioningCache
from app.engines.indextts.config import read_config
from app.engines.indextts.convolution import halves_well
from app.engines.indextts.decoder import Decoder, Utterance, most_codes
from app.engines.indextts.linear import Precision
from app.engines.indextts.mel import SAMPLE_RATE
from app.engines.indextts.sampling import UPSTREAM, Knobs
from app.engines.indextts.segments import LONGEST
from app.engines.indextts.silence import compressing
from app.engines.indextts.text import TextReader
from app.engines.indextts.voices import Voices
from app.engines.indextts.weights import CONFIG, ENGINE, check_present
from app.engines.native_errors import translated
from app.engines.second_draw import tried_twice
from app.errors import AppError, BadSpeech
from app.files import fingerprint
from app.ports import AudioChunk, Measurement, SpeechRequest, Voice, Wording
from app.spoken_forms import EMPTY, Lexicon, lexicon_file
from app.turn import CancelToken
from app.voices import VoiceShelf

log = logging.getLogger(__name__)

_FEWEST_CODES: Final = 0.5
"""A piece of text; below, it was swallowed: an ideograph or part of a word lasts 0.1 s or more."""
_WARM_UP: Final = "今天天气很好。"
_WARM_UP_CODES: Final = 56
"""2.4 s of sound: as many as bring the vocoder to pieces of its lasting size."""
_in_memory: Final = partial(translated, ENGINE, "IndexTTS")
"""Around what is asked of torch."""


class _StoppedError(Exception):
    """The turn ended in the middle of a piece of work."""


@dataclass(slots=True)
class _Saying:
    """What is being said, in one go."""

    take: Take
    cancel: CancelToken
    ear: Ear = field(default_factory=partial(Ear, ENGINE))

    def go_on(self) -> None:
        """Raise `_StoppedError` once nobody wants to hear more."""
        if self.cancel.cancelled:
            raise _StoppedError

    def heard(self, pieces: Iterator[Tensor]) -> Iterator[AudioChunk]:
        """The pieces of sound as chunks.

        Raises:
            BadSpeech: one is no speech.
        """
        for piece in pieces:
            yield AudioChunk(self.ear.hear(piece.numpy()), SAMPLE_RATE)


class IndexTTSEngine:
    """One loaded model. Made, used and closed by one thread."""

    name = "IndexTTS"

    def __init__(
        self,
        folder: Path,
        shelf: VoiceShelf,
        *,
        cache: Path,
        precision: Precision = "int8",
        words: Callable[[], Lexicon] = lambda: EMPTY,
        knobs: Knobs = UPSTREAM,
    ) -> None:
        """Load the weights in `folder` and say a few words with them, unheard.

        Args:
            folder: holds the published files.
            shelf: the voices; those with a clip can be spoken.
            cache: for what is computed of the clips.
            precision: of the decoder's matrices; if not float32, the vocoder's too may be less.
            words: the user's own, asked for at every utterance.
            knobs: how codes are drawn.

        Raises:
            EngineUnavailable: the weights are missing or do not fit.
            OutOfMemory: there is too little for them.
        """
        check_present(folder)
        config = read_config(folder / CONFIG)
        large = folder / config.gpt_checkpoint, folder / config.bigvgan_checkpoint
        with _in_memory():
            gpt, bigvgan = read_gpt(large[0], config.gpt), read_bigvgan(large[1], config.bigvgan)
            self._decoder = Decoder(config.gpt, gpt, precision=precision)
            gpt.release()
            self._network = BigVGAN(
                config.bigvgan,
                bigvgan,
                threads=torch.get_num_threads(),
                half=precision != "float32" and halves_well(),
            )
            bigvgan.release()
        self._reader = TextReader(
            folder / config.dataset.bpe_model,
            size=config.gpt.number_text_tokens,
            limit=min(LONGEST, config.gpt.max_text_tokens),
        )
        kept = ConditioningCache(cache, fingerprint(large))
        self._voices = Voices(shelf, kept, config, gpt, bigvgan)
        self._words = words
        self._knobs = knobs
        self._ahead = Ahead(self._begin)
        self.measured = self._warm_up()

    def voices(self) -> Sequence[Voice]:
        """The cards on the shelf that have a clip."""
        return [
            Voice(card.name, card.name, card.languages, ENGINE) for card in self._voices.cards()
        ]

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        """Yield the sound piece by piece, 24 kHz.

        What fails before anything sounded is tried once more, with another draw.

        Raises:
            VoiceUnknown: there is no recording of the voice, or no speech in it.
            SynthesisFailed: there is no word in the text.
            UnsayableText: the text is in a script that the network never learnt.
            BadSpeech: twice, what came was no speech.
            OutOfMemory: there is too little.
        """
        with _in_memory():
            seed, voice = self._voices.choose(request.voice)
        read = partial(self._takes, voice, seed)
        takes = read(Wording(request.text, request.language))
        self._ahead.expect(takes, request.following, read)
        for take in takes:
            yield from tried_twice(partial(self._segment, take, cancel))

    def close(self) -> None:
        """Give the memory back."""
        if hasattr(self, "_decoder"):
            self._network.close()
            del self._decoder, self._network, self._voices, self._ahead

    def _takes(self, voice: Conditioning, seed: int, wording: Wording) -> Sequence[Take]:
        segments = self._reader.read(wording.text, wording.language, self._words())
        return [Take(wording, voice, segment.ids, seed) for segment in segments]

    def _begin(self, take: Take) -> Utterance:
        with _in_memory():
            return self._decoder.begin(
                take.voice.latents,
                take.pieces,
                most_codes(len(take.pieces)),
                knobs=self._knobs,
                seed=take.seed,
            )

    def _segment(self, take: Take, cancel: CancelToken, draw: int) -> Iterator[AudioChunk]:
        saying = _Saying(replace(take, seed=take.seed + draw), cancel)
        try:
            with _in_memory():
                yield from self._said(saying)
        except _StoppedError:
            self._ahead.forget()

    def _said(self, saying: _Saying) -> Iterator[AudioChunk]:
        saying.go_on()
        take = saying.take
        utterance = self._ahead.take(take)
        codes = yield from self._sounding(saying, utterance)
        if not utterance.ended:
            raise _bad("The voice does not come to an end.")
        if codes < _FEWEST_CODES * len(take.pieces):
            raise _bad("The voice swallowed the text.")
        saying.ear.finish()
        self._ahead.said(take, codes)

    def _sounding(self, saying: _Saying, utterance: Utterance) -> Generator[AudioChunk, None, int]:
        """Yield the sound of codes while they are drawn; return how many were heard."""
        cut = KNOWN if utterance.drawn else USUAL
        chunks = Chunks(self._network, saying.take.voice.speaker, cut, pause=saying.go_on)
        codes = utterance.codes(partial(self._ahead.beside, saying.take, utterance))
        waiting: list[int] = []
        count = 0
        for code in compressing(_while_wanted(codes, saying)):
            count += 1
            waiting.append(code)
            if len(waiting) >= chunks.missing:
                yield from saying.heard(chunks.feed(utterance.latents(waiting)))
                waiting.clear()
        yield from saying.heard(chunks.feed(utterance.latents(waiting)))
        yield from saying.heard(chunks.finish())
        return count

    def _warm_up(self) -> Measurement | None:
        """Speak the way everything is spoken, and see how long it takes."""
        wording = Wording(_WARM_UP, "zh")
        (segment, *_) = self._reader.cut(wording.text)
        with _in_memory():
            take = Take(wording, self._warm_voice(), segment.ids, 0)
            begun, first, samples = time.perf_counter(), 0.0, 0
            utterance = self._decoder.begin(take.voice.latents, take.pieces, _WARM_UP_CODES)
            for chunk in self._sounding(_Saying(take, CancelToken()), utterance):
                first = first or time.perf_counter() - begun
                samples += len(chunk.samples)
        if not samples:
            return None
        return Measurement(first, time.perf_counter() - begun, samples / SAMPLE_RATE)

    def _warm_voice(self) -> Conditioning:
        """The voice that will probably be asked for; its recording is listened to now."""
        try:
            return self._voices.choose("")[1]
        except AppError as error:
            log.info("warmed up without a voice: %s", error)
            return self._voices.nobody()


def open_engine(folder: str, precision: Precision) -> IndexTTSEngine:
    """The engine with the user's own voices and words, as a worker makes it."""
    return IndexTTSEngine(
        Path(folder),
        VoiceShelf(),
        cache=paths.cache() / "voices",
        precision=precision,
        words=lambda: lexicon_file.load(paths.config()).lexicon,
    )


def _while_wanted(codes: Iterator[int], saying: _Saying) -> Iterator[int]:
    for code in codes:
        saying.go_on()
        yield code


def _bad(sentence: str) -> BadSpeech:
    return BadSpeech(sentence, engine=ENGINE)
