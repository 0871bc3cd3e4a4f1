"""The CPU voices of sherpa-onnx as a SpeechEngine: whatever family a folder holds."""
