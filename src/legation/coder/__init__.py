"""The coder: the order of the stages, one document at a time or many on several processes."""

from legation.coder.annotation import Annotation, Relation
from legation.coder.coder import Coder
from legation.coder.run import run

__all__ = ["Annotation", "Coder", "Relation", "run"]
