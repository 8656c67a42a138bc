from legation.actors import Actor as Actor
from legation.claims import Claim as Claim
from legation.coder import Annotation as Annotation
from legation.coder import Coder as Coder
from legation.coder import run as run
from legation.documents import Document as Document
from legation.documents import read as read
from legation.errors import LegationError as LegationError
from legation.errors import RefusedError as RefusedError
from legation.record import View as View
from legation.record import Writer as Writer
from legation.sources import Capture as Capture
from legation.sources import captures as captures

__version__: str
