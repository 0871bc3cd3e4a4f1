"""Quantities, and how much they are in another unit."""

from app.facts.units.source import Units

__all__ = ["Units"]
