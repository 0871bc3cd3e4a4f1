"""The window: widgets that show what the session says and tell it what the user wants."""
