"""What is spoken: an English and a Chinese reply, in the tokens that a language model emits.

Written for this purpose. Both begin with a short clause, as answers do, and hold abbreviations,
decimals, quotations and long sentences.
"""

from __future__ import annotations

import re

ENGLISH = """\
Sure, here is how the tides work. The sea does not simply rise and fall by itself: the \
moon pulls at it, the sun pulls too, and the earth turns underneath. On the side that faces the \
moon, the water is drawn a little closer, and on the far side it is left a little behind, so there \
are two bulges at any moment. As the earth turns, each coast passes through both of them, and that \
is why most harbours see high water twice in about 24.8 hours, not once.

The height varies a great deal. In the middle of an ocean the difference is only 0.6 metres, but \
in a narrow bay it may be more than ten. Dr. Reid, who has measured it for thirty years, says that \
"the shape of the coast matters more than the moon itself." When the sun and the moon pull in one \
line, i.e. at full and at new moon, the tides are strong; a week later they pull across each \
other, and the tides are weak.

If you want to walk on the sand, look at the table first. Find the time of low water, leave two \
hours before it, and turn back as soon as it is reached. Never follow a bank of sand without a way \
out, because the water comes from behind, fills the hollows, and is faster than it looks. A good \
rule is the rule of twelfths: in the first hour the sea rises by one twelfth, in the second by \
two, in the third and fourth by three each, and then it slows down again.

Would you like an example? Suppose that low water is at 9.15 and high water at 15.30. By eleven \
o'clock almost nothing has happened, by noon you will notice it, and between noon and two o'clock \
half of all the water arrives. That is the moment at which people are surprised. I can also work \
out the times for your own beach, or read the warnings for this week, whichever you prefer.
"""

CHINESE = """\
好的，我来说说潮汐的原理。海水并不是自己涨起来又落下去的：月亮在吸引它，太阳也在吸引它，而地球在下面不停地转动。\
面对月亮的那一边，海水被拉近了一点，背对月亮的那一边，海水被落下了一点，所以任何时候都有两处隆起。\
地球转动的时候，每一段海岸都会先后经过这两处，因此大多数港口在24.8小时里会看到两次高潮，而不是一次。

潮水的高低差别很大。在大洋中间，涨落只有0.6米左右，可是在狭窄的海湾里，可能超过十米。\
测量了三十年的李博士说：“海岸的形状比月亮本身更重要。”当太阳和月亮在一条直线上的时候，也就是满月和新月，潮水最强；\
过了一个星期，它们的方向互相垂直，潮水就变弱了。

如果你想去沙滩上散步，请先看一看潮汐表。找到低潮的时间，提前两个小时出发，到了低潮就往回走。\
千万不要沿着没有退路的沙洲一直走，因为海水会从身后绕过来，填满低洼的地方，而且比看上去快得多。\
有一个简单的规律：第一个小时海水只涨十二分之一，第二个小时涨十二分之二，第三和第四个小时各涨十二分之三，然后又慢下来。

要不要举个例子呢？假设低潮在上午九点，高潮在下午三点。到了十一点，几乎看不出变化，到了中午，你会开始注意到，\
而从中午到下午两点，一半的海水都涌上来了。很多人就是在这个时候措手不及的。\
我也可以帮你计算附近海滩的时间，或者读一读这个星期的警报，看你喜欢哪一种。
"""

TEXTS = {"en": ENGLISH, "zh": CHINESE}
WARM_UP = {"en": "Hello there. This is only a rehearsal.\n", "zh": "你好。这只是一次预演。\n"}

_TOKEN = {
    # About four characters of English: a piece of a word with the space before it.
    "en": re.compile(r" ?[A-Za-z']{1,8}| ?\d| ?[^\w\s]|\s+"),
    # One or two Chinese characters; marks and digits alone.
    "zh": re.compile(r"[\u4e00-\u9fff]{1,2}|\S|\s+"),
}
_CLAUSE_END = re.compile(r"[,.;:!?，。；：！？、][”’\")]*$")


def tokens(language: str, text: str = "") -> tuple[str, ...]:
    """`text`, or else the whole reply, in the pieces in which it is emitted."""
    whole = text or TEXTS[language]
    pieces = tuple(_TOKEN[language].findall(whole))
    if "".join(pieces) != whole:
        raise ValueError(f"the tokens do not make up the {language} text")
    return pieces


def first_clause(language: str) -> int:
    """k: how many tokens complete the first clause of the reply."""
    for count, token in enumerate(tokens(language), start=1):
        if _CLAUSE_END.search(token):
            return count
    raise ValueError(f"the {language} text has no clause")
