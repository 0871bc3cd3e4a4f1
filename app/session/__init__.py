"""One assistant session: prompt or text in, speech out, interruptible at any moment."""

from app.session.control import Session
from app.session.grounding import FactChoice
from app.session.score import Progress
from app.session.speaking import EngineFactory
from app.session.writing import ModelChoice

__all__ = ["EngineFactory", "FactChoice", "ModelChoice", "Progress", "Session"]
