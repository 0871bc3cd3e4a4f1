"""One assistant session: prompt or text in, speech out, interruptible at any moment."""

from app.session.control import Session
from app.session.score import Progress

__all__ = ["Progress", "Session"]
