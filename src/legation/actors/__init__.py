"""Actors: mentions of states, people, bodies, groups and roles, and who they are on a date."""

from legation.actors.actor import Actor, Mention, by_sentence
from legation.actors.find import find
from legation.actors.resolve import Resolution, resolve

__all__ = ["Actor", "Mention", "Resolution", "by_sentence", "find", "resolve"]
