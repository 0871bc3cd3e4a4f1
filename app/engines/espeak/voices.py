"""Which of espeak-ng's voices are offered, and which one a request means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.engines.espeak.binding import NativeVoice
from app.errors import VoiceUnknown
from app.ports import Language, Voice

_OWN: dict[Language, str] = {"en": "en-us", "zh": "cmn"}
_ALIASES = {"en-gb": "en", "zh": "cmn", "zh-cn": "cmn", "zh-hk": "yue"}
"""BCP 47 tags that espeak-ng lists but does not answer to."""

_TIMBRES = ("f2", "f4", "m3", "m7")
_FOREIGN_SCRIPTS = ("shaw", "latn")
"""In the names of voices that read another script than people write."""


class Catalogue:
    """The voices of one espeak-ng."""

    def __init__(self, voices: Sequence[NativeVoice], variants: Sequence[NativeVoice]) -> None:
        self._languages = {_name(voice): _language(voice) for voice in voices}
        self._timbres = frozenset(_file(variant) for variant in variants)
        self.offered: tuple[Voice, ...] = tuple(_offers(voices, variants))

    def resolve(self, voice: str, language: Language) -> str:
        """The name by which espeak-ng knows `voice`; for "" its own choice for `language`.

        An English voice is no use for a Chinese utterance, nor the other way round: such an
        utterance gets its own language's voice, in the timbre that was asked for.

        Raises:
            VoiceUnknown: there is no such timbre. espeak-ng itself would ignore it.
        """
        name, plus, timbre = voice.partition("+")
        name = _ALIASES.get(name.lower(), name.lower())
        if plus and timbre not in self._timbres:
            raise VoiceUnknown(f"espeak-ng has no timbre called {timbre}.", engine="espeak")
        spoken = self._languages.get(name)
        if not name or (spoken is not None and spoken != language):
            name = _OWN[language]
        return f"{name}{plus}{timbre}"


def _offers(voices: Sequence[NativeVoice], variants: Sequence[NativeVoice]) -> Iterator[Voice]:
    timbres = {_file(variant): variant.label for variant in variants}
    for voice in voices:
        name = _name(voice)
        if _language(voice) is None or any(part in name for part in _FOREIGN_SCRIPTS):
            continue
        yield Voice(name, voice.label, voice.languages, "espeak")
        if name in _OWN.values():
            for timbre in _TIMBRES:
                label = f"{voice.label}, {timbres[timbre]}"
                yield Voice(f"{name}+{timbre}", label, voice.languages, "espeak")


def _language(voice: NativeVoice) -> Language | None:
    """The language of ours that `voice` speaks."""
    families = {tag.partition("-")[0] for tag in voice.languages}
    if "en" in families:
        return "en"
    return "zh" if "zh" in families else None


def _name(voice: NativeVoice) -> str:
    """The name by which espeak-ng finds `voice`: that of its file, in lower case.

    Its language tag will not do: `en-gb` is refused, and the voice before it goes on speaking.
    """
    return _file(voice).lower()


def _file(voice: NativeVoice) -> str:
    return voice.identifier.rpartition("/")[2]
