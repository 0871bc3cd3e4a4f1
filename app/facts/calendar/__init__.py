"""Days: today's, those of holidays, and the spans between them."""

from app.facts.calendar.source import Calendar

__all__ = ["Calendar"]
