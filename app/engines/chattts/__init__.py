"""ChatTTS in process, at the pace of a graphics card."""
