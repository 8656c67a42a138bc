"""Outside → Capture: files, folders, archives, tables and standard input, each as it came or refused by name."""

from legation.sources.capture import Capture
from legation.sources.collect import captures
from legation.sources.contents import SIZE_LIMIT

__all__ = ["SIZE_LIMIT", "Capture", "captures"]
