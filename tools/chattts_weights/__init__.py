"""Weights of ChatTTS's shapes that hold noise: for tests and benchmarks, never for a listener."""

from app.engines.chattts.package import prepare

prepare()  # before the first import of ChatTTS, which these modules do at their top
