"""Outside → Capture: files, folders, archives, tables and standard input, each as it came or refused by name."""

from legation.sources.asked import SIZE_LIMIT
from legation.sources.capture import Capture
from legation.sources.collect import captures
from legation.sources.rows import FIELDS

__all__ = ["FIELDS", "SIZE_LIMIT", "Capture", "captures"]
