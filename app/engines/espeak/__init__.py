"""espeak-ng as a SpeechEngine: the floor of the ladder."""

from app.engines.espeak.engine import EspeakEngine

__all__ = ["EspeakEngine"]
