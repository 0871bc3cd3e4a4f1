"""How long to be silent after each kind of text, in seconds at speed 1.

Readers pause about twice as long at a sentence as at a comma, and twice as long again where a
paragraph ends; the values are the short end of what is comfortable, as engines add the length of
their own last syllable.
"""

from __future__ import annotations

NONE = 0.0
"""A text without marks was cut between two words."""
CLAUSE = 0.12
"""A breath: the sentence goes on."""
SENTENCE = 0.30
ITEM = 0.35
"""A little more than a sentence, so that the items of a list are heard as such."""
PARAGRAPH = 0.60
HEADING = 0.70
"""The longest: what follows is another subject."""
