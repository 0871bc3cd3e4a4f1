"""Cutting a stream into sentences: right on our cases, cheap for every token, linear in length."""

from __future__ import annotations

import gc
import re
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

import sentencex

from app.segmenter import TextSegmenter
from benchmarks.report import Row, main

_CASES = Path(__file__).parents[1] / "tests" / "data" / "segmenter_sentences.toml"
_CUT = "⏐"
_ROUNDS = 40
_MOST_MICROSECONDS = 5.0
_MOST_GROWTH = 1.3

_REPLIES = {
    "en": (
        "Sure, I can explain how the tides work. The moon pulls on the sea, and so does the sun,"
        " but the moon is much closer; that is why it wins. On Jan. 5, 2024, the tide in St. Malo"
        " rose by 12.4 metres, e.g. more than a house. Dr. Lane measured it at 6:30 a.m. with a"
        ' simple pole. "Is that normal?" she asked. It is.\n\n'
        "Three things matter here. First, the shape of the coast: a narrow bay makes the water"
        " climb. Second, the season, since the sun helps most in spring. Third, the wind; a storm"
        " from the west adds half a metre, and nobody can say it a week before. Would you like a"
        " table for your town? I can also explain why some places see one tide a day, not two."
    ),
    "zh": (
        "好的，我来讲一下潮汐是怎么回事。月亮吸引着海水，太阳也一样，不过月亮近得多，所以它的作用更大。"
        "2024年1月5日，圣马洛的潮水涨了12.4米，比一栋房子还高。测量的人是李博士，她用的只是一根杆子。"
        "“这正常吗？”她问。很正常。\n\n"
        "有三件事要注意。第一，海岸的形状：海湾越窄，水涨得越高。第二，季节，因为春天太阳帮的忙最多。"
        "第三，风；西边来的风暴会再加半米，而且一个星期以前谁也说不准。要不要我给你列一张表？"
        "我也可以讲讲，为什么有的地方一天只有一次潮水，而不是两次。"
    ),
}
_TOKEN = re.compile(r"\s?[A-Za-z']{1,7}|\s?\d|[\u4e00-\u9fff]{1,2}|\s|\S")


def rows() -> Iterator[Row]:
    """Measure everything, ours and the peer's interleaved."""
    yield from _correctness()
    for language, reply in _REPLIES.items():
        yield from _cost(_TOKEN.findall(reply), language)
    yield from _growth()


def _correctness() -> Iterator[Row]:
    with _CASES.open("rb") as file:
        groups = tomllib.load(file)
    cases = [(case, lang) for lang in groups for part in groups[lang].values() for case in part]
    right, wrong = _score(cases, _cut_by_us)
    right_peer, wrong_peer = _score(cases, _cut_by_peer)
    yield Row(
        name=f"right of {len(cases)} cases",
        ours=right,
        other=right_peer,
        against="sentencex",
        target=">= 1 x",
        ok=right >= right_peer,
        unit="cases",
    )
    yield Row(
        name="wrong cuts",
        ours=wrong,
        other=wrong_peer,
        against="sentencex",
        target="0",
        ok=wrong == 0,
        unit="cuts",
    )


def _score(
    cases: Sequence[tuple[str, str]], cut: Callable[[str, str], list[str]]
) -> tuple[int, int]:
    """How many cases are right in every cut, and how many cuts are where none should be."""
    right = wrong = 0
    for case, language in cases:
        expected = [sentence.strip() for sentence in case.split(_CUT)]
        found = cut(case.replace(_CUT, ""), language)
        right += found == expected
        wrong += len(_places(found) - _places(expected))
    return right, wrong


def _places(sentences: Sequence[str]) -> set[int]:
    """Where the cuts are, counted in characters that are not spaces."""
    places, passed = set(), 0
    for sentence in sentences[:-1]:
        passed += len("".join(sentence.split()))
        places.add(passed)
    return places


def _cut_by_us(text: str, _language: str) -> list[str]:
    segmenter = TextSegmenter(None, shortest=0.0, longest=1000.0)
    said = segmenter.push(text) + segmenter.finish()
    return [text[start:end] for start, end in (utterance.span for utterance in said)]


def _cut_by_peer(text: str, language: str) -> list[str]:
    return [part.strip() for part in sentencex.segment(language, text) if part.strip()]


def _cost(tokens: Sequence[str], language: str) -> Iterator[Row]:
    """CPU time a token, in alternating rounds of some milliseconds.

    The limit is ours; the peer, which cuts sentences and does nothing else, is shown beside it.
    """
    ours, others = [], []
    gc.collect()
    for _ in range(_ROUNDS):
        ours.append(_cpu_time(lambda: _stream_ours(tokens)) / len(tokens) * 1e6)
        others.append(_cpu_time(lambda: _stream_peer(tokens, language)) / len(tokens) * 1e6)
    peer = "sentencex"
    for other, spread, against, target in (
        (_MOST_MICROSECONDS, None, "limit", "< 1 x"),
        (median(others), _half_range(others), peer, "reported"),
    ):
        yield Row(
            name=f"CPU a token, {language}",
            ours=median(ours),
            spread=_half_range(ours),
            other=other,
            other_spread=spread,
            against=against,
            target=target,
            ok=against == peer or median(ours) < other,
            unit="us",
        )


def _half_range(values: Sequence[float]) -> float:
    return (max(values) - min(values)) / 2


def _cpu_time(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _stream_ours(tokens: Sequence[str]) -> None:
    segmenter = TextSegmenter(0.0)
    for token in tokens:
        segmenter.push(token)
    segmenter.finish()


def _stream_peer(tokens: Sequence[str], language: str) -> None:
    """Ask again with every token, and keep what is not yet certain."""
    held = ""
    for token in tokens:
        held += token
        *_, held = sentencex.segment(language, held)


def _growth() -> Iterator[Row]:
    """What a token costs in a text four times as long that never ends a sentence."""
    texts = {"words": "word ", "clauses": "word, ", "openers": "((( ", "marks": "* _a` [b "}
    for name, part in texts.items():
        short, long = _per_character(part, 1000), _per_character(part, 4000)
        yield Row(
            name=f"growth of a token from 1k to 4k characters, {name}",
            ours=long,
            other=short,
            against="ourselves at 1k",
            target=f"<= {_MOST_GROWTH} x",
            ok=long <= _MOST_GROWTH * short,
            unit="us",
        )


def _per_character(part: str, length: int) -> float:
    text = part * (length // len(part))
    tokens = [text[start : start + 4] for start in range(0, len(text), 4)]
    best = min(_cpu_time(lambda: _stream_ours(tokens)) for _ in range(_ROUNDS // 2))
    return best / len(tokens) * 1e6


if __name__ == "__main__":
    raise SystemExit(main(rows))
