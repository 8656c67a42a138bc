"""Where the prose of a text is, and what the rest of it is."""
