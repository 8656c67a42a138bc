"""When a document was published and by whom, and on what basis that is known."""
