"""The families of voices that sherpa-onnx speaks, and the files that each consists of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_VOCODERS: Final = ("vocos*.onnx", "hifigan*.onnx")


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """What voices of one kind have in common."""

    name: str
    """As the library's configuration calls it."""
    label: str
    """What it is called on screen."""
    parts: Mapping[str, tuple[str, ...]]
    """The files that it needs: for each setting of the library the patterns of its name."""
    sign: tuple[str, ...]
    """Patterns of which one is matched in no folder of the families behind it."""
    told: str = ""
    """The part whose metadata describes the voice; empty where that is not written down."""
    entries: tuple[str, ...] = ()
    """What must stand there, or the library ends the process."""
    vocoded: str = ""
    """The part whose rate that of the part `vocoder` must be; empty where nothing is to be seen."""
    reads_sounds: bool = False
    """Whether it can be given phonemes instead of letters."""
    espeak_voice: str = ""
    """That of espeak-ng whose sounds it learnt where its file names none."""
    clones: bool = False
    """Whether it speaks with the voice of a recording, and has none of its own."""
    needs_words: bool = False
    """Whether it must also know what is said in the recording."""


_SPEAKERS: Final = ("sample_rate", "n_speakers")
_STYLED: Final = (*_SPEAKERS, "has_espeak", "style_dim")
_STYLED_PARTS: Final = {
    "model": ("model*.onnx",),
    "voices": ("voices*.bin",),
    "tokens": ("tokens*.txt",),
}

POCKET: Final = Family(
    "pocket",
    "Pocket",
    {
        "lm_flow": ("lm_flow*.onnx",),
        "lm_main": ("lm_main*.onnx",),
        "encoder": ("encoder*.onnx",),
        "decoder": ("decoder*.onnx",),
        "text_conditioner": ("text_conditioner*.onnx",),
        "vocab_json": ("vocab.json",),
        "token_scores_json": ("token_scores.json",),
    },
    sign=("lm_flow*.onnx", "lm_main*.onnx", "text_conditioner*.onnx"),
    clones=True,
)
SUPERTONIC: Final = Family(
    "supertonic",
    "Supertonic",
    {
        "duration_predictor": ("duration_predictor*.onnx",),
        "text_encoder": ("text_encoder*.onnx",),
        "vector_estimator": ("vector_estimator*.onnx",),
        "vocoder": ("vocoder*.onnx",),
        "tts_json": ("tts.json",),
        "unicode_indexer": ("unicode_indexer*.bin",),
        "voice_style": ("voice*.bin",),
    },
    sign=("duration_predictor*.onnx", "vector_estimator*.onnx"),
)
ZIPVOICE: Final = Family(
    "zipvoice",
    "ZipVoice",
    {
        "encoder": ("encoder*.onnx", "text_encoder*.onnx"),
        "decoder": ("decoder*.onnx", "fm_decoder*.onnx"),
        "vocoder": _VOCODERS,
        "tokens": ("tokens*.txt",),
        "lexicon": ("lexicon*.txt",),
    },
    sign=("encoder*.onnx", "text_encoder*.onnx", "decoder*.onnx", "fm_decoder*.onnx"),
    vocoded="decoder",
    clones=True,
    needs_words=True,
)
KITTEN: Final = Family(
    "kitten",
    "Kitten",
    _STYLED_PARTS,
    sign=("voices*.bin",),
    told="model",
    entries=("model_type", *_STYLED),
    reads_sounds=True,
    espeak_voice="en-us",
)
KOKORO: Final = Family(
    "kokoro",
    "Kokoro",
    _STYLED_PARTS,
    sign=("voices*.bin",),
    told="model",
    entries=_STYLED,
    reads_sounds=True,
    espeak_voice="en-us",
)
MATCHA: Final = Family(
    "matcha",
    "Matcha",
    {
        "acoustic_model": ("model*.onnx", "matcha*.onnx"),
        "vocoder": _VOCODERS,
        "tokens": ("tokens*.txt",),
    },
    sign=("model-steps-*.onnx", "matcha*.onnx", *_VOCODERS),
    told="acoustic_model",
    entries=_SPEAKERS,
    vocoded="acoustic_model",
    reads_sounds=True,
)
VITS: Final = Family(
    "vits",
    "VITS",
    {"model": ("*.onnx",), "tokens": ("tokens*.txt",)},
    sign=("*.onnx",),
    told="model",
    entries=(*_SPEAKERS, "language", "comment"),
    reads_sounds=True,
)

FAMILIES: Final = (POCKET, SUPERTONIC, ZIPVOICE, KOKORO, MATCHA, VITS)
"""In the order in which their signs are looked for. Kitten's are Kokoro's: its model tells."""


def matching(folder: Path, patterns: tuple[str, ...]) -> list[Path]:
    """The files in a folder that one of the patterns fits, by name."""
    found = {path for pattern in patterns for path in folder.glob(pattern) if path.is_file()}
    return sorted(found)
