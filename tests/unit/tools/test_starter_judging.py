"""When the evaluation calls an answer right."""

from __future__ import annotations

import pytest

from tools.starter_model.held_out import judging

SUM = "17 × 23 = 391"
HELP = "Press Ctrl+Shift+R, and the sentence that you just heard starts again. It is a repeat key."


@pytest.mark.parametrize(
    ("fact", "question", "answer"),
    [
        (SUM, "what is 17 times 23", "17 times 23 is 391."),
        (SUM, "what is 17 times 23", "That makes 391."),
        ("8 × 500 = 4,000", "8*500", "It is 4000."),
        ("3 − 8 = −5", "3-8", "3 minus 8 is -5."),
        ("3 - 8 = -5", "3-8", "That is minus 5."),
        ("3 - 8 = -5", "三减八", "三减八等于负5。"),
        ("5 miles ≈ 8.05 kilometres", "5 miles in km", "About 8.05 kilometres."),
        ("5英里 ≈ 8.05公里", "5英里多少公里", "5英里大约是8.05公里。"),
        ("it is 21:05 in Tokyo, Tuesday", "time in tokyo?", "It is 21:05 there, on Tuesday."),
        ("东京现在是21:05，星期二", "东京几点", "东京现在是21:05，星期二。"),
        ("Tokyo is 8 hours ahead of Paris", "paris or tokyo?", "Tokyo is 8 hours ahead of Paris."),
        ("2023 is not a leap year", "is 2023 a leap year", "No, 2023 is not a leap year."),
        ("2024年是闰年", "2024年是闰年吗", "是的，2024年是闰年。"),
        ('"cat" in Chinese is 猫 (māo)', "cat in chinese", "It is 猫."),
        ("“猫”的英语是“cat”", "猫的英语", "猫的英语是 cat。"),
        ("in order: apple, fig, pear", "sort pear, fig, apple", "Apple, fig and pear."),
        ("从小到大：3，9，27", "27，3，9排序", "排好了：3、9、27。"),
        ("a cat is a small furry animal", "what is a cat", "A cat is a small furry animal."),
        ("猫是一种毛茸茸的小动物", "什么是猫", "猫是一种毛茸茸的小动物。"),
    ],
)
def test_an_answer_with_the_facts_numbers_and_names_is_right(
    fact: str, question: str, answer: str
) -> None:
    assert judging.tells_fact(fact, question, answer)


@pytest.mark.parametrize(
    ("fact", "question", "answer"),
    [
        (SUM, "what is 17 times 23", "17 times 23 is 319."),
        (SUM, "what is 17 times 23", "It is 391, not 400."),
        (SUM, "what is 17 times 23", "17 times 23 is 3910."),
        (SUM, "what is 17 times 23", "I do not know that."),
        ("3 + 4 + 5 = 12", "3+4+5", "3 plus 5 is 12."),
        ("5 × 1 = 5", "5 times 1", "That is easy."),
        ("3 - 8 = -5", "3-8", "3 minus 8 is 5."),
        ("5 miles ≈ 8.05 kilometres", "5 miles in km", "5 miles are 8.05 miles."),
        ("it is 21:05 in Tokyo, Tuesday", "time in tokyo?", "It is 21:50 there, on Tuesday."),
        ("it is 21:05 in Tokyo, Tuesday", "time in tokyo?", "It is 21:05 there."),
        ("东京现在是21:05，星期二", "东京几点", "东京现在是21:05，星期三。"),
        ("Tokyo is 8 hours ahead of Paris", "paris or tokyo?", "Tokyo is 8 hours behind Paris."),
        ("2023 is not a leap year", "is 2023 a leap year", "Yes, 2023 is a leap year."),
        ("2024年是闰年", "2024年是闰年吗", "2024年不是闰年。"),
        ('"cat" in Chinese is 猫 (māo)', "cat in chinese", "It is 狗."),
        ("in order: apple, fig, pear", "sort pear, fig, apple", "Apple, pear and fig."),
        ("从小到大：3，9，27", "27，3，9排序", "排好了：3、27、9。"),
        ("a cat is a small furry animal", "what is a cat", "A cat is a large bird."),
        ("猫是一种毛茸茸的小动物", "什么是猫", "猫是一种大鸟。"),
    ],
)
def test_a_wrong_missing_or_invented_number_or_name_is_wrong(
    fact: str, question: str, answer: str
) -> None:
    assert not judging.tells_fact(fact, question, answer)


def test_help_is_told_with_its_keys_and_most_of_its_first_sentence() -> None:
    assert judging.tells_help(
        HELP, "Press Ctrl+Shift+R, and the sentence you just heard starts again."
    )
    assert not judging.tells_help(
        HELP, "Press Ctrl+Shift+C, and the sentence you just heard starts again."
    )
    assert not judging.tells_help(HELP, "The key is Ctrl+Shift+R.")
    passage = "按 Esc 或“停止”，声音马上停下。"
    assert judging.tells_help(passage, "按 Esc 或者“停止”，声音就马上停下。")
    assert not judging.tells_help(passage, "按 F8 或者“停止”，声音就马上停下。")


def test_a_refusal_may_name_what_was_asked_and_nothing_more() -> None:
    known = [judging.pieces("I do not know that, I am only a small model."), {"larger", "model"}]
    asked = "who built the pyramids"
    assert judging.only_refuses(
        asked, "I do not know who built the pyramids, I am only a small model.", known
    )
    assert not judging.only_refuses(
        asked, "I do not know that, I am only a small model. Ramses the second did.", known
    )


def test_a_phrase_that_stands_three_times_in_a_row_is_a_loop() -> None:
    assert judging.loops("well, and so on and so on and so on")
    assert not judging.loops("ha ha ha ha, and so on and so on")
