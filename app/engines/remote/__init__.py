"""Any engine in a child process of its own, whose end costs one utterance or one answer."""
