"""Other programs that turn a stream of words into speech, driven like ours with the same voice."""
