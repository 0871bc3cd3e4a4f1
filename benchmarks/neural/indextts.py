"""IndexTTS as the app runs it, as upstream does, and in parts: each a process that takes turns."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final
from unittest.mock import patch

import numpy as np
import torch
from torch import Tensor

from app.engines.indextts.ahead import TOGETHER
from app.engines.indextts.bigvgan import BigVGAN
from app.engines.indextts.checkpoint import read_bigvgan, read_gpt
from app.engines.indextts.chunks import Chunks
from app.engines.indextts.config import CODE, read_config
from app.engines.indextts.convolution import halves_well
from app.engines.indextts.decoder import Decoder
from app.engines.indextts.engine import IndexTTSEngine
from app.engines.indextts.mel import SAMPLE_RATE, Mel
from app.engines.indextts.perceiver import Conditioner
from app.engines.indextts.sampling import Knobs, Sampler
from app.engines.indextts.speaker import SpeakerEncoder
from app.engines.indextts.text import TextReader
from app.ports import Samples, SpeechRequest, Wording
from app.session.speaking import AHEAD
from app.turn import CancelToken
from app.voices import VoiceCard, VoiceShelf
from benchmarks.neural.plain_decoder import PlainDecoder
from benchmarks.neural.plain_vocoder import PlainVocoder
from tools.indextts_weights.make import make
from tools.indextts_weights.shapes import Size

TEXT: Final = "今天天气很好，我们去公园散步吧，出门的时候请带一把伞，也别忘了穿一件暖和的外套。"
"""Of 40 pieces, about as much as is said in `CODES`."""
CODES: Final = 120
"""5.1 s of sound."""
_REFERENCE: Final = 5.0
"""Seconds of the recording of the voice."""
_VOICE: Final = "Hum"
_TOLD: Final = 24
"""Codes whose latents are asked for at a time, as chunks need them."""
_DAYS: Final = ("今天", "昨天", "明天", "后天", "前天", "周一", "周二", "周三")
"""Of a reading, whose sentences differ in nothing else."""


class _Ending(Sampler):
    """Ends after `CODES` what noise never would."""

    def __init__(self, knobs: Knobs, codes: int, said: Iterable[int], seed: int) -> None:
        super().__init__(knobs, codes, said, seed)
        self._end, self._left = codes - 1, CODES

    def draw(self, logits: Tensor) -> int:
        self._left -= 1
        return super().draw(logits) if self._left >= 0 else self._end


@dataclass(frozen=True, slots=True)
class Cost:
    """What one sentence took."""

    cpu_seconds: float
    wall_seconds: float
    first_seconds: float
    """To the first sound that could be heard."""
    audio_seconds: float
    peak_megabytes: float
    """The most memory that the process has had so far."""


Speaker = Callable[[Callable[[], None]], int]
"""Says the sentence, calls back when its first sound is there, and gives the samples of all."""


def prepare(folder: Path, size: Size = "full") -> None:
    """Make weights of noise that end no sentence, and a voice, unless they are there."""
    if not (folder / "config.yaml").exists():
        make(folder, size, ends="never")
    shelf = VoiceShelf(folder / "voices")
    if shelf.get(_VOICE) is None:
        shelf.keep(VoiceCard(_VOICE))
        shelf.keep_clip(_VOICE, _hum(), SAMPLE_RATE)


def sentence(folder: Path, threads: int) -> Speaker:
    """The app's engine, of which nothing else is asked."""
    return _asked(folder, threads, 1)


def reading(folder: Path, threads: int) -> Speaker:
    """The app's engine with eight sentences, of which it knows some before they are asked for."""
    return _asked(folder, threads, len(_DAYS))


def _asked(folder: Path, threads: int, count: int) -> Speaker:
    torch.set_num_threads(threads)
    shelf = VoiceShelf(folder / "voices")
    engine = IndexTTSEngine(folder, shelf, cache=folder / "cache")
    texts = [Wording(day + TEXT[len(day) :], "zh") for day in _DAYS[:count]]

    def speak(sounds: Callable[[], None]) -> int:
        samples = 0
        with patch("app.engines.indextts.decoder.Sampler", _Ending):
            for number, one in enumerate(texts):
                following = tuple(texts[number + 1 :][:AHEAD])
                request = SpeechRequest(one.text, one.language, following=following)
                for chunk in engine.synthesize(request, CancelToken()):
                    sounds()
                    samples += len(chunk.samples)
        return samples

    return speak


def upstream(folder: Path, threads: int) -> Speaker:
    """Single precision, three beams, a voice listened to twice a sentence, all of it at once."""
    torch.set_num_threads(threads)
    config, pieces = read_config(folder / "config.yaml"), _pieces(folder)
    gpt = read_gpt(folder / config.gpt_checkpoint, config.gpt)
    bigvgan = read_bigvgan(folder / config.bigvgan_checkpoint, config.bigvgan)
    mel = Mel()(torch.from_numpy(_hum()))
    listen, tell = Conditioner(config.gpt.condition_module, gpt), PlainDecoder(config.gpt, gpt)
    know, sound = SpeakerEncoder(bigvgan), PlainVocoder(config.bigvgan, bigvgan)

    def speak(sounds: Callable[[], None]) -> int:
        codes = tell.codes(listen(mel), pieces, CODES)
        latents = tell.latents(listen(mel), pieces, codes)
        samples = len(sound(latents, know(mel)))
        sounds()
        return samples

    return speak


def decoder(folder: Path, threads: int) -> Speaker:
    """Of the app's engine what makes latents, for one sentence."""
    return _decoded(folder, threads, 1)


def decoders(folder: Path, threads: int) -> Speaker:
    """The same for as many as it decodes together."""
    return _decoded(folder, threads, TOGETHER)


def _decoded(folder: Path, threads: int, together: int) -> Speaker:
    torch.set_num_threads(threads)
    config, pieces = read_config(folder / "config.yaml"), _pieces(folder)
    network = Decoder(config.gpt, read_gpt(folder / config.gpt_checkpoint, config.gpt))
    voice = torch.randn(32, config.gpt.model_dim)

    def speak(sounds: Callable[[], None]) -> int:
        utterances = [network.begin(voice, pieces, CODES, seed=seed) for seed in range(together)]
        for _ in range(CODES):
            network.draw(utterances)
        for utterance in utterances:
            for start in range(0, CODES, _TOLD):
                utterance.latents(utterance.drawn[start : start + _TOLD])
        sounds()
        return CODE * CODES * together

    return speak


def vocoder(folder: Path, threads: int) -> Speaker:
    """Of the app's engine what makes sound of latents."""
    torch.set_num_threads(threads)
    config = read_config(folder / "config.yaml")
    state = read_bigvgan(folder / config.bigvgan_checkpoint, config.bigvgan)
    network = BigVGAN(config.bigvgan, state, threads=threads, half=halves_well())
    latents = torch.randn(CODES, config.gpt.model_dim)
    speaker = torch.randn(config.bigvgan.speaker_embedding_dim)

    def speak(sounds: Callable[[], None]) -> int:
        samples, chunks = 0, Chunks(network, speaker)
        for pieces in (chunks.feed(latents), chunks.finish()):
            for piece in pieces:
                sounds()
                samples += len(piece)
        return samples

    return speak


ROLES: Final[Mapping[str, Callable[[Path, int], Speaker]]] = {
    each.__name__: each for each in (sentence, reading, upstream, decoder, decoders, vocoder)
}


def timed(speak: Speaker) -> Cost:
    """Say it once."""
    first = 0.0

    def sounds() -> None:
        nonlocal first
        first = first or time.perf_counter() - begun

    begun, worked = time.perf_counter(), time.process_time()
    samples = speak(sounds)
    wall, cpu = time.perf_counter() - begun, time.process_time() - worked
    return Cost(cpu, wall, first, samples / SAMPLE_RATE, _peak())


def _peak() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def _hum() -> Samples:
    """A tone with overtones that swells three times a second."""
    at = np.arange(int(_REFERENCE * SAMPLE_RATE)) / SAMPLE_RATE
    tone = np.sum([np.sin(2 * np.pi * 140 * part * at) / part for part in range(1, 9)], axis=0)
    found: Samples = (0.1 * tone * (1.2 + np.sin(2 * np.pi * 3 * at))).astype(np.float32)
    return found


def _pieces(folder: Path) -> tuple[int, ...]:
    config = read_config(folder / "config.yaml")
    size = config.gpt.number_text_tokens
    (segment,) = TextReader(folder / config.dataset.bpe_model, size=size).read(TEXT, "zh")
    return segment.ids


def main() -> None:
    """Say the sentence once for each line of the input, and print what it took."""
    role, folder, threads = sys.argv[1:]
    speak = ROLES[role](Path(folder), int(threads))
    for _ in sys.stdin:
        print(json.dumps(asdict(timed(speak))), flush=True)


if __name__ == "__main__":
    main()
