"""What is true of every entry of the dictionary's data."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pytest

from app.facts.dictionary import Dictionary
from app.facts.lexicon import Concept, Word, fold, look_alikes, plural, slipped
from app.facts.patterns import is_chinese

CONCEPTS = Dictionary().concepts()
WORDS = Dictionary().words()
OF_THE_APP = {
    *("model", "voice", "speed", "window", "setting", "settings", "microphone", "speaker"),
    *("volume", "download", "theme", "help", "sottovoce", "engine", "file", "conversation"),
    *("模型", "声音", "语音", "语速", "速度", "窗口", "设置", "麦克风", "音量", "帮助", "对话"),
}
TONED = {"̄", "́", "̌", "̀"}


def twice(names: list[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def sounds(pinyin: str) -> bool:
    """Whether every syllable is one: letters with one vowel group, at most one tone mark."""
    for syllable in pinyin.split(" "):
        plain = unicodedata.normalize("NFD", syllable)
        tones = [mark for mark in plain if mark in TONED]
        letters = plain.translate({ord(mark): None for mark in (*TONED, "̈")})
        if len(tones) > 1 or not re.fullmatch(
            r"[bpmfdtnlgkhjqxzcsrwy]?h?[aeiouü]+(?:n|ng|r)?", letters
        ):
            return False
    return True


def test_there_are_enough_entries() -> None:
    assert len(CONCEPTS) >= 400
    assert len(WORDS) >= 800


def test_no_name_stands_for_two_concepts() -> None:
    assert not twice([fold(name) for concept in CONCEPTS for name in concept.english])
    assert not twice([fold(name) for concept in CONCEPTS for name in concept.chinese])


def test_no_word_is_listed_twice() -> None:
    assert not twice([fold(name) for word in WORDS for name in word.english])
    assert not twice([fold(word.chinese) for word in WORDS])


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.english[0])
def test_a_concept_is_well_formed(concept: Concept) -> None:
    name, chinese = concept.english[0], concept.chinese[0]
    english = concept.english_definition
    assert 8 <= len(english.split()) <= 22
    assert 12 <= len(concept.chinese_definition) <= 40
    assert re.match(rf"(?:an? |the )?{re.escape(name)}(?:e?s)? (?:is|are) ", english), english
    assert re.match(rf"{chinese}[是指]", concept.chinese_definition)
    assert not re.search(r"[.;!?\d]", english)
    assert not re.search(r"[。；！？\d,a-zA-Z]", concept.chinese_definition)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z' -]*", form) for form in concept.english)
    assert all(is_chinese(form) for form in concept.chinese)
    assert len(concept.pinyin.split(" ")) == len(chinese)
    assert sounds(concept.pinyin)
    assert not OF_THE_APP & {*concept.english, *concept.chinese}


def test_an_article_fits_the_sound_after_it() -> None:
    for concept in CONCEPTS:
        article, name = concept.english_definition.split()[:2]
        if article in {"a", "an"}:
            vowel = re.match(r"[aeio]|u[mn][^i]|hour", name) is not None
            assert (article == "an") == vowel, concept.english_definition


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.english[0])
def test_a_word_is_well_formed(word: Word) -> None:
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z' -]*", form) for form in word.english)
    assert re.fullmatch(r"[㐀-鿿]+", word.chinese)
    assert len(word.pinyin.split(" ")) == len(word.chinese)
    assert sounds(word.pinyin)


def test_the_two_parts_of_the_dictionary_agree() -> None:
    concepts = {concept.chinese[0]: concept for concept in CONCEPTS}
    for word in WORDS:
        same = concepts.get(word.chinese)
        assert same is None or same.pinyin == word.pinyin, word
    named = {fold(name): it.chinese for it in CONCEPTS for name in it.english}
    for word in WORDS:
        for english in word.english:
            assert word.chinese in named.get(fold(english), (word.chinese,)), word


def test_a_look_alike_is_a_slip_away_from_a_name_and_no_name() -> None:
    names = {fold(name) for entry in (*CONCEPTS, *WORDS) for name in entry.english}
    names |= {plural(name) for name in names}
    for word in look_alikes():
        assert word not in names
        assert any(slipped(name, word) for name in names), word
