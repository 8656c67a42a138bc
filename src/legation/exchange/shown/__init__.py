"""Documents as legation read them, as pages to look at: what the analyst opens to see why legation said something.

A room of its own within ``exchange``, so that the other formats load no templates.
"""

from legation.exchange.shown.page import page, write

__all__ = ["page", "write"]
