"""Voices that the user made or was given: cards of text, some with a clip, on a shelf."""

from app.voices.card import VoiceCard, check_name, draw_seed, seed_of, voice_of
from app.voices.shelf import VoiceShelf

__all__ = ["VoiceCard", "VoiceShelf", "check_name", "draw_seed", "seed_of", "voice_of"]
