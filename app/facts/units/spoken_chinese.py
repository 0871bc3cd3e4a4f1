"""Conversions in freely spoken Chinese: finds a quantity and a unit, then what is said around."""

from __future__ import annotations

import re
from functools import cache

from app.facts.units import chinese
from app.facts.units.asked import AMOUNT, Conversion
from app.facts.units.table import names
from app.facts.wording import any_of

_NAMED_HALF = (
    r"(?:公|千|平方|立方|市)?[斤里米克升吨寸尺丈磅]|小时|个小时|年|天|周|个月|英里|英尺|英寸|公斤"
)
_FORMS = (
    (re.compile(r"(?<=\d)米(\d{1,2})(?![\d零半]|[分厘毫]米|厘|公分|寸|英)"), r".\1米"),  # 1米75
    (re.compile(r"(?:时速|每(?:个)?小时)(?:是|为)?(-?[\d.]+)(公里|英里|千米)"), r"\1\2每小时"),
    (re.compile(r"(?:时速|每(?:个)?小时)(?:是|为)?(多少|几)(公里|英里|千米)"), r"\1\2每小时"),
    (re.compile(r"(摄氏|华氏)(-?\d+(?:\.\d+)?)(?![\d.]|度)"), r"\2\1度"),
    (re.compile(r"(摄氏|华氏)(?:度)?(?:是|有|等于)?(多少|几)度?"), r"\2\1度"),
    (re.compile(rf"(?<![\d.])(\d+)({_NAMED_HALF})(?:1/2|0\.5)(?![\d个])"), r"\1.5\2"),  # 2公斤半
    (re.compile(r"(?:零下|负)(?=\d)"), "-"),
)
_MOST = 5
"""Clauses, counted from the last, that a conversion may go back over."""
_NOUN = r"(?:[^,的你您他她它我咱俺还再需要剩差花跑睡等后前内到少几0-9]{1,4})"
_ADVERBS = (
    ", 那么 那 这 就是说 也就是说 也就是 就 也 又 大概 大约 约 差不多 究竟 到底 一共 总共 统共"
    " 共 合计 加起来 能 可以 可 应该"
    " 应 该 会 得 嘛 啊 呀 呢 哈 哦 来 去 给我 帮我 麻烦 请 换句话说 请问 问下 问一下 想知道"
    " 我想知道 我想 说 算下来"
    " 算起来 算来 如果 要是 的话 它 个 下 一下 整个 里面 里头 里边 里 中 当中 等会 等会儿 劳驾"
    " 具体 实际 实际上 准确 其实"
    " 现在 用 按 以 拿 单位 的 了 得出 出来 这么 这样 精确 大致 才 合着 敢情 和 与 跟 同 多长"
    " 多重 多高 多远 多久 有多长"
    " 有多重 有多高 有多远 有多久 有多大 多大 知道 告诉我 晓得 要"
)
_TURNS = "换算 转换 换 转 化 改 翻 翻译 变换 转化"
_COMES = any_of(
    "等于是 等于 等同于 相当于 相等于 是 有 合成 合 为 算作 算成 算是 算 顶得上 顶 抵得上 抵 得"
    " 变成 变为 变 = 包含 包括"
    " 含 占 装 折合成 折合为 折合 折算成 折算为 折算 折成 折 写成 说成 当 "
    + " ".join(turn + end for turn in _TURNS.split() for end in ("", *"成为到作做"))
)
_INTO = any_of(
    "换算 用 按 以 拿 按照 用的 按的 "
    + " ".join(
        turn + end
        for turn in f"{_TURNS} 折合 折算 折 合 变 写 算 说 改写 调 弄 改算 表示".split()
        for end in "成为到作做回"
    )
)
_FILL = rf"(?:{any_of(_ADVERBS)}|{_COMES})*"
_SIZE = any_of(
    "长 重 高 宽 深 远 厚 大 热 冷 那么长 那么重 那么高 的长度 的重量 的高度 的距离 的时间"
    " 的温度 的话"
)
_LONG = f"{_SIZE}?"
_MANY = r"(?:多少|几|多少个|几个|好多|几多)"
_OF = rf"(?:(?:的{_NOUN}|{_NOUN}(?={_FILL}(?:,|那|{_COMES})))?)"
_CLOSES = any_of(
    "呢 啊 吗 呀 哦 哟 咧 嘞 噻 哩 喔 吧 嘛 哈 么 不 哪 哇 撒 咯 给我看看 给我 有多大 是多大"
    " 多大 有多长 有多重 有多高"
    " 有多远 有多少 给俺 给咱 差不多 不相上下 差不离 一样 相等 一样多 一样长 一样重 水 油 路 肉"
    " 面粉 牛奶 酒 布 来着"
    " 左右 才对 地 长 重 高 那么长 的样子 样子 合适 , 谢谢 谢啦 谢了 多谢 知道吗 知道不"
    " 知不知道 晓得不 晓得吗 你 算算"
    " 算一下 帮我算算 帮我算一下 帮忙算下 帮算下 帮我换算一下 换算一下 告诉我 麻烦了 麻烦你"
    " 拜托 的 数 单位 那种 来说"
    " 来算 来讲 算的话 的话 是 等于 又是 得 怎么算 怎么说 怎么换算 怎么表示 怎么换 怎么写"
    " 这么多 才够 好吗 行吗 可以吗"
    " 应该 会 大概 大约 多少 几 啦 了 度"
)
_ASIDE = any_of(
    "我 因为 帮 急 谢 做 想 好 给 老师 作业 记不 忘 怕 方便 要 这 不 填 人 在 麻烦 快 突然"
    " 一下子 看 写 买 有"
)
_END = re.compile(rf"{_CLOSES}*(?:,{_ASIDE}.*)?")
_BETWEEN = re.compile(
    rf"{_LONG}{_OF}{_LONG}{_FILL}{_MANY}|{_LONG}{_OF}{_LONG}{_FILL}{_INTO}{_FILL}"
    rf"|{_LONG}{_OF},(?:{_FILL}|(?:但|可|不过).*)"
)
"""Stands between a quantity and the unit that is asked for."""
_BACKWARDS = (
    (re.compile(rf".*{_MANY}"), re.compile(rf"{_FILL}{_COMES}{_FILL}")),
    (
        re.compile(rf"(?:.*)(?:{_INTO}|成){_FILL}"),
        re.compile(rf"(?:{_FILL}(?:说|表示|算|计算|来算|讲|的话|,){_FILL}|,)"),
    ),
)
"""What stands before a unit, and between it and the quantity that follows."""


def read(text: str) -> Conversion | None:
    """Read `text`, flattened to one line.

    None unless it names one quantity and one other unit for it, and asks for the one in the other.
    """
    words = chinese.plain(text)
    for pattern, instead in _FORMS:
        words = pattern.sub(instead, words)
    parts = words.split(",")[-_MOST:]
    return next(filter(None, (_read(",".join(parts[at:])) for at in range(len(parts)))), None)


def _read(words: str) -> Conversion | None:
    quantities = list(_quantities().finditer(words))
    if len(quantities) != 1:
        return None
    quantity = quantities[0]
    for unit in _bare().finditer(words):
        if unit.start("unit") < quantity.end() and unit.end() > quantity.start():
            continue
        made = chinese.conversion(quantity[0], unit["unit"])
        if (
            made
            and made.possible
            and not made.idle
            and _asked(words, quantity.span(), unit.span("unit"))
        ):
            return made
    return None


def _asked(words: str, quantity: tuple[int, int], unit: tuple[int, int]) -> bool:
    """Whether what stands around the two asks to convert."""
    first, second = sorted((quantity, unit))
    lead, between, tail = words[: first[0]], words[first[1] : second[0]], words[second[1] :]
    if not _END.fullmatch(tail):
        return False
    if first == quantity:
        return _BETWEEN.fullmatch(between) is not None
    return any(one.fullmatch(lead) and other.fullmatch(between) for one, other in _BACKWARDS)


@cache
def _alternatives() -> str:
    return "|".join(map(re.escape, sorted(names(), key=len, reverse=True)))


@cache
def _quantities() -> re.Pattern[str]:
    one = rf"{AMOUNT}(?:{_alternatives()})"
    return re.compile(
        rf"(?<![\d.^*/+×=第零一二三四五六七八九十百千万亿]){one}(?:零?{one})?(?:{AMOUNT}(?!\d))?"
    )


@cache
def _bare() -> re.Pattern[str]:
    each = rf"(?:{_alternatives()})"
    return re.compile(
        r"(?<=[少几多成为到用以按是作合,回个拿要换转和折于算])(?:个(?!小时|星期|钟头|礼拜|月|世纪))?"
        rf"(?P<unit>{each}(?:[零和又]?(?:几|多少){each})?)(?![a-z])"
    )
