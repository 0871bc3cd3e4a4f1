"""Punctuation to the few marks that a neural voice knows: a stop, a comma, a list's comma."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.ports import Language

STOPS = ".!?。！？"
COMMAS = ",;:，；：—–…|•"
PAUSE = "、"
SOFT = "()[]（）【】"
"""Something is put in between: a comma, but none at either end of the text."""
QUOTES = '"“”《》「」『』〈〉'
ALL = STOPS + "…" + COMMAS + PAUSE + SOFT + QUOTES

_CLUSTER = re.compile(r"(?!(?<=[A-Za-z]) [A-Za-z])[^A-Za-z\u4e00-\u9fff]+")
"""All that is no letter, but for the space between two Latin words, which stays."""
_STOP, _COMMA = re.compile(f"[{re.escape(STOPS)}]"), re.compile(f"[{re.escape(COMMAS)}]")
_SOFT = re.compile(f"[{re.escape(SOFT)}]")
_WIDE = re.compile(r"[。！？，；：、（）]")
_TRAILING_OFF = re.compile(r"\.{2,}|…")


def settled(text: str, places: Sequence[int], language: Language) -> tuple[str, list[int]]:
    """Put one mark, or one space, where several marks and spaces stand.

    Args:
        text: words with marks of any kind between them.
        places: where each of its characters comes from.
        language: of the utterance.

    Returns:
        The text and its places.
    """
    parts: list[str] = []
    kept: list[int] = []
    end = 0
    for cluster in _CLUSTER.finditer(text):
        start = cluster.start()
        parts.append(text[end:start])
        kept.extend(places[end:start])
        end = cluster.end()
        mark = _mark(cluster[0], text[start - 1 : start], text[end : end + 1], language)
        parts.append(mark)
        kept.extend([places[start]] * len(mark))
    parts.append(text[end:])
    kept.extend(places[end:])
    return "".join(parts), kept


def _mark(cluster: str, before: str, after: str, language: Language) -> str:
    """Choose what is heard of a row of marks and spaces between two letters."""
    if not before:
        return ""
    kind = _kind(cluster, ended=not after)
    if kind == "space":
        return _gap(cluster, before, after)
    wide = before > "z" or after > "z" or (language == "zh" and _WIDE.search(cluster) is not None)
    if kind == "pause" and wide and after:
        return PAUSE
    if wide:
        return "。" if kind == "stop" else "，"
    return ("." if kind == "stop" else ",") + (" " if after else "")


def _kind(cluster: str, *, ended: bool) -> str:
    if not ended:
        cluster = _TRAILING_OFF.sub(",", cluster)
    if _STOP.search(cluster) or (ended and "…" in cluster):
        return "stop"
    if _COMMA.search(cluster):
        return "comma"
    if PAUSE in cluster:
        return "pause"
    return "comma" if not ended and _SOFT.search(cluster) else "space"


def _gap(cluster: str, before: str, after: str) -> str:
    """Keep a gap between two words of which one is Latin, where there was one or is need of one."""
    if not after or (before > "z" and after > "z"):
        return ""
    both = before <= "z" and after <= "z"
    return " " if both or " " in cluster else ""
