"""What one may want to know of a word."""

from __future__ import annotations

from typing import Literal, TypeAlias

Want: TypeAlias = Literal["definition", "meaning", "chinese", "english", "translation"]
"""What it is; what a word means; how it is said in Chinese, in English, in the other language."""
