r"""Simple formulas in LaTeX as words: `E = mc^2` is "E equals m c squared".

What is not understood whole is not said at all: half a formula is worse than none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.ports import Language
from app.speakable.formulas import inside
from app.speakable.maths_tokens import Token, tokens
from app.speakable.maths_words import SPACES, TERMS, Term
from app.speakable.spoken import Saying, Spoken, verbatim

_LONGEST = 400
_MOST_WORDS = 80
"""More than that is no longer followed by ear."""
_DEEPEST = 6

_FRACTIONS = frozenset({"frac", "dfrac", "tfrac", "cfrac"})
_CALLED = frozenset("fghFGHOPE")
"""Letters behind which a bracket holds what they depend on."""
_WORD = 4
"""Letters from which a name is a word; fewer are factors, each said by its name."""
_BOUNDS: Mapping[Language, Mapping[str, str]] = {
    "en": {"_": "from", "^": "to"},
    "zh": {"_": "从", "^": "到"},
}
_COMMA: Mapping[Language, str] = {"en": ",", "zh": "，"}
_POWERS = {
    "2": ("squared", "的平方"),
    "3": ("cubed", "的立方"),
    "*": ("star", "星"),
    "circ": ("degrees", "度"),
    "prime": ("prime", "撇"),
}


class _CannotSay(Exception):
    """Something in the formula is not understood."""


@dataclass(slots=True)
class _Said:
    """Words of a part of the formula."""

    words: list[tuple[str, Sequence[int]]] = field(default_factory=list)
    operators: int = 0
    operand_due: int = 0
    """How many words there were when a term had to follow."""

    def add(self, words: str, at: int) -> None:
        """Say words that stand nowhere in the formula, about what stands at `at`."""
        if words:
            self.words.append((words, [at] * len(words)))

    def operate(self, words: str, at: int) -> None:
        """Say what parts two terms."""
        self.add(words, at)
        self.operators += 1
        self.operand_due = len(self.words)

    def copy(self, text: str, at: int) -> None:
        """Say what stands at `at`."""
        self.words.append((text, range(at, at + len(text))))

    def take(self, other: _Said) -> None:
        """Say another part behind this one."""
        self.words += other.words
        self.operators += other.operators


def say_formula(formula: str, language: Language) -> Saying | None:
    """Say the content of a formula; None if that is not possible.

    The offsets are positions in `formula`, whose length bounds the work: what is longer than a few
    lines is not said.
    """
    if len(formula) > _LONGEST:
        return None
    try:
        said = _Reader(formula, language).whole()
    except _CannotSay:
        return None
    if not said.words or len(said.words) > _MOST_WORDS:
        return None
    saying = Saying()
    for words, offsets in said.words:
        if saying.offsets and words not in _COMMA.values():
            saying.say(" ", offsets[0])
        saying.copy(words, offsets)
    return saying


def speak_formula(formula: str, offsets: Sequence[int], language: Language) -> Spoken:
    """Say a formula that stands in a sentence, or that there is one.

    Args:
        formula: with its marks, or a command without any.
        offsets: the source offset of each code point of `formula`.
        language: of the words.
    """
    start, end = inside(formula)
    saying = say_formula(formula[start:end], language)
    if saying is not None:
        return verbatim(saying.text, [offsets[start + place] for place in saying.offsets])
    said = Saying()
    said.say("公式" if language == "zh" else "formula", offsets[0])
    return said.spoken()


class _Reader:
    """Reads a formula from left to right, one token at a time."""

    def __init__(self, formula: str, language: Language) -> None:
        self._tokens = tokens(formula)
        self._end = len(formula)
        self._language = language
        self._place = 0
        self._depth = 0

    def whole(self) -> _Said:
        """All of it.

        Raises:
            _CannotSay: something is not understood.
        """
        return self._sequence("")

    def _own(self, english: str, chinese: str) -> str:
        return chinese if self._language == "zh" else english

    def _next(self) -> Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _follows(self, signs: str) -> bool:
        token = self._next()
        return token is not None and token.is_sign(signs)

    def _take(self) -> Token:
        token = self._next()
        if token is None:
            raise _CannotSay
        self._place += 1
        return token

    def _behind(self) -> int:
        """Where what was read last ends."""
        return self._tokens[self._place - 1].last

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _CannotSay

    def _sequence(self, closing: str) -> _Said:
        """Terms up to the sign that closes them, or to the end."""
        self._deeper()
        said = _Said()
        while self._next() is not None and not (closing and self._follows(closing)):
            token = self._take()
            self._single(said, token)
            self._scripts(said)
        if closing:
            self._take()
        self._depth -= 1
        return said

    def _group(self) -> _Said:
        """What a command or a script is about: a group in braces, or one token."""
        token = self._take()
        if token.is_sign("{"):
            return self._sequence("}")
        self._deeper()
        said = _Said()
        self._single(said, token)
        self._depth -= 1
        return said

    def _single(self, said: _Said, token: Token) -> None:
        if token.kind == "number":
            said.copy(token.text, token.start)
        elif token.kind == "words":
            said.copy(token.text.strip(), token.start + token.text.index(token.text.strip()))
        elif token.kind == "name":
            self._name(said, token)
        elif token.kind == "command":
            self._command(said, token)
        else:
            self._sign(said, token)

    def _name(self, said: _Said, token: Token) -> None:
        """A word, or factors, each said by its letter."""
        term = TERMS.get(token.text)
        if term is not None and term.kind in {"function", "big"}:
            self._known(said, term, token)
            return
        if len(token.text) >= _WORD:
            said.copy(token.text, token.start)
        else:
            for place, letter in enumerate(token.text, token.start):
                said.copy(letter, place)
        if token.text[-1] in _CALLED:
            self._argument(said)

    def _command(self, said: _Said, token: Token) -> None:
        name = token.text
        if name in SPACES:
            if name in {"left", "right"} and self._follows("."):
                self._place += 1
        elif name in _FRACTIONS:
            self._fraction(said, token.start)
        elif name == "sqrt":
            self._root(said, token.start)
        elif name == "binom":
            said.take(self._group())
            said.add(self._own("choose", "选"), self._behind())
            said.take(self._group())
        else:
            self._known(said, TERMS.get(name), token)

    def _sign(self, said: _Said, token: Token) -> None:
        sign = token.text
        if sign in ",;:":
            said.add(_COMMA[self._language], token.start)
            said.operand_due = len(said.words)
        elif sign == "{":
            said.take(self._sequence("}"))
        elif sign in "([":
            self._bracket(said, token)
        elif sign == "|":
            self._bar(said, token)
        elif sign == "." and self._next() is None:
            return
        elif sign.isalpha() and sign not in TERMS:
            said.copy(sign, token.start)
        else:
            self._known(said, TERMS.get(sign), token)

    def _known(self, said: _Said, term: Term | None, token: Token) -> None:
        if term is None:
            raise _CannotSay
        words = term.words(self._language)
        if term.kind == "operator":
            said.operate(words, token.start)
        elif term.kind == "after":
            said.take(self._group())
            said.add(words, self._behind())
        else:
            said.add(words, token.start)
        if term.kind == "before":
            said.take(self._group())
        elif term.kind == "function":
            self._scripts(said, below=("base", "底数"))
            self._argument(said)
        elif term.kind == "big":
            self._bounds(said, term)

    def _argument(self, said: _Said) -> None:
        """What a function depends on, in brackets behind its name."""
        if self._follows("("):
            said.add(self._own("of", ""), self._behind())
            self._bracket(said, self._take(), called=True)

    def _bounds(self, said: _Said, term: Term) -> None:
        while self._follows("_^"):
            script = self._take()
            bound = _BOUNDS[self._language][script.text]
            said.add("as" if term.en == "limit" and bound == "from" else bound, script.start)
            said.take(self._group())
        said.add(self._own("of", "，"), self._behind())

    def _scripts(self, said: _Said, below: tuple[str, str] = ("sub", "下标")) -> None:
        """Powers and indices of what was said last."""
        while self._follows("_^"):
            script = self._take()
            if not said.words:
                raise _CannotSay
            if script.text == "^":
                self._power(said, script.start)
            else:
                said.add(self._own(*below), script.start)
                self._add_part(said, self._group())

    def _power(self, said: _Said, at: int) -> None:
        first = self._place
        exponent = self._group()
        source = [token for token in self._tokens[first : self._place] if not token.is_sign("{}")]
        known = _POWERS.get(source[0].text) if len(source) == 1 else None
        if known is not None:
            said.add(self._own(*known), at)
            return
        said.add(self._own("to the power of", "的"), at)
        if self._language == "zh":
            said.take(exponent)
            said.add("次方", self._behind())
        else:
            self._add_part(said, exponent)

    def _add_part(self, said: _Said, part: _Said) -> None:
        """Say a part, and pause behind it where more than one term is in it."""
        if not part.words:
            raise _CannotSay
        said.take(part)
        commas = _COMMA.values()
        if part.operators and self._next() is not None and part.words[-1][0] not in commas:
            said.add(_COMMA[self._language], self._behind())

    def _fraction(self, said: _Said, at: int) -> None:
        self._part_token()
        above = self._group()
        middle = self._behind()
        self._part_token()
        below = self._group()
        if not above.words:
            raise _CannotSay
        if self._language == "zh" and not above.operators and not below.operators:
            # The other way round than it is written: all of it stands where it begins.
            for words, _ in [*below.words, ("分之", ()), *above.words]:
                said.add(words, at)
            return
        said.take(above)
        if above.operators and above.words[-1][0] not in _COMMA.values():
            said.add(_COMMA[self._language], middle)
        said.operate(self._own("over", "除以"), middle)
        self._add_part(said, below)

    def _part_token(self) -> None:
        r"""Part the first character from the next token: `\frac12` is a half."""
        token = self._next()
        if token is not None and token.kind in {"name", "number"} and len(token.text) > 1:
            first = Token(token.kind, token.text[0], token.start, token.start)
            rest = Token(token.kind, token.text[1:], token.start + 1, token.last)
            self._tokens[self._place : self._place + 1] = [first, rest]

    def _root(self, said: _Said, at: int) -> None:
        name = self._own("square root of", "根号")
        if self._follows("["):
            self._place += 1
            order = self._sequence("]")
            if [words for words, _ in order.words] == ["3"]:
                name = self._own("cube root of", "立方根")
            else:
                said.add(self._own("root of order", ""), at)
                said.take(order)
                name, at = self._own("of", "次根号"), self._behind()
        said.add(name, at)
        self._add_part(said, self._group())

    def _bracket(self, said: _Said, token: Token, *, called: bool = False) -> None:
        """Say the brackets too, unless what is in them is clear without."""
        part = self._sequence(")" if token.text == "(" else "]")
        if not part.operators and (called or not self._follows("_^")):
            said.take(part)
            return
        said.add(self._own("open paren", "左括号"), token.start)
        said.take(part)
        said.add(self._own("close paren", "右括号"), self._behind())

    def _bar(self, said: _Said, token: Token) -> None:
        """An absolute value where a term must follow; else a bar, as in a probability."""
        due = said.operand_due == len(said.words)
        if due and any(other.is_sign("|") for other in self._tokens[self._place :]):
            said.add(self._own("the absolute value of", "绝对值"), token.start)
            self._add_part(said, self._sequence("|"))
        else:
            said.add(self._own("bar", "竖线"), token.start)
