"""IndexTTS-1.5 on the processor: our own inference in torch, reading the official checkpoint."""
