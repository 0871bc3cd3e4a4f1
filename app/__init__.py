"""Sottovoce: a voice assistant that stays on its user's machine."""

__version__ = "0.1.0"
