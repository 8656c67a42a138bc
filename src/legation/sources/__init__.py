"""Outside → Capture: files, folders, JSON lines and standard input, each as it came or refused by name."""

from legation.sources.capture import Capture
from legation.sources.collect import SIZE_LIMIT, captures

__all__ = ["SIZE_LIMIT", "Capture", "captures"]
