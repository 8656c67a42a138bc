"""What the field and the world are called: PLOVER, CAMEO, states, people, bodies, groups, outlets, days and laws.

``load()`` gives the codebook; its data are dated and sourced YAML in ``data/``, read at run time from one compiled
file that ``python -m legation.codebook.compile`` makes.
"""

from legation.codebook.book import Codebook, alive, load
from legation.codebook.cameo import goldstein
from legation.codebook.dates import bounds, first_day
from legation.codebook.entries import (
    Body,
    Control,
    Day,
    Entry,
    Group,
    Law,
    Name,
    Numbered,
    Outlet,
    Person,
    Place,
    Role,
    State,
    Term,
)
from legation.codebook.frames import Cue, Frame
from legation.codebook.lexicon import Cues, Frames, Manner
from legation.codebook.matcher import Matcher
from legation.codebook.normal import folded
from legation.codebook.plover import Quad, quad
from legation.codebook.spelling import FAMILY_FIRST

__all__ = [
    "FAMILY_FIRST",
    "Body",
    "Codebook",
    "Control",
    "Cue",
    "Cues",
    "Day",
    "Entry",
    "Frame",
    "Frames",
    "Group",
    "Law",
    "Manner",
    "Matcher",
    "Name",
    "Numbered",
    "Outlet",
    "Person",
    "Place",
    "Quad",
    "Role",
    "State",
    "Term",
    "alive",
    "bounds",
    "first_day",
    "folded",
    "goldstein",
    "load",
    "quad",
]
