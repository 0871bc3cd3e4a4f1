"""The test set: questions that nobody who writes training text reads, and how they are judged."""
