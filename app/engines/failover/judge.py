"""Listens to one utterance of any engine, and knows what is not the text being said."""

from __future__ import annotations

from typing import Final

from app.engines.ear import Ear
from app.engines.failover.ending import Ending
from app.engines.failover.length import WORD, least_text, most_seconds
from app.engines.reading_aloud import GRACE, usual_seconds
from app.errors import BadSpeech, RunawaySpeech
from app.ports import AudioChunk, SpeechRequest, WordMark
from app.silence import last_loud

_LONGEST_SILENCE: Final = 3.0
"""Seconds without a sound that no pause of speech lasts, at speed 1."""
_RATES: Final = (4_000, 384_000)
"""Samples a second that a voice can have."""

_SHORTEST: Final = 0.1
"""The share of the usual time from which on a text may have been said whole by a speaker whose pace
is not known: ten times faster than people read."""
_SHORTEST_KNOWN: Final = 0.6
"""The same for one whose pace is: espeak-ng needs 0.72 to 2.2 times its median."""
_SLOWEST: Final = 1.0
"""A pace that counts at most: one that spelt out what it could not read seemed to be slow."""
_SLACK: Final = 0.3
"""Seconds by which a short word may be shorter."""
_LAST_WORD: Final = 0.4
_LAST_WORDS: Final = 0.6
"""The share of its usual time that the last word must have had, and the last words where not all of
them have a mark. In 500 sentences of espeak-ng it is 0.57 and 0.71 at least."""


class Judge:
    """One instance an utterance. Raises as soon as it is sure; says what it heard."""

    def __init__(
        self, engine: str, request: SpeechRequest, pace: float | None, *, soft: bool = False
    ) -> None:
        """Begin.

        Args:
            engine: What errors say they are from.
            request: What it was asked.
            pace: How many times longer than usual it takes, if that is known.
            soft: Whether it is known to die away at the end of what it says.
        """
        self._engine = engine
        self._request = request
        self._pace = pace
        self._soft = soft
        self._ending = Ending()
        self._ear = Ear(engine)
        self._most = self._at_most(request.text)
        self._rate = 0
        self._samples = self._loud = 0
        self._last: WordMark | None = None

    @property
    def seconds(self) -> float:
        """Of sound so far, without the silence at its end."""
        return self._loud / self._rate if self._rate else 0.0

    @property
    def soft(self) -> bool:
        """Whether its end died away."""
        return self._ending.is_soft

    @property
    def marked(self) -> bool:
        """Whether any word was marked."""
        return self._last is not None

    def hear(self, chunk: AudioChunk) -> AudioChunk:
        """The piece, no sample beyond full scale.

        Raises:
            BadSpeech: it is no speech, or no longer.
        """
        self._check_form(chunk)
        samples = self._ear.hear(chunk.samples)
        loud = last_loud(samples)
        if loud is not None:
            self._loud = self._samples + loud + 1
        self._samples += len(samples)
        self._ending.push(samples, chunk.sample_rate)
        self._last = chunk.words[-1] if chunk.words else self._last
        if self._samples - self._loud > _LONGEST_SILENCE / self._request.speed * self._rate:
            raise self._bad("The voice was silent.")
        if self._samples > self._most * self._rate or self._babbles():
            raise RunawaySpeech("The voice does not come to an end.", engine=self._engine)
        return AudioChunk(samples, chunk.sample_rate, chunk.words)

    def finish(self) -> None:
        """The utterance is over.

        Raises:
            BadSpeech: nothing of it could be heard, or not all of the text.
        """
        text = least_text(self._request.text)
        if text:
            self._ear.finish()
        least = _SHORTEST if self._pace is None else _SHORTEST_KNOWN * min(self._pace, _SLOWEST)
        if self.seconds + _SLACK < least * self._usual(text) or self._tail_is_missing():
            raise self._bad("The voice swallowed the text.")
        if self._soft and not self.soft:
            raise self._bad("The voice swallowed the text.")

    def _check_form(self, chunk: AudioChunk) -> None:
        rate = chunk.sample_rate
        if not _RATES[0] <= rate <= _RATES[1] or self._rate not in {0, rate}:
            raise self._bad("The voice does not keep one sample rate.")
        if not len(chunk.samples):
            raise self._bad("The voice was silent.")
        self._rate = rate

    def _babbles(self) -> bool:
        """Whether more has sounded since the last mark than all the text behind it can take."""
        if self._last is None or self._samples - self._last.sample < GRACE * self._rate:
            return False
        most = self._at_most(self._request.text[self._last.start :])
        return self._samples - self._last.sample > most * self._rate

    def _tail_is_missing(self) -> bool:
        """Whether the sound behind the last mark is too short for what stands behind it.

        Engines that mark words do not mark all of them.
        """
        if self._last is None:
            return False
        seconds = (self._loud - self._last.sample) / self._rate
        behind, last = self._request.text[self._last.end :], self._request.text[self._last.start :]
        share = _LAST_WORDS if WORD.search(least_text(behind)) else _LAST_WORD
        usual = self._usual(least_text(last))
        return usual > 0.0 and seconds < share * min(self._pace or 1.0, _SLOWEST) * usual

    def _at_most(self, text: str) -> float:
        """Seconds. Who speaks faster is not always as much faster as was asked."""
        return most_seconds(text) / min(self._request.speed, 1.0)

    def _usual(self, text: str) -> float:
        return usual_seconds(text) / self._request.speed

    def _bad(self, sentence: str) -> BadSpeech:
        return BadSpeech(sentence, engine=self._engine)
