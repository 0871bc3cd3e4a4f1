"""The starter model as it is kept in the repository."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from tokenizers import Tokenizer, models

from tools.starter_model import answers, gguf_file
from tools.starter_model.chatml import SYSTEM_PROMPT, TEMPLATE, Message
from tools.starter_model.held_out.judging import loops
from tools.starter_model.held_out.playing import Player
from tools.starter_model.held_out.prompts import Prompt
from tools.starter_model.tokenizer import pre_tokenizer
from tools.starter_model.verify import MODEL, held_out_prompts, verify

pytestmark = pytest.mark.usefixtures("one_thread")

TYPICAL = [
    ("Hello!", r"Hello|Hi"),
    ("Who are you?", r"Sottovoce"),
    ("What can you do?", r"joke"),
    ("Is my data private?", r"computer|machine"),
    ("How do I make you stop talking?", r"Esc"),
    ("How do I get a bigger model?", r"top of the window"),
    ("Tell me a joke", r"\w+[.?]"),
    ("Thank you very much", r"welcome|pleasure|Any time"),
    ("What is the capital of France?", r"do not know"),
    ("Goodbye", r"bye|See you"),
    ("你好", r"你好|嗨"),
    ("你是谁？", r"Sottovoce"),
    ("你会做什么？", r"笑话"),
    ("你需要联网吗？", r"电脑"),
    ("怎么换更大的模型？", r"窗口顶部"),
    ("讲个笑话", r"[\u4e00-\u9fff]{4}"),
    ("什么是量子力学？", r"不知道"),
    ("谢谢", r"不客气|不用谢|随时"),
    ("再见", r"再见|回头见|拜拜"),
]


@pytest.fixture(scope="module")
def model() -> Iterator[Any]:
    loaded = answers.load(MODEL)
    yield loaded
    loaded.close()


@pytest.fixture(scope="module")
def player() -> Iterator[Player]:
    opened = Player(MODEL)
    yield opened
    opened.close()


def say(model: Any, *texts: str) -> answers.Answer:
    """The answer to the last of the user's `texts`, after its answers to those before."""
    told = [Message("system", SYSTEM_PROMPT)]
    for text in texts:
        given = answers.answer(model, [*told, Message("user", text)])
        told += [Message("user", text), Message("assistant", given.text)]
    return given


@pytest.mark.parametrize(("prompt", "expected"), TYPICAL)
def test_it_answers_to_the_point_and_comes_to_an_end(
    model: Any, prompt: str, expected: str
) -> None:
    given = say(model, prompt)
    assert re.search(expected, given.text), given.text
    assert given.ended
    assert not loops(given.text)


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("Can you speak slower?", r"Alt"),
        ("How do I make you stop talking?", r"Esc"),
        ("怎么让你停下来？", r"Esc"),
    ],
)
def test_it_leads_through_the_app_with_what_the_app_looks_up(
    player: Player, prompt: str, expected: str
) -> None:
    (given,) = player.play(Prompt("free", "en", "typical", prompt))
    assert re.search(expected, given.answer), given.answer
    assert given.usage.stop == "stop"


def test_it_changes_the_language_with_the_user(model: Any) -> None:
    assert re.search("你好|嗨", say(model, "Hello", "你好").text)
    assert re.search("Hello|Hi", say(model, "你好", "Hello").text)


@pytest.mark.parametrize(
    ("fact", "question"),
    [
        ("Fact: the time is 17:45", "what time is it?"),
        ("Fact: 17 × 23 = 391", "what is 17 times 23?"),
        ("事实：8 + 9 = 17", "8加9等于多少？"),
    ],
)
def test_it_answers_with_the_fact_that_is_given(model: Any, fact: str, question: str) -> None:
    number = re.findall(r"[\d:]+", fact)[-1]
    assert number in say(model, f"{fact}\n{question}").text


def test_torch_and_llama_cpp_agree_on_every_next_token() -> None:
    found = verify(MODEL, 25)
    assert found["float32"].agreement == 1.0
    assert found["float16"].agreement >= 0.995


def test_llama_cpp_cuts_text_into_the_tokens_that_were_trained(model: Any) -> None:
    _, vocabulary = gguf_file.read(MODEL)
    numbers = {token: number for number, token in enumerate(vocabulary.tokens)}
    merges = [(left, right) for left, right in map(str.split, vocabulary.merges)]
    tokenizer = Tokenizer(models.BPE(numbers, merges))
    tokenizer.pre_tokenizer = pre_tokenizer()
    texts = [*held_out_prompts(40), "naïve café  \n\n 12.5%  it's 你好，世界！🙂 𠮷"]
    for text in (each for prompt in texts for each in re.split(r"<\|\w+\|>", prompt)):
        ours = model.tokenize(text.encode(), add_bos=False, special=False)
        assert ours == tokenizer.encode(text).ids, text


def test_the_data_sheet_is_of_this_file() -> None:
    sheet = tomllib.loads(MODEL.with_suffix(".toml").read_text(encoding="utf-8"))
    content = MODEL.read_bytes()
    assert sheet["file"] == MODEL.name
    assert sheet["bytes"] == len(content)
    assert sheet["sha256"] == hashlib.sha256(content).hexdigest()
    assert sheet["system_prompt"] == SYSTEM_PROMPT


def test_the_file_says_its_name_licence_and_template(model: Any) -> None:
    assert model.metadata["general.name"] == gguf_file.NAME
    assert model.metadata["general.license"] == gguf_file.LICENCE
    assert model.metadata["tokenizer.chat_template"] == TEMPLATE
