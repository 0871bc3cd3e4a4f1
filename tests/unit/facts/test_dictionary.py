"""What the dictionary answers, and where it keeps silent."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.facts.dictionary import Dictionary
from app.facts.source import Question

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
DICTIONARY = Dictionary()

GLACIER = "a glacier is a slow river of ice that flows down from high, cold land"
GLACIER_ZH = "冰川是在高寒地区由积雪变成的、缓慢流动的冰"
CAT_ZH = "猫是一种有胡须、毛茸茸的小动物，常被人当宠物养"
TO_CAT = '"cat" in Chinese is 猫 (māo)'
ZH_CAT = "“cat”的中文是“猫”"
FROM_CAT = "“猫”的英语是“cat”"


def said(text: str, *earlier: str) -> str | None:
    facts = DICTIONARY.find(Question(text, NOW, earlier))
    assert len(facts) <= 1
    return facts[0].text if facts else None


@pytest.mark.parametrize(
    "text",
    [
        "what is a glacier",
        "What's a glacier?",
        "whats a glacier",
        "WHAT IS A GLACIER??",
        "what are glaciers",
        "what does glacier mean",
        "what does the word glacier mean",
        'What does "glacier" mean?',
        "define glacier",
        "define a glacier",
        "tell me about glaciers",
        "tell me something about glaciers please",
        "can you tell me what a glacier is",
        "do you know what a glacier is?",
        "please explain what a glacier is",
        "explain what glaciers are",
        "what is the meaning of glacier",
        "definition of glacier",
        "hey, what exactly is a glacier?",
        "waht is a glacier",
        "wat is a glacier",
        "what is a glacer",
        "what is a galcier",
        "what is a glaccier",
        "ｗｈａｔ　ｉｓ　ａ　ｇｌａｃｉｅｒ？",
        "could you please explain what a glacier is to me",
        "what is 'glacier'",
    ],
)
def test_a_thing_is_defined_in_english(text: str) -> None:
    assert said(text) == GLACIER


@pytest.mark.parametrize(
    "text",
    [
        "什么是冰川",
        "什么是冰川？",
        "冰川是什么",
        "冰川是什么？",
        "冰川是啥",
        "冰川是什么意思",
        "“冰川”是什么意思？",
        "解释一下冰川",
        "请解释一下什么是冰川",
        "请问冰川是什么",
        "你知道冰川是什么吗",
        "告诉我什么是冰川",
        "给我介绍一下冰川",
        "什么叫冰川啊",
        "冰川的意思是什么",
        "冰河是什么",
        "你能告诉我冰川是什么吗？",
        "冰川 是 什么",
        "什麼是冰川",
        "什么是glacier",
        "冰川到底是什么东西",
    ],
)
def test_a_thing_is_defined_in_chinese(text: str) -> None:
    assert said(text) == GLACIER_ZH


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("how do you say cat in Chinese", TO_CAT),
        ("How do you say “cat” in Chinese?", TO_CAT),
        ("how to say a cat in mandarin", TO_CAT),
        ("what is cat in chinese", TO_CAT),
        ("what's the Chinese word for cat?", TO_CAT),
        ("whats cat in chinese", TO_CAT),
        ("what is the word for cat in chinese", TO_CAT),
        ("cat in Chinese please", TO_CAT),
        ("translate cat into chinese", TO_CAT),
        ("can you translate the word cat to chinese?", TO_CAT),
        ("what is cat in chinease", TO_CAT),
        ("how do I say CAT in Mandarin Chinese", TO_CAT),
        ("what is the chinese for 'cat'", TO_CAT),
        ("translate thank you into Chinese", '"thank you" in Chinese is 谢谢 (xiè xie)'),
        ("how do you say hello in chinese", '"hello" in Chinese is 你好 (nǐ hǎo)'),
        ("hello in chinese", '"hello" in Chinese is 你好 (nǐ hǎo)'),
        (
            "how do you say how are you? in chinese",
            '"how are you" in Chinese is 你好吗 (nǐ hǎo ma)',
        ),
        (
            "how do you say you're welcome in chinese",
            '"you are welcome" in Chinese is 不客气 (bù kè qi)',
        ),
        ("what does 谢谢 mean", '谢谢 in English is "thank you"'),
        ("what does “谢谢” mean in English?", '谢谢 in English is "thank you"'),
        ("谢谢 in English", '谢谢 in English is "thank you"'),
        ("what is 猫", '猫 in English is "cat"'),
        ("what's the English for 猫?", '猫 in English is "cat"'),
        ("how do you say 谢谢", '谢谢 in English is "thank you"'),
        ("translate 谢谢", '谢谢 in English is "thank you"'),
        ("how do you say 猫 in english", '猫 in English is "cat"'),
        ("translate cat", TO_CAT),
        ("what is glacier in chinese", '"glacier" in Chinese is 冰川 (bīng chuān)'),
        ("what are glaciers called in chinese", '"glacier" in Chinese is 冰川 (bīng chuān)'),
    ],
)
def test_a_word_is_translated_in_english(text: str, fact: str) -> None:
    assert said(text) == fact


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("猫用英语怎么说", FROM_CAT),
        ("“猫”用英语怎么说？", FROM_CAT),
        ("请问猫用英文怎么说", FROM_CAT),
        ("猫的英文是什么", FROM_CAT),
        ("猫的英语是什么", FROM_CAT),
        ("猫英语怎么说", FROM_CAT),
        ("猫的英文怎么说", FROM_CAT),
        ("英语里猫怎么说", FROM_CAT),
        ("怎么用英语说猫", FROM_CAT),
        ("把猫翻译成英语", FROM_CAT),
        ("帮我把“猫”翻译成英文", FROM_CAT),
        ("翻译一下猫", FROM_CAT),
        ("“谢谢”翻译成英文", "“谢谢”的英语是“thank you”"),
        ("谢谢用英语怎么说", "“谢谢”的英语是“thank you”"),
        ("苹果的英文是什么", "“苹果”的英语是“apple”"),
        ("你好吗的英文", "“你好吗”的英语是“how are you”"),
        ("cat是什么意思", ZH_CAT),
        ("cat 是什么意思？", ZH_CAT),
        ("CAT什么意思", ZH_CAT),
        ("cat用中文怎么说", ZH_CAT),
        ("apple用中文怎么说", "“apple”的中文是“苹果”"),
        ("cat的中文是什么", ZH_CAT),
        ("cat中文是什么意思", ZH_CAT),
        ("thank you用中文怎么说", "“thank you”的中文是“谢谢”"),
        ("thank you翻译成中文", "“thank you”的中文是“谢谢”"),
        ("翻译cat", ZH_CAT),
        ("cat怎么说", ZH_CAT),
        ("英文怎么说猫", FROM_CAT),
    ],
)
def test_a_word_is_translated_in_chinese(text: str, fact: str) -> None:
    assert said(text) == fact


@pytest.mark.parametrize(
    ("earlier", "text", "fact"),
    [
        (["how do you say cat in Chinese"], "and dog?", '"dog" in Chinese is 狗 (gǒu)'),
        (["how do you say cat in Chinese"], "what about dog", '"dog" in Chinese is 狗 (gǒu)'),
        (["what is cat in chinese", "and dog?"], "and a horse?", '"horse" in Chinese is 马 (mǎ)'),
        (
            ["what is a glacier"],
            "what about in Chinese",
            '"glacier" in Chinese is 冰川 (bīng chuān)',
        ),
        (
            ["what is a glacier"],
            "how do you say it in Chinese?",
            '"glacier" in Chinese is 冰川 (bīng chuān)',
        ),
        (["what is a cat"], "and a glacier?", GLACIER),
        (["猫用英语怎么说"], "那狗呢", "“狗”的英语是“dog”"),
        (["猫用英语怎么说"], "狗呢？", "“狗”的英语是“dog”"),
        (["猫是什么"], "那冰川呢", GLACIER_ZH),
        (["冰川是什么"], "那用英语怎么说", "“冰川”的英语是“glacier”"),
        (["冰川是什么"], "英语呢", "“冰川”的英语是“glacier”"),
        (["冰川是什么"], "它用英语怎么说", "“冰川”的英语是“glacier”"),
        (["how do you say cat in Chinese"], "那dog呢", "“dog”的中文是“狗”"),
        (["hello", "what is a glacier"], "and a volcano?", "volcano"),
    ],
)
def test_a_question_goes_on_from_the_one_before(earlier: list[str], text: str, fact: str) -> None:
    found = said(text, *earlier)
    assert found is not None
    assert fact in found


@pytest.mark.parametrize(
    ("earlier", "text"),
    [
        (["hello there"], "and dog?"),
        (["what is a glacier", "thank you"], "and a dog?"),
        (["what is 17 times 23"], "and a cat?"),
        ([], "那狗呢"),
        ([], "what about in chinese"),
        ([], "how do you say that in chinese"),
        (["what is a glacier"], "and then?"),
        (["猫是什么"], "然后呢"),
        (["猫是什么"], "你呢"),
    ],
)
def test_nothing_goes_on_from_nothing(earlier: list[str], text: str) -> None:
    assert said(text, *earlier) is None


@pytest.mark.parametrize(
    "text",
    [
        "what is the cat doing",
        "what is love worth",
        "tell me about your day",
        "what is the time",
        "what time is it",
        "what's the weather",
        "tell me about the weather",
        "what is a good name for my cat",
        "what is your name",
        "what is a xylograph",
        "what does grobble mean",
        "how do you say grobble in chinese",
        "how do you say cat in french",
        "translate cat into english",
        "把猫翻译成中文",
        "猫用法语怎么说",
        "what is a voice",
        "what is a model",
        "what is sottovoce",
        "how do i change the window",
        "what is a battle",
        "what is a wizard",
        "what is a father",
        "what is a feather",
        "what is dessert",
        "what is a statute",
        "what is revolution",
        "what is status",
        "what is lighting",
        "define bladder",
        "i have a cat",
        "cat",
        "glacier",
        "is a cat a dog",
        "why is a cat furry",
        "where is the cat",
        "what is the cat",
        "tell me a story",
        "do you speak chinese",
        "can you speak english",
        "say it in chinese",
        "speak chinese",
        "what is china",
        "what is balance",
        "tell me a joke",
        "tell me about yourself",
        "what is today",
        "what's up",
        "what is the meaning of life",
        "what is 5 miles in km",
        "what is bread made of",
        "what is a volcano and how does it erupt",
        "explain how a rocket works",
        "他怎么说",
        "你是什么意思",
        "这个词是什么意思",
        "讲个笑话",
        "给我讲一个故事",
        "介绍一下你自己",
        "今天是什么日子",
        "彩虹是怎么形成的",
        "一百美元是多少人民币",
        "什么时候",
        "这是什么",
        "那是什么",
        "你是什么",
        "猫在做什么",
        "我的猫叫什么名字好",
        "现在是什么时间",
        "今天天气怎么样",
        "你会说中文吗",
        "说英语",
        "用中文说",
        "为什么猫喜欢鱼",
        "模型是什么",
        "什么是语音",
        "这个用英语怎么说",
        "是什么意思",
        "翻译",
        "define",
        "what is",
        "what does mean",
        "",
        "？？？",
    ],
)
def test_it_is_silent_where_it_is_not_meant(text: str) -> None:
    assert said(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [("what does 谢谢 mean", "en"), ("cat是什么意思", "zh"), ("谢谢 in English", "en")],
)
def test_the_frame_decides_the_language_not_the_word(text: str, language: str) -> None:
    (fact,) = DICTIONARY.find(Question(text, NOW))
    assert (fact.source, fact.language) == ("dictionary", language)


def test_every_concept_can_be_asked_for() -> None:
    for concept in DICTIONARY.concepts():
        for name in concept.english:
            assert said(f"define {name}") == concept.english_definition
        for name in concept.chinese:
            assert said(f"什么是{name}") == concept.chinese_definition


def test_every_word_can_be_asked_for() -> None:
    for word in DICTIONARY.words():
        for name in word.english:
            assert said(f"how do you say “{name}” in Chinese") == (
                f'"{name}" in Chinese is {word.chinese} ({word.pinyin})'
            )
        assert (
            said(f"“{word.chinese}”用英语怎么说") == f"“{word.chinese}”的英语是“{word.english[0]}”"
        )
