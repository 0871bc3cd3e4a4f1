"""What a folder holds: which family of voices, in which files, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from app.engines.sherpa import metadata
from app.engines.sherpa.families import FAMILIES, KITTEN, KOKORO, VITS, Family, matching
from app.engines.sherpa.package import damaged, missing

_SMALL: Final = "int8"
"""In the name of a file whose numbers have 8 bits: on a processor the faster one of two."""
_VOCODERS: Final = ("hifigan", "vocos", "matcha-tts vocos")
_RATE: Final = 24_000
_VOCODER_RATE: Final = 22_050
"""What the library takes for the rate of a voice, and of a vocoder, that does not tell it."""
_AMERICAN, _BRITISH = "-us-", "-gb-"
_MAKERS: Final = ("piper", "coqui", "icefall", "inflect")
_MOST_SPEAKERS: Final = 10_000


@dataclass(frozen=True, slots=True)
class VoiceFolder:
    """A voice as it lies on the disk."""

    path: Path
    family: Family
    parts: Mapping[str, Path]
    """The files of `Family.parts`."""
    lexicons: tuple[Path, ...]
    """The files that say how words are said, if there are any."""
    entries: Mapping[str, str]
    """What the model says of itself."""

    @property
    def espeak_voice(self) -> str:
        """The voice of espeak-ng whose sounds the model learnt; empty if it reads none."""
        if not self.family.reads_sounds or self.entries.get("has_espeak") == "0":
            return ""
        if self.reads_letters or not _reads_sounds(self.family, self.entries):
            return ""
        return self.entries.get("voice") or self.family.espeak_voice

    @property
    def reads_letters(self) -> bool:
        """Whether it needs neither a lexicon nor sounds."""
        return not self.family.reads_sounds or self.entries.get("frontend") == "characters"


def inspect(path: Path) -> VoiceFolder:
    """Recognise a voice by its files. Loads nothing.

    Raises:
        WeightsMissing: there is no voice, or some of its files are not there; the error names them.
        WeightsDamaged: its model is cut off or says too little of itself.
    """
    if not path.is_dir():
        raise missing(f"There is no folder {path}.")
    family = next((each for each in FAMILIES if matching(path, each.sign)), None)
    if family is None:
        raise missing(f"There is no voice that sherpa-onnx knows in {path}.")
    found = {name: matching(path, patterns) for name, patterns in family.parts.items()}
    if absent := [family.parts[name][0] for name, files in found.items() if not files]:
        wanted = ", ".join(name.replace("*", "") for name in absent)
        raise missing(f"The {family.label} voice in {path} lacks {wanted}.")
    parts = {name: _preferred(files) for name, files in found.items()}
    told = {name: metadata.read(file) for name, file in parts.items() if file.suffix == ".onnx"}
    entries = told.get(family.told, {})
    if family is KOKORO and entries.get("model_type", "").startswith("kitten"):
        family = KITTEN
    if family.told:
        _check_entries(parts[family.told], entries, family)
    if family.vocoded:
        rate = told[family.vocoded].get("sample_rate", str(_RATE))
        _check_vocoder(parts["vocoder"], told["vocoder"], rate)
    lexicons = _lexicons(path)
    if family is VITS and _reads_sounds(family, entries) and entries.get("voice"):
        lexicons = []  # with one the library reads no sounds, and leaves out words that it lacks
    return VoiceFolder(
        path=path,
        family=family,
        parts=MappingProxyType(parts),
        lexicons=tuple(lexicons),
        entries=MappingProxyType(dict(entries)),
    )


def _lexicons(path: Path) -> list[Path]:
    """Those of a folder; of Kokoro's two for English the American one, for there can be one."""
    found = matching(path, ("lexicon*.txt",))
    american = any(_AMERICAN in file.name for file in found)
    return [file for file in found if not (american and _BRITISH in file.name)]


def _reads_sounds(family: Family, entries: Mapping[str, str]) -> bool:
    """Whether the library takes sounds for this model; of VITS it does for some makers'."""
    comment = entries.get("comment", "")
    return family is not VITS or any(maker in comment for maker in _MAKERS)


def _preferred(files: list[Path]) -> Path:
    """The smaller one of the same model in several precisions."""
    return next((file for file in files if _SMALL in file.name), files[0])


def _check_vocoder(file: Path, entries: Mapping[str, str], rate: str) -> None:
    """See that the network that makes the sound belongs to the one that draws it."""
    kind, own = entries.get("model_type", ""), entries.get("sample_rate", str(_VOCODER_RATE))
    if kind not in _VOCODERS:
        raise damaged(file, "is no vocoder, or does not tell of what kind it is")
    if own != rate:
        raise damaged(file, f"makes sound of {own} Hz, and the voice needs one of {rate} Hz")


def _check_entries(model: Path, entries: Mapping[str, str], family: Family) -> None:
    """See that the model says what the library asks it for; it ends the process if not."""
    if absent := [name for name in family.entries if not entries.get(name)]:
        raise damaged(model, f"does not tell its {', '.join(absent)}, so it is no {family.label}")
    for name in ("sample_rate", "n_speakers"):
        number = entries.get(name, "1")
        if not number.isascii() or not number.isdecimal() or int(number) > 10**6:
            raise damaged(model, f"has a {name} of {number!r}")
    if int(entries.get("n_speakers", "1")) > _MOST_SPEAKERS:
        raise damaged(model, f"has more than {_MOST_SPEAKERS} speakers")
