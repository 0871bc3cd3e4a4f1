"""What the model says to everything that it does not know or cannot do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tools.starter_model.chatml import Language

SKILLS: Final = frozenset({"outside", "near", "insist", "task", "live", "action", "expert"})
"""The skills whose questions are refused."""
PATTERN: Final[Mapping[Language, str]] = {
    "en": r"; I am only a small model[,.]",
    "zh": r"，我只是一个小模型[，。]",
}
"""A regular expression that every refusal matches, and nothing else that the model says."""
