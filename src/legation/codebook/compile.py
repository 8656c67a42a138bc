"""Compiles the codebook's YAML to the file that is read at run time: ``python -m legation.codebook.compile``."""

from __future__ import annotations

import sys

from legation.codebook.build import build
from legation.codebook.check import problems
from legation.codebook.tables import COMPILED, DATA, write


def main() -> int:
    """Check the data and store them; prints what is wrong and returns 1 where anything is."""
    tables = build(DATA)
    found = problems(tables)
    for problem in found:
        print(problem, file=sys.stderr)
    if found:
        return 1
    write(tables, DATA / COMPILED)
    counts = ", ".join(f"{len(tables[kind])} {kind}" for kind in ("states", "people", "bodies", "groups", "outlets"))
    print(f"{COMPILED}: {counts}, {len(tables['folded']) + len(tables['cased'])} names")
    return 0


if __name__ == "__main__":
    sys.exit(main())
