"""Formulas in a text: where they stand, how simple ones are said, and which are not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.ports import Language
from app.segmenter import TextSegmenter
from app.speakable import speak
from app.speakable.formulas import NONE, WAITING, formula_end
from app.speakable.maths import say_formula

_PARTS = st.sampled_from(
    [
        *("$", "$$", "\\(", "\\)", "\\[", "\\]", "{", "}", "(", ")", "[", "]", "|", "^", "_", " "),
        *("\\frac", "\\sqrt", "\\sum", "\\lim", "\\alpha", "\\bar", "\\vec", "\\left", "\\right."),
        *(
            "\\text{if so}",
            "\\text{",
            "\\times",
            "\\foo",
            "\\\\",
            "&",
            "+",
            "-",
            "=",
            "/",
            "!",
            ",",
        ),
        *("x", "mc", "sin", "speed", "12", "3.5", "1,000", "5 and ", "word word", "中", "²", "\n"),
    ]
)
_FORMULAS = st.lists(st.one_of(_PARTS, st.text(max_size=2)), max_size=24).map("".join)


@pytest.mark.parametrize(
    ("formula", "english", "chinese"),
    [
        ("E = mc^2", "E equals m c squared", "E 等于 m c 的平方"),
        ("a^2+b^2", "a squared plus b squared", "a 的平方 加 b 的平方"),
        (r"\frac{a}{b}", "a over b", "b 分之 a"),
        (r"\frac12", "1 over 2", "2 分之 1"),
        (r"\frac{a+b}{c} = 1", "a plus b, over c equals 1", "a 加 b， 除以 c 等于 1"),
        (r"\sqrt{2}", "square root of 2", "根号 2"),
        (r"\sqrt[3]{8}", "cube root of 8", "立方根 8"),
        (r"\sqrt[4]{x}", "root of order 4 of x", "4 次根号 x"),
        (r"2\pi r \le \Omega", "2 pi r is at most capital omega", "2 派 r 小于等于 大写欧米伽"),
        ("x^n", "x to the power of n", "x 的 n 次方"),
        ("e^{-x}", "e to the power of minus x", "e 的 减 x 次方"),
        ("a_{n+1} = 2", "a sub n plus 1, equals 2", "a 下标 n 加 1， 等于 2"),
        ("(a+b)^2", "open paren a plus b close paren squared", "左括号 a 加 b 右括号 的平方"),
        ("f(x) = x!", "f of x equals x factorial", "f x 等于 x 的阶乘"),
        (r"\sin(x)", "sine of x", "正弦 x"),
        (r"\log_2 n", "log base 2 n", "log 底数 2 n"),
        (
            r"\sum_{i=1}^{n} i",
            "sum from i equals 1 to n of i",
            "求和 从 i 等于 1 到 n， i",
        ),
        (r"\lim_{x \to 0} f", "limit as x goes to 0 of f", "极限 从 x 趋向 0， f"),
        ("|x| < 3", "the absolute value of x is less than 3", "绝对值 x 小于 3"),
        ("P(A|B)", "P of A bar B", "P A 竖线 B"),
        (r"90^\circ", "90 degrees", "90 度"),
        (r"v = 3\text{ m/s}", "v equals 3 m/s", "v 等于 3 m/s"),
        (r"\left( \mathbf{x} \right)", "x", "x"),
        (r"\bar{x} \pm \vec v", "x bar plus or minus vector v", "x bar 正负 向量 v"),
        (r"\binom{n}{k}", "n choose k", "n 选 k"),
    ],
)
def test_simple_formulas_are_said_as_words(formula: str, english: str, chinese: str) -> None:
    for language, expected in (("en", english), ("zh", chinese)):
        said = say_formula(formula, language)  # type: ignore[arg-type]  # one of the two
        assert said is not None
        assert said.text == expected


@pytest.mark.parametrize(
    "formula",
    [
        r"\begin{matrix} a & b \end{matrix}",
        r"\unknown{x}",
        r"\frac{a}",
        "x^",
        "(a",
        "a}",
        "^2",
        r"\sqrt" * 50 + "2",
        "{" * 50,
        "x+" * 60 + "x",
        "",
    ],
)
def test_what_is_not_understood_whole_is_not_said_at_all(formula: str) -> None:
    assert say_formula(formula, "en") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So $E = mc^2$, as we know.", "So E equals m c squared, as we know."),
        (r"Where \(a^2\) is **\(b\)**.", "Where a squared is b."),
        (r"\frac{a}{b} or \sqrt{2}", "a over b or square root of 2"),
        (r"Is \alpha_1 it?", "Is alpha sub 1 it?"),
        ("Inline $$x^2$$ too", "Inline x squared too"),
        ("`$x^2$` is code", "$x to the power of 2$ is code"),
        (r"Here $\begin{x}$ stands.", "Here formula stands."),
        ("[see $x^2$](http://a.b)", "see x squared"),
        ("$x<y$ and $a*b*c$", "x is less than y and a times b times c"),
        (r"\$5 and \$6", "$5 and $6"),
        ("It costs $5 and $10.", "It costs $5 and $10."),
        ("$5, $6 or $7.", "$5, $6 or $7."),
        ("$3.50 or $1,299.99", "$3.50 or $1,299.99"),
        ("From US$5 to US$10", "From US$5 to US$10"),
        ("5$ or 10$", "5$ or 10$"),
        ("$HOME/bin:$PATH", "$HOME/bin:$PATH"),
        ("$what about it$", "$what about it$"),
    ],
)
def test_formulas_are_told_from_prices_and_code(text: str, expected: str) -> None:
    assert speak(text, range(len(text)), "en").text == expected


def test_a_chinese_sentence_says_them_in_chinese() -> None:
    text = "当$x=2$时，$\\frac{1}{2}$最大。"
    assert speak(text, range(len(text)), "zh").text == "当 x 等于 2 时，2 分之 1 最大。"


def utterances(text: str, size: int = 1) -> list[str]:
    segmenter = TextSegmenter(None)
    said = []
    for start in range(0, len(text), size):
        said += segmenter.push(text[start : start + size])
    return [utterance.text for utterance in [*said, *segmenter.finish()]]


def test_no_formula_is_cut_at_its_marks() -> None:
    text = r"Take $f(x, y) = 5! + 1. 2$ first. Then \(a; b\), and so on."
    assert utterances(text)[0].endswith("first.") or "formula" in utterances(text)[0]
    assert len(utterances(text)) == 2


def test_a_price_does_not_hold_its_sentence_back() -> None:
    segmenter = TextSegmenter(None)
    said = [u.text for token in ("It costs $5 in ", "all. ", "The ") for u in segmenter.push(token)]
    assert said == ["It costs $5 in all."]


def test_a_displayed_formula_points_at_its_characters() -> None:
    text = "So\n\n$$\nE =\n mc^2\n$$\n"
    segmenter = TextSegmenter(None)
    _, formula = [*segmenter.push(text), *segmenter.finish()]
    assert formula.text == "E equals m c squared."
    assert text[slice(*formula.span)] == "$$\nE =\n mc^2\n$$"
    for word in ("E", "m", "c"):
        at = formula.text.index(f"{word} ")
        assert text[formula.offsets[at]] == word


@settings(max_examples=500, deadline=None, derandomize=True)
@given(_FORMULAS, st.sampled_from(["en", "zh"]))
def test_whatever_a_formula_holds_offsets_never_fall(formula: str, language: Language) -> None:
    said = say_formula(formula, language)
    if said is not None:
        assert len(said.offsets) == len(said.text)
        assert said.offsets == sorted(said.offsets)
        assert said.offsets[-1] < len(formula)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(_FORMULAS, st.sampled_from(["en", "zh"]))
def test_whatever_a_text_holds_offsets_never_fall(text: str, language: Language) -> None:
    spoken = speak(text, range(len(text)), language)
    assert len(spoken.offsets) == len(spoken.text) + 1
    assert list(spoken.offsets) == sorted(spoken.offsets)
    assert spoken.offsets[-1] <= len(text)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(_FORMULAS)
def test_what_is_known_of_a_formula_never_changes_with_more_text(rest: str) -> None:
    text = "$" + rest
    whole = formula_end(text, 0, ended=True)
    for size in range(1, len(text)):
        assert formula_end(text[:size], 0, ended=False) in {WAITING, whole}
    assert whole == NONE or text[whole - 1] == "$"
