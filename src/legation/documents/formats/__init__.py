"""One kind of file a module: its bytes as text, with what the format itself states about the parts."""
