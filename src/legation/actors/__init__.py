"""Actors: mentions of states, people, bodies, groups and roles, and who they are on a date."""

from legation.actors.actor import Actor, Mention, by_sentence
from legation.actors.find import Found, find, find_all
from legation.actors.home import NOT_SAID, filed_in
from legation.actors.resolve import Resolution, resolve

__all__ = [
    "NOT_SAID",
    "Actor",
    "Found",
    "Mention",
    "Resolution",
    "by_sentence",
    "filed_in",
    "find",
    "find_all",
    "resolve",
]
