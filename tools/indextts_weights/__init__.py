"""Weights of IndexTTS's shapes that hold noise: for tests and benchmarks, never for a listener."""
