"""Actors: mentions of states, people, bodies, groups and roles, and who they are on a date."""

from legation.actors.actor import Actor, Mention
from legation.actors.find import find
from legation.actors.resolve import Resolution, resolve

__all__ = ["Actor", "Mention", "Resolution", "find", "resolve"]
