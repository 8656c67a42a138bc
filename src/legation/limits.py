"""What reading may cost: time and memory, spent in a process of its own that can be ended.

Readers of other people's formats (web pages, PDF, feeds) are written for well-meant input; some take minutes, or all
memory there is, on a page made to make them. ``bounded`` calls them in a worker. A file that costs too much is refused
by name, the worker is ended, and the next file has a new one.
"""

from __future__ import annotations

import atexit
import contextlib
import pickle
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, ParamSpec, TypeVar

from legation.errors import RefusedError

SECONDS = 10.0
"""The processor time that reading one document may take."""
MEMORY = 2 << 30
"""The memory in bytes that a worker may have (where the system can limit it)."""

# the clock on the wall runs faster than the processor's on a machine that others use too
_PATIENCE = 6
_START = 120.0
_FAREWELL = 5.0
_LENGTH = struct.Struct(">Q")
_CHILD = "import sys; sys.path[:] = {path!r}; from legation.limits import serve; serve()"

P = ParamSpec("P")
T = TypeVar("T")


def bounded(function: Callable[P, T], name: str, seconds: float = SECONDS, /, *args: P.args, **keywords: P.kwargs) -> T:
    """``function(*args, **keywords)``, called in the worker.

    The function must be one that another process can import, its arguments and result such as can be pickled.
    Raises RefusedError, naming ``name``, where it takes more than ``seconds`` of processor time or more memory than
    a worker may have, or ends the worker; a RefusedError of its own comes through as it is, another error as a
    RefusedError that says what failed.
    """
    return _shared().call(function, name, seconds, args, keywords)


class Worker:
    """One process that answers one call at a time; started when it is first needed, and again after it was ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def call(
        self, function: Callable[..., T], name: str, seconds: float, args: tuple[Any, ...], keywords: dict[str, Any]
    ) -> T:
        """The function's result; see ``bounded``."""
        with self._lock:
            process = self._running()
            answer = self._ask(process, pickle.dumps((function, args, keywords, seconds)), seconds)
            if answer is None:
                self._end()
                raise RefusedError(name, self._reason(process, seconds))
        kind, value = answer
        if kind == "result":
            result: T = value
            return result
        if kind == "refused":
            raise value
        raise RefusedError(name, value)

    def close(self) -> None:
        """End the process, which does so by itself when nothing can be asked of it any more."""
        with self._lock:
            if self._process is not None and self._process.stdin is not None:
                with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                    self._process.stdin.close()
                    self._process.wait(_FAREWELL)
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = subprocess.Popen(
                [sys.executable, "-c", _CHILD.format(path=sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process

    def _ask(self, process: subprocess.Popen[bytes], question: bytes, seconds: float) -> tuple[str, Any] | None:
        """The answer to a question; None where the process ended instead, by itself or for its time."""
        assert process.stdin is not None
        assert process.stdout is not None
        # importing the reader is not its work: the time counts from when the worker says that it is ready
        with _ended_after(process, _START), contextlib.suppress(OSError):
            _send(process.stdin, question)
            if _received(process.stdout) is None:
                return None
        with _ended_after(process, seconds * _PATIENCE):
            answer = _received(process.stdout)
        return pickle.loads(answer) if answer is not None else None  # the worker runs our own code

    def _end(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self._process = None

    def _reason(self, process: subprocess.Popen[bytes], seconds: float) -> str:
        ended = process.wait()
        timely = {-getattr(signal, one) for one in ("SIGKILL", "SIGPROF", "SIGXCPU") if hasattr(signal, one)}
        if ended in timely:
            return f"takes more than {seconds:g} seconds to read"
        return f"ended its reader (exit status {ended}): it is damaged, or made to do so"


@contextlib.contextmanager
def _ended_after(process: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
    timer = threading.Timer(seconds, process.kill)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


_worker: Worker | None = None
_worker_lock = threading.Lock()


def _shared() -> Worker:
    global _worker
    with _worker_lock:
        if _worker is None:
            _worker = Worker()
            atexit.register(_worker.close)
        return _worker


def close() -> None:
    """End the worker; the next call starts another."""
    if _worker is not None:
        _worker.close()


def serve() -> None:
    """What the worker does: answer calls from standard input on standard output until there are no more."""
    import os

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle, which ends this process
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    _limit_memory()
    while (question := _received(questions)) is not None:
        answer = _answer(question, answers)
        _send(answers, answer)


def _answer(question: bytes, ready: BinaryIO) -> bytes:
    try:
        function, args, keywords, seconds = pickle.loads(question)
    except Exception as error:  # a function that cannot be imported here
        _send(ready, b"ready")
        return pickle.dumps(("failed", f"cannot be read ({type(error).__name__}: {error})"))
    _send(ready, b"ready")
    _limit_time(seconds)
    try:
        return pickle.dumps(("result", function(*args, **keywords)))
    except RefusedError as refused:
        return pickle.dumps(("refused", refused))
    except MemoryError:
        return pickle.dumps(("failed", f"takes more than {MEMORY >> 20} MiB of memory to read"))
    except RecursionError:
        return pickle.dumps(("failed", "is nested too deeply"))
    except Exception as error:  # the library's own failure on this file
        return pickle.dumps(("failed", f"cannot be read ({type(error).__name__}: {str(error)[:200]})"))
    finally:
        _limit_time(0)


def _limit_time(seconds: float) -> None:
    """End this process when it has used so much more processor time; 0 lifts the limit."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit_memory() -> None:
    try:
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))
    except (ImportError, ValueError, OSError):
        return


def _send(stream: BinaryIO | Any, data: bytes) -> None:
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def _received(stream: BinaryIO | Any) -> bytes | None:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    return data if len(data) == length else None
