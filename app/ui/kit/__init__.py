"""The parts every page is made of: they paint themselves from the theme and know no session."""
