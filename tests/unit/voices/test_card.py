"""A card holds what a voice can be; what it cannot is named with a way out."""

from __future__ import annotations

import dataclasses

import pytest

from app.errors import VoiceCardRefused
from app.voices import VoiceCard, check_name, seed_of, voice_of
from tests.voice_factory import card, embedding, prompt


def test_a_voice_begins_as_a_name_and_a_seed():
    voice = VoiceCard("Lin", seed=7)
    assert (voice.engine, voice.embedding, voice.sample) == ("chattts", "", "")
    assert (voice.temperature, voice.top_p, voice.top_k) == (0.3, 0.7, 20)
    assert voice.languages == ("en", "zh")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", " \u3000"),
        ("name", "Lin "),
        ("name", "Lin\nda"),
        ("name", "L" * 61),
        ("name", "\ud800"),
        ("name", "abc\u202edef"),
        ("name", "Seed:12"),
        ("name", 12),
        ("engine", ""),
        ("engine", "../chattts"),
        ("seed", -1),
        ("seed", 2**63),
        ("seed", 1.0),
        ("seed", True),
        ("embedding", "hello"),
        ("embedding", b"bytes"),
        ("embedding", "一" * 50_000),
        ("temperature", 0.0),
        ("temperature", 2.01),
        ("temperature", float("nan")),
        ("temperature", 10**400),
        ("temperature", "warm"),
        ("top_p", 1.1),
        ("top_k", 0),
        ("top_k", 20.5),
        ("repetition_penalty", 0.9),
        ("repetition_penalty", float("inf")),
        ("model", "a" * 200),
        ("languages", ()),
        ("languages", ("fr",)),
        ("languages", ("en", "en")),
        ("languages", (["en"],)),
        ("languages", "en"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_by_its_name(field, value):
    with pytest.raises(VoiceCardRefused, match=field) as caught:
        dataclasses.replace(card(), **{field: value})
    assert caught.value.field == field
    assert caught.value.remedy.endswith(".")


@pytest.mark.parametrize(
    "name", ["Lin", "林老师", "Zoë 2", "👩‍🚀", "L" * 60, "a/b\\c:d", "CON", "seed 3"]
)
def test_a_name_is_whatever_can_be_seen(name):
    check_name(name)
    assert VoiceCard(name).name == name


def test_a_sample_and_its_words_come_together():
    voice = card(sample=prompt(), sample_text="Good morning.")
    assert voice.sample_text == "Good morning."
    with pytest.raises(VoiceCardRefused, match="sample_text is empty"):
        card(sample=prompt())
    with pytest.raises(VoiceCardRefused, match="sample is empty"):
        card(sample_text="Good morning.")
    with pytest.raises(VoiceCardRefused, match="sample cannot be used"):
        card(sample=embedding(), sample_text="Good morning.")


@pytest.mark.parametrize("seed", [0, 42, 2**63 - 1])
def test_a_voice_without_a_card_is_called_by_its_seed(seed):
    assert seed_of(voice_of(seed)) == seed


@pytest.mark.parametrize(
    "voice",
    [
        "",
        "Lin",
        "seed:",
        "seed:-1",
        "seed:1.5",
        "seed:²",
        "12",
        f"seed:{2**63}",
        "seed:" + "9" * 5000,
    ],
)
def test_no_other_voice_is_a_seed(voice):
    assert seed_of(voice) is None
