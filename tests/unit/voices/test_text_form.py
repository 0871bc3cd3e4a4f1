"""The text form of ChatTTS: what it packs is recognised, and damage does no more than be told."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.voices.text_form import embedding_values, in_text_form, prompt_steps
from tests.voice_factory import compressed, embedding, in_text, prompt


@given(st.binary(max_size=40))
def test_the_text_form_is_that_of_the_package(packed):
    base16384 = pytest.importorskip("pybase16384")
    assert in_text(packed) == base16384.encode_to_string(packed)


def test_an_embedding_of_the_package_is_one_here():
    numpy = pytest.importorskip("numpy")
    speaker = pytest.importorskip("pybase16384")
    values = numpy.random.default_rng(5).normal(size=768).astype(numpy.float16)
    text = speaker.encode_to_string(compressed(values.tobytes()))
    assert in_text_form(text)
    assert embedding_values(text) == 768


@pytest.mark.parametrize("values", [1, 64, 767, 768, 4096])
def test_an_embedding_says_how_many_values_it_holds(values):
    assert embedding_values(embedding(3, values)) == values


@pytest.mark.parametrize("steps", [1, 12, 2048])
def test_a_code_prompt_says_how_long_it_is(steps):
    assert prompt_steps(prompt(steps)) == steps


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "hello",
        embedding()[:-3],
        embedding()[3:],
        embedding() + "一",
        in_text(compressed(b"\0" * 1536)),
        in_text(compressed(b"\0\x7e" * 768)),
        in_text(compressed(b"abc")),
        in_text(compressed(b"\1" * 100_000_000)),
        in_text(b"nothing of the kind"),
    ],
    ids=[
        "none",
        "words",
        "cut",
        "begun late",
        "longer",
        "nothing",
        "no numbers",
        "odd",
        "bomb",
        "bytes",
    ],
)
def test_what_is_no_embedding_is_refused(damaged):
    with pytest.raises(ValueError):
        embedding_values(damaged)


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "hello",
        in_text(b"\4"),
        prompt()[:-3],
        prompt(books=3),
        prompt(code=626),
        prompt(4000),
        embedding(),
    ],
    ids=["none", "words", "short", "cut", "three books", "no such code", "long", "embedding"],
)
def test_what_is_no_code_prompt_is_refused(damaged):
    with pytest.raises(ValueError):
        prompt_steps(damaged)


@given(st.text(st.characters(min_codepoint=0x3CFE, max_codepoint=0x8E02), max_size=60))
def test_any_text_measures_or_is_refused(text):
    for measure in (embedding_values, prompt_steps):
        with suppress(ValueError):
            assert measure(text) > 0


def test_an_embedding_with_any_part_changed_measures_or_is_refused():
    chance, text = random.Random(4), embedding()
    for _ in range(300):
        at = chance.randrange(len(text))
        changed = text[:at] + chr(0x4E00 + chance.randrange(1 << 14)) + text[at + 1 :]
        with suppress(ValueError):
            assert embedding_values(changed) > 0
