"""Phrases that were said before, so that they need not be computed again."""
