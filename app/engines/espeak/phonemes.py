"""How words sound, written down by espeak-ng for voices that read sounds instead of letters."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from app.engines.espeak.binding import Library
from app.engines.espeak.shared import LIBRARY
from app.errors import VoiceUnknown

_SWITCH: Final = re.compile(r"\([a-z][a-z-]*\)")
"""Where espeak-ng borrows another language for a word: `(en)ˌəʊkˈeɪ(cmn)`."""


class Phonemizer:
    """Shares espeak-ng with whoever else uses it in this process."""

    def __init__(self) -> None:
        """Load the library, if nobody has.

        Raises:
            EngineUnavailable: espeakng-loader is missing or cannot be used here.
        """
        LIBRARY.join()
        self._closed = False

    def phonemes(self, text: str, voice: str) -> str:
        """What is heard of `text`, in the International Phonetic Alphabet, without its marks.

        Args:
            text: neither NUL nor surrogates in it.
            voice: of espeak-ng, such as `en-us` or `cmn`.

        Raises:
            VoiceUnknown: espeak-ng has no such voice.
        """
        return _SWITCH.sub("", LIBRARY.run(partial(_phonemes, text, voice)).result())

    def close(self) -> None:
        """Give the library back."""
        if not self._closed:
            self._closed = True
            LIBRARY.leave()


def _phonemes(text: str, voice: str, library: Library) -> str:
    if not library.select(voice):
        raise VoiceUnknown(
            f"espeak-ng has no voice called {voice}.", engine="espeak", retryable=False
        )
    return library.phonemes(text)
