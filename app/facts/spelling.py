"""Sets small words right that slipped from the fingers."""

from __future__ import annotations

from functools import cached_property

from app.facts.patterns import Pattern

_WORD = Pattern(r"[a-z]{3,16}")


class Spelling:
    """Sets right the one slip of the fingers that a small word has.

    Known are `words`, parted by spaces. What a slip makes of one of them is that word, unless it
    is another word (`others`): letters exchanged, one left out, one typed twice; in words of at
    least `_LONG` letters also one wrong letter.
    """

    _SHORT, _LONG = 4, 6

    def __init__(self, words: str, others: str) -> None:
        self._known = frozenset(words.split())
        self._right = self._known | set(others.split())

    def correct(self, sentence: str) -> str:
        """Give `sentence` with its slips set right."""
        return _WORD.sub(lambda found: self._word(found[0]), sentence)

    @cached_property
    def _without(self) -> dict[str, list[tuple[int, str]]]:
        """What each known word is without each of its letters: the word, and which letter."""
        found: dict[str, list[tuple[int, str]]] = {}
        for word in self._known:
            for at in range(len(word)):
                found.setdefault(word[:at] + word[at + 1 :], []).append((at, word))
        return found

    def _word(self, word: str) -> str:
        if word in self._right:
            return word
        rests = [word[:at] + word[at + 1 :] for at in range(len(word))]
        cuts = ((word[:at], word[at : at + 2], word[at + 2 :]) for at in range(len(word) - 1))
        slips = {before + pair[::-1] + behind for before, pair, behind in cuts}
        if len(word) > self._SHORT:
            slips.update(rest for at, rest in enumerate(rests) if at and word[at] == word[at - 1])
        slips &= self._known
        slips.update(known for _, known in self._without.get(word, ()))
        if slips or len(word) < self._LONG:
            return min(slips, default=word)
        wrong = (
            (at, known)
            for at, rest in enumerate(rests)
            for place, known in self._without.get(rest, ())
            if place == at
        )
        return min(wrong, default=(0, word))[1]
