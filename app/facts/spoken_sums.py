"""Sums as they are said: a list of numbers to add up, or a sum behind what leads to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from app.facts.amounts import in_digits
from app.facts.patterns import Pattern

_LONGEST = 200
_MOST = 4
_CODE = Pattern(r"[{}<>_|`\\]|\b(?:lambda|import|print|def|return|eval|exec)\b")
_UNIT = r"(?:\s*(?:dollars?|bucks|euros?|pounds|块钱?|元钱?|岁|个|人|分(?!之)))?"
_NUMBER = rf"-?\d+(?:,\d{{3}}(?!\d))*(?:\.\d+)?{_UNIT}"
_JOINED = r"(?:\s*,\s*(?:and |plus |then )?|\s*[、;&]\s*|\s+(?:and|plus)\s+|\s*[和跟与]\s*)"
_NUMBERS = Pattern(
    rf"(?<![a-z0-9.]){_NUMBER}(?:{_JOINED}{_NUMBER})+(?![a-z0-9.]*\d)"
    r"|(?<![a-z0-9.])\d+(?:\.\d+)?(?:\s+(?:and\s+)?\d+(?:\.\d+)?){2,}(?![a-z0-9.]*\d)"
)
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
_CLAUSE = Pattern(
    r"[，;；:：!?！？。—]\s*|[,.、]\s+|\s-\s|\b(?:so|then|but|like|because|and)\s+(?=what|how)"
)


def readings(text: str) -> Iterator[str]:
    """Give what `text` may come to: its numbers added up, then each of its last clauses."""
    if len(text) > _LONGEST or _CODE.search(text):
        return
    folded = unicodedata.normalize("NFKC", text).lower()
    folded = re.sub("加一加|加在?一块儿?|加在?一起|一起", "加起来", folded)
    digits = in_digits(folded) if re.search("[、,和跟]", folded) else folded
    found = list(_NUMBERS.finditer(digits))
    if len(found) == 1:
        rest = f"{digits[: found[0].start()]} # {digits[found[0].end() :]}"
        if _TO_ADD.search(rest) and not _OTHER.search(rest) and not re.search(r"\d", rest):
            numbers = re.findall(r"(?<![\d.])-?\d+(?:,\d{3}(?!\d))*(?:\.\d+)?", found[0][0])
            yield " + ".join(numbers) + " ="
    marks = list(_CLAUSE.finditer(text))
    if marks and not re.search(r"\d", text[marks[0].end() :]):
        yield text[: marks[0].start()]
    starts = [mark.end() for mark in marks if mark.end() < len(text)]
    for start in starts[-_MOST:]:
        yield text[start:]
