"""Several engines as one: judged, watched, replaced in the middle of a word, and taken back."""
