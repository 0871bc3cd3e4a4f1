"""From samples to the ear: the tape of a turn, the player that feeds it, the sinks that take it."""
