"""What the commands and signs of LaTeX are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from app.ports import Language


class Term(NamedTuple):
    """A command or sign that is said as words."""

    kind: Literal["atom", "operator", "function", "big", "before", "after"]
    """What may follow: an operator parts two terms, a function has an argument, a `big` one has
    bounds, and an accent is said before or after what stands under it."""
    en: str
    zh: str

    def words(self, language: Language) -> str:
        """What is said."""
        return self.zh if language == "zh" else self.en


_GREEK = {
    "alpha": "阿尔法",
    "beta": "贝塔",
    "gamma": "伽马",
    "delta": "德尔塔",
    "epsilon": "艾普西龙",
    "zeta": "泽塔",
    "eta": "伊塔",
    "theta": "西塔",
    "iota": "约塔",
    "kappa": "卡帕",
    "lambda": "兰姆达",
    "mu": "缪",
    "nu": "纽",
    "xi": "克西",
    "pi": "派",
    "rho": "柔",
    "sigma": "西格马",
    "tau": "陶",
    "upsilon": "宇普西龙",
    "phi": "斐",
    "chi": "希",
    "psi": "普西",
    "omega": "欧米伽",
}
_GREEK_LETTERS = "αβγδεζηθικλμνξπρστυφχψω"
_ATOMS = {
    "infty ∞": ("infinity", "无穷大"),
    "partial ∂": ("partial", "偏"),
    "nabla ∇": ("nabla", "纳布拉"),
    "emptyset varnothing ∅": ("the empty set", "空集"),
    "ldots dots cdots …": ("and so on", "等等"),
    "hbar": ("h bar", "h bar"),
    "ell": ("l", "l"),
    "prime '": ("prime", "撇"),
    "degree °": ("degrees", "度"),
    "% \\%": ("percent", "百分号"),
    "!": ("factorial", "的阶乘"),
    "\\{": ("open brace", "左花括号"),
    "\\}": ("close brace", "右花括号"),
    "\\$": ("dollars", "美元"),
    "²": ("squared", "的平方"),
    "³": ("cubed", "的立方"),
    "angle": ("angle", "角"),
    "triangle": ("triangle", "三角形"),
}
_OPERATORS = {
    "+": ("plus", "加"),
    "- −": ("minus", "减"),
    "* times × cdot · ast": ("times", "乘"),
    "/": ("over", "除以"),
    "div ÷": ("divided by", "除以"),
    "pm ±": ("plus or minus", "正负"),
    "mp ∓": ("minus or plus", "负正"),
    "=": ("equals", "等于"),
    "<": ("is less than", "小于"),
    "lt": ("is less than", "小于"),
    "> gt": ("is greater than", "大于"),
    "le leq leqslant ≤": ("is at most", "小于等于"),
    "ge geq geqslant ≥": ("is at least", "大于等于"),
    "ll": ("is much less than", "远小于"),
    "gg": ("is much greater than", "远大于"),
    "ne neq ≠": ("is not equal to", "不等于"),
    "approx ≈": ("is about", "约等于"),
    "sim": ("is similar to", "相似于"),
    "equiv ≡": ("is equivalent to", "恒等于"),
    "cong": ("is congruent to", "全等于"),
    "propto ∝": ("is proportional to", "正比于"),
    "to rightarrow longrightarrow →": ("goes to", "趋向"),
    "mapsto": ("maps to", "映射到"),
    "gets leftarrow": ("comes from", "来自"),
    "Rightarrow implies Longrightarrow ⇒": ("implies", "推出"),
    "Leftrightarrow iff ⇔": ("if and only if", "当且仅当"),
    "in ∈": ("in", "属于"),
    "notin ∉": ("not in", "不属于"),
    "subset ⊂": ("is a subset of", "真包含于"),
    "subseteq ⊆": ("is a subset of", "包含于"),
    "cup ∪": ("union", "并"),
    "cap ∩": ("intersection", "交"),
    "setminus": ("without", "差"),
    "forall ∀": ("for all", "对所有"),
    "exists ∃": ("there exists", "存在"),
    "neg lnot ¬": ("not", "非"),
    "land wedge ∧": ("and", "且"),
    "lor vee ∨": ("or", "或"),
    "perp": ("is perpendicular to", "垂直于"),
    "parallel": ("is parallel to", "平行于"),
    "mid": ("bar", "竖线"),
    "circ": ("of", "复合"),
    "mod bmod": ("mod", "模"),
}
_FUNCTIONS = {
    "sin": ("sine", "正弦"),
    "cos": ("cosine", "余弦"),
    "tan": ("tangent", "正切"),
    "cot": ("cotangent", "余切"),
    "sec": ("secant", "正割"),
    "csc": ("cosecant", "余割"),
    "arcsin": ("arc sine", "反正弦"),
    "arccos": ("arc cosine", "反余弦"),
    "arctan": ("arc tangent", "反正切"),
    "sinh": ("hyperbolic sine", "双曲正弦"),
    "cosh": ("hyperbolic cosine", "双曲余弦"),
    "tanh": ("hyperbolic tangent", "双曲正切"),
    "log": ("log", "log"),
    "lg": ("log", "常用对数"),
    "ln": ("natural log", "自然对数"),
    "exp": ("exp", "exp"),
    "det": ("determinant", "行列式"),
    "gcd": ("gcd", "最大公约数"),
}
_BIG = {
    "sum ∑": ("sum", "求和"),
    "prod ∏": ("product", "求积"),
    "int ∫": ("integral", "积分"),
    "oint": ("contour integral", "环路积分"),
    "iint": ("double integral", "二重积分"),
    "lim": ("limit", "极限"),
    "max": ("maximum", "最大值"),
    "min": ("minimum", "最小值"),
    "sup": ("supremum", "上确界"),
    "inf": ("infimum", "下确界"),
}
_BEFORE = {"vec overrightarrow": ("vector", "向量")}
_AFTER = {
    "bar overline": ("bar", "bar"),
    "hat widehat": ("hat", "hat"),
    "tilde widetilde": ("tilde", "tilde"),
    "dot": ("dot", "点"),
    "ddot": ("double dot", "两点"),
}


def _terms() -> Mapping[str, Term]:
    terms: dict[str, Term] = {}
    for (name, chinese), letter in zip(_GREEK.items(), _GREEK_LETTERS, strict=True):
        small, capital = (
            Term("atom", name, chinese),
            Term("atom", f"capital {name}", f"大写{chinese}"),
        )
        terms |= {name: small, f"var{name}": small, letter: small}
        terms |= {name.capitalize(): capital, letter.upper(): capital}
    tables = {
        "atom": _ATOMS,
        "operator": _OPERATORS,
        "function": _FUNCTIONS,
        "big": _BIG,
        "before": _BEFORE,
        "after": _AFTER,
    }
    for kind, table in tables.items():
        for names, words in table.items():
            terms |= dict.fromkeys(names.split(), Term(kind, *words))  # type: ignore[arg-type]  # a key of `tables`
    return terms


TERMS = _terms()
"""By the sign, or by the name of the command without its backslash."""

GREEK = frozenset([*_GREEK, *(name.capitalize() for name in _GREEK)])

SPACES = frozenset(
    [
        "left",
        "right",
        "big",
        "Big",
        "bigg",
        "Bigg",
        "bigl",
        "bigr",
        "Bigl",
        "Bigr",
        "middle",
        "displaystyle",
        "textstyle",
        "limits",
        "nolimits",
        "quad",
        "qquad",
        "mathbf",
        "mathcal",
        "mathbb",
        "mathit",
        "mathsf",
        "mathfrak",
        "boldsymbol",
        "bm",
        "boxed",
        "nonumber",
    ]
)
"""Commands that change how a formula looks and not what it says."""
