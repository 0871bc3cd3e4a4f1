"""Writes the character that stands for each Chinese syllable: `python -m tools.homophones`.

The readings are those of pypinyin (MIT). Of the characters with a reading, the one is taken that a
voice is surest to read so: common, with no other reading, and in many phrases.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from pypinyin import Style, pinyin
from pypinyin.phrases_dict import phrases_dict

FILE = Path(__file__).resolve().parents[1] / "resources" / "spoken_forms" / "syllables.txt"
_LEVELS = (range(0xB0, 0xD8), range(0xD8, 0xF8))
"""First bytes in GB 2312 of common characters, and of the others."""


def readings(character: str) -> list[str]:
    """All readings of a character, the first one first: "chong2"."""
    (found,) = pinyin(character, style=Style.TONE3, heteronym=True, neutral_tone_with_five=True)
    return [reading.replace("ü", "v") for reading in found]


def table() -> dict[str, str]:
    """The best character of each syllable with its tone."""
    uses = Counter(character for phrase in phrases_dict for character in phrase)
    found: defaultdict[str, list[tuple[int, bool, int, str]]] = defaultdict(list)
    for level, rows in enumerate(_LEVELS):
        for high in rows:
            for low in range(0xA1, 0xFF):
                character = bytes((high, low)).decode("gb2312", "ignore")
                if not character:
                    continue
                first, *others = readings(character)
                if first[-1].isdigit() and first[:-1].isascii() and first[:-1].isalpha():
                    found[first].append((level, bool(others), -uses[character], character))
    return {syllable: min(choices)[-1] for syllable, choices in sorted(found.items())}


def main() -> None:
    """Write the table, a syllable a line."""
    FILE.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{syllable} {character}\n" for syllable, character in table().items()]
    FILE.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
