"""Events: who did what to whom."""

from legation.events.event import Event
from legation.events.extent import widened
from legation.events.find import Finder, Reading
from legation.events.match import Fired

__all__ = ["Event", "Finder", "Fired", "Reading", "widened"]
