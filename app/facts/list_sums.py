"""Numbers in a row that are to be added up: "add up 3, 4 and 5", 3、4、5一共多少."""

from __future__ import annotations

import re
import unicodedata

from app.facts.amounts import in_digits
from app.facts.patterns import Pattern

LONGEST = 200
"""Code points of a question that is looked at."""

_UNIT = r"(?:\s*(?:dollars?|bucks|euros?|pounds|块钱?|元钱?|岁|个|人|分(?!之)))?"
_NUMBER = rf"-?\d+(?:,\d{{3}}(?!\d))*(?:\.\d+)?{_UNIT}"
_JOINED = r"(?:\s*,\s*(?:and |plus |then )?|\s*[、;&]\s*|\s+(?:and|plus)\s+|\s*[和跟与]\s*)"
_NUMBERS = Pattern(
    rf"(?<![a-z0-9.]){_NUMBER}(?:{_JOINED}{_NUMBER})+(?![a-z0-9.]*\d)"
    r"|(?<![a-z0-9.])\d+(?:\.\d+)?(?:\s+(?:and\s+)?\d+(?:\.\d+)?){2,}(?![a-z0-9.]*\d)"
)
_EACH = Pattern(r"(?<![\d.])-?\d+(?:,\d{3}(?!\d))*(?:\.\d+)?")
_TOGETHER = Pattern("加一加|加在?一块儿?|加在?一起|一起")
_TO_ADD = Pattern(
    r"\b(?:add(?:ed|ing)?(?: \w+)? (?:up|together)|add up|sum|sum of|total(?:s|led)?|tally"
    r"|altogether|all together"
    r"|in all|in total|combined|plus|do(?:es)? +# +(?:make|give|come to)"
    r"|add(?= #| these| the| all))\b"
    r"|加起来|加在一|加到一|加一加|加一下|加和|相加|一共(?!有)|总共|总和|求和|合计|总计|的和"
    r"|之和|拢共|统共|全加"
)
_OTHER = Pattern(
    r"\b(?:average|mean|minus|times|multipl\w+|divided?|sort|largest|smallest|how many|product"
    r"|difference|%|percent)\b"
    r"|平均|减|乘|除|排|最|几个|多少个|几样|几种|百分"
)


def to_add(text: str) -> tuple[str, ...]:
    """Give the numbers that `text` wants to have added up, in digits; none if it wants no sum.

    A comma of full width parts numbers; "1,234" is one of them.
    """
    if len(text) > LONGEST:
        return ()
    folded = unicodedata.normalize("NFKC", text.replace("，", "、")).lower()
    folded = _TOGETHER.sub("加起来", folded)
    digits = in_digits(folded) if re.search("[、,和跟]", folded) else folded
    found = list(_NUMBERS.finditer(digits))
    if len(found) != 1:
        return ()
    rest = " ".join(f"{digits[: found[0].start()]} # {digits[found[0].end() :]}".split())
    if not _TO_ADD.search(rest) or _OTHER.search(rest) or re.search(r"\d", rest):
        return ()
    return tuple(_EACH.findall(found[0][0]))
