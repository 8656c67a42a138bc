"""Many documents, one after the other or on several processes, in the order they came."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from legation.coder.annotation import Annotation
from legation.coder.coder import Coder
from legation.documents import read
from legation.errors import RefusedError
from legation.sources import Capture

# so many documents wait for each worker at most: memory stays level whatever the size of the input
_AHEAD = 4
_worker: Coder | None = None


def run(
    captures: Iterable[Capture | RefusedError],
    *,
    published: str | None = None,
    outlet: str | None = None,
    workers: int = 1,
    codebook: Path | None = None,
) -> Iterator[Annotation | RefusedError]:
    """Read and code captures; a refusal stands where its document would, and the others go on.

    ``published`` and ``outlet`` supply what a document lacks. With ``workers`` above 1 the work is spread over
    processes; the answers come in the order of the captures all the same.
    """
    if workers <= 1:
        coder = Coder(codebook=codebook)
        for capture in captures:
            yield one(coder, capture, published, outlet)
        return
    waiting: deque[Future[Annotation | RefusedError]] = deque()
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start, initargs=(codebook,)
    ) as pool:
        for capture in captures:
            waiting.append(pool.submit(_work, capture, published, outlet))
            while len(waiting) >= workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def one(
    coder: Coder, capture: Capture | RefusedError, published: str | None, outlet: str | None
) -> Annotation | RefusedError:
    """One capture read and coded, or the refusal of it."""
    if isinstance(capture, RefusedError):
        return capture
    try:
        return coder.annotate(read(capture, published=published, outlet=outlet))
    except RefusedError as refused:
        return refused


def _start(codebook: Path | None) -> None:
    global _worker
    _worker = Coder(codebook=codebook)


def _work(capture: Capture | RefusedError, published: str | None, outlet: str | None) -> Annotation | RefusedError:
    if _worker is None:
        raise RuntimeError("the worker was not started")
    return one(_worker, capture, published, outlet)
