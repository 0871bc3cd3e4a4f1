"""Alibaba's Sambert: a voice that speaks over the internet, for who chooses it and has a key."""
