"""Many documents, one after the other or on several processes, in the order they came."""

from __future__ import annotations

import logging
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from legation.codebook import load
from legation.coder.annotation import Annotation
from legation.coder.coder import Coder
from legation.documents import Document, read
from legation.errors import RefusedError
from legation.sources import Capture

# so many documents wait for each worker at most: memory stays level whatever the size of the input
_AHEAD = 4
_worker: Coder | None = None
_log = logging.getLogger(__name__)


def run(
    captures: Iterable[Capture | Document | RefusedError],
    *,
    published: str | None = None,
    outlet: str | None = None,
    workers: int = 1,
    codebook: Path | None = None,
) -> Iterator[Annotation | RefusedError]:
    """Read and code captures, or code documents; a refusal stands where its document would, and the others go on.

    ``published`` and ``outlet`` supply what a document lacks. With ``workers`` above 1 the work is spread over
    processes; the answers come in the order of the captures all the same.
    """
    if codebook is not None:
        load(codebook)  # what is wrong with it is said before anything is read
    if workers <= 1:
        coder = Coder(codebook=codebook)
        for capture in captures:
            yield one(coder, capture, published, outlet)
        return
    waiting: deque[Future[Annotation | RefusedError]] = deque()
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start, initargs=(codebook,))
    try:
        for capture in captures:
            waiting.append(pool.submit(_work, capture, published, outlet))
            while len(waiting) >= workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def one(
    coder: Coder, capture: Capture | Document | RefusedError, published: str | None, outlet: str | None
) -> Annotation | RefusedError:
    """One capture read and coded, or the refusal of it."""
    if isinstance(capture, RefusedError):
        return capture
    try:
        if isinstance(capture, Document):
            return coder.annotate(capture)
        return coder.annotate(read(capture, published=published, outlet=outlet))
    except RefusedError as refused:
        return refused
    except Exception as error:  # one document that we fail on must not cost the others; it is named, and told apart
        _log.debug("failed on %s", capture.name, exc_info=True)
        reason = f"legation failed on it ({type(error).__name__}: {error}), please report this"
        return RefusedError(capture.name, reason)


def _start(codebook: Path | None) -> None:
    # Ctrl-C is the parent's to handle: it lets the document in hand finish and cancels the rest
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _worker
    _worker = Coder(codebook=codebook)


def _work(
    capture: Capture | Document | RefusedError, published: str | None, outlet: str | None
) -> Annotation | RefusedError:
    if _worker is None:
        raise RuntimeError("the worker was not started")
    return one(_worker, capture, published, outlet)
