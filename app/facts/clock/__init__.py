"""The time: here, in other places, and between them."""

from app.facts.clock.source import Clock

__all__ = ["Clock"]
