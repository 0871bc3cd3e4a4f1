"""Which voices Sambert has, and which one a request means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.engines.sambert.faults import ENGINE
from app.errors import VoiceUnknown
from app.ports import Language, Voice

_BOTH: Final = ("zh", "en")
_ENGLISH: Final = ("en",)

_RICH: Final = 48_000
_PLAIN: Final = 16_000
"""Hertz in which a voice was made; others are only resampled by the service."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice of the service, which calls it a model."""

    model: str
    label: str
    languages: tuple[str, ...]
    sample_rate: int


def _speakers(
    names: dict[str, str], languages: tuple[str, ...], sample_rate: int
) -> tuple[Speaker, ...]:
    return tuple(
        Speaker(f"sambert-{name}-v1", label, languages, sample_rate)
        for name, label in names.items()
    )


SPEAKERS: Final = (
    *_speakers(
        {
            "zhiqi": "知琪 Zhiqi, gentle woman",
            "zhichu": "知厨 Zhichu, narrating man",
            "zhinan": "知楠 Zhinan, advertising man",
            "zhide": "知德 Zhide, news, man",
            "zhijia": "知佳 Zhijia, standard woman",
            "zhiru": "知茹 Zhiru, news, woman",
            "zhiqian": "知倩 Zhiqian, information, woman",
            "zhixiang": "知祥 Zhixiang, deep man",
            "zhiwei": "知薇 Zhiwei, bright woman",
        },
        _BOTH,
        _RICH,
    ),
    *_speakers(
        {
            "zhihao": "知浩 Zhihao, advising man",
            "zhijing": "知婧 Zhijing, strict woman",
            "zhiming": "知茗 Zhiming, humorous man",
            "zhimo": "知墨 Zhimo, feeling man",
            "zhina": "知娜 Zhina, woman from Zhejiang",
            "zhishu": "知树 Zhishu, information, man",
            "zhistella": "知莎 Zhistella, thoughtful woman",
            "zhiting": "知婷 Zhiting, radio, woman",
            "zhixiao": "知笑 Zhixiao, information, woman",
            "zhiya": "知雅 Zhiya, strict woman",
            "zhiye": "知晔 Zhiye, young man",
            "zhiying": "知颖 Zhiying, child",
            "zhiyuan": "知媛 Zhiyuan, caring woman",
            "zhiyue": "知悦 Zhiyue, gentle woman",
            "zhigui": "知柜 Zhigui, presenting woman",
            "zhishuo": "知硕 Zhishuo, natural man",
            "zhimiao-emo": "知妙 Zhimiao, woman of many feelings",
            "zhimao": "知猫 Zhimao, presenting woman",
            "zhilun": "知伦 Zhilun, suspense, man",
            "zhifei": "知飞 Zhifei, stirring man",
            "zhida": "知达 Zhida, standard man",
        },
        _BOTH,
        _PLAIN,
    ),
    *_speakers(
        {
            "cally": "Cally, natural woman",
            "beth": "Beth, advising woman",
            "betty": "Betty, helping woman",
            "cindy": "Cindy, talking woman",
            "eva": "Eva, keeping company, woman",
            "donna": "Donna, teaching woman",
            "brian": "Brian, helping man",
        },
        _ENGLISH,
        _PLAIN,
    ),
)
"""Those that speak a language of ours and tell when each word sounds, from the service's list of
models (help.aliyun.com/zh/model-studio/sambert-java-sdk); its other voices speak neither."""

_BY_MODEL: Final = {speaker.model: speaker for speaker in SPEAKERS}
_OWN: Final[dict[Language, str]] = {"zh": "sambert-zhiqi-v1", "en": "sambert-cally-v1"}

OFFERED: Final = tuple(
    Voice(speaker.model, speaker.label, speaker.languages, ENGINE) for speaker in SPEAKERS
)


def resolve(voice: str, language: Language) -> Speaker:
    """The voice that is meant; for "" the engine's own choice for `language`.

    A voice that does not speak the language gives way to that choice.

    Raises:
        VoiceUnknown: Sambert has no such voice.
    """
    speaker = _BY_MODEL.get(voice or _OWN[language])
    if speaker is None:
        raise VoiceUnknown(f"Sambert has no voice called {voice}.", engine=ENGINE)
    return speaker if language in speaker.languages else _BY_MODEL[_OWN[language]]
