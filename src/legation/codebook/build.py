"""Lays out the codebook's data, YAML and CSV that people write, as tables with an index of every name."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

import yaml

from legation.codebook import spelling
from legation.codebook.normal import cased, folded, keeps_case
from legation.codebook.roles import phrases
from legation.codebook.tables import DATA, ENTRIES, FORMAT, Row, Tables
from legation.errors import CodebookError

# Inhabitants from which a town's name alone says what state somebody is of.
LARGE = 100_000
_OTHERS = ("plover", "roles", "days", "laws", "words", "nouns", "contexts", "cues", "manners", "regions")
# What a file may say once for all of its entries.
SHARED = ("checked", "country", "sector", "source")

# what a region is called beside its name, where that alone is a town's or a state's too
_KIND = re.compile(
    r"(?i:(?:state|province) of (?P<behind>.+)"
    r"|(?P<before>.+) (?:state|province|region|republic|district|department|county|prefecture|krai))"
)
_DATES = ("from", "until", "died", "date", "checked")


class _Loader(yaml.CSafeLoader):
    """YAML without its surprises: dates, ``no``, ``on`` and numbers with a leading zero stay text."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """A mapping, refused where a key stands twice."""
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"key {key!r} stands twice", key_node.start_mark)
            seen.add(key)
        made = super().construct_mapping(node, deep)
        # A year is written without quotes, and still a date.
        return {k: str(v) if k in _DATES and isinstance(v, int) else v for k, v in made.items()}


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"null|~|", ["n", "~", ""]),
    ("bool", r"true|false", list("tf")),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", list("-+0123456789")),
    ("float", r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+", list("-+0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first)


def read_yaml(path: Path) -> Any:
    """What a YAML file holds; raises CodebookError naming the file and line where it cannot be read."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise CodebookError(path.name, f"line {line}", error.problem or "not YAML") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CodebookError(path.name, "file", str(error)) from error


def sources(folder: Path) -> list[Path]:
    """The data files of a folder that people write, in a fixed order."""
    return sorted(p for p in folder.rglob("*") if p.suffix in (".yaml", ".csv"))


def digest(folder: Path) -> str:
    """A digest of all data files of a folder, by which a compiled file knows that it is up to date."""
    total = hashlib.sha256()
    for path in sources(folder):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def build(folder: Path = DATA) -> dict[str, Any]:
    """The tables of a folder of data files, with their indexes; files that do not exist are empty tables."""
    return indexed(written(folder))


def written(folder: Path) -> dict[str, Any]:
    """The tables of a folder as they are written there, without indexes."""
    tables: dict[str, Any] = {"format": FORMAT, "digest": digest(folder)}
    for kind in ENTRIES:
        tables[kind] = [entry for path in _files(folder, kind) for entry in _entries(path)]
    others = {path.stem: path for path in folder.glob("*.yaml") if path.stem.partition(".")[0] not in ENTRIES}
    for name in sorted({*_OTHERS, *others}):
        tables[name] = read_yaml(others[name]) if name in others else {}
    tables["frames"] = {p.stem: read_yaml(p) for p in sorted((folder / "frames").glob("*.yaml"))}
    tables["cameo"] = _cameo(folder / "cameo.csv")
    tables["places"] = _places(folder, tables["regions"])
    return tables


def indexed(tables: dict[str, Any]) -> dict[str, Any]:
    """The tables with the indexes laid over them: of names, ids, families, other spellings, hosts and role phrases."""
    tables["phrases"] = phrases(tables["roles"])
    for kind in ENTRIES:
        tables[f"{kind}.ids"] = {str(entry.get("id")): n for n, entry in enumerate(tables[kind])}
    tables["families"], tables["spellings"] = _families(tables["people"]), _spellings(tables["people"])
    tables["offices"] = _offices(tables["people"])
    tables["domains"] = {d: n for n, entry in enumerate(tables["outlets"]) for d in entry.get("domains") or ()}
    tables["folded"], tables["cased"] = _index(tables)
    tables["longest"] = {which: _longest(tables[which]) for which in ("folded", "cased", "places")}
    return tables


def names(kind: str, entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every name of a raw entry, as a mapping with ``text``, ``use`` and what else was said about it."""
    fields = [("name", "name"), ("official", "name"), ("names", "name"), ("aliases", "name")]
    if kind == "states":
        fields += [("abbreviations", "abbreviation"), ("adjectives", "adjective"), ("people", "people")]
        fields += [("capitals", "capital"), ("seats", "seat"), ("self", "self")]
    for field, use in fields:
        value = entry.get(field) or []
        if isinstance(value, dict):
            value = [text for texts in value.values() for text in texts]
        for item in [value] if isinstance(value, str) else value:
            row = {"text": item} if isinstance(item, str) else dict(item)
            if "name" in row:
                row["text"] = row.pop("name")
            short = use == "name" and " " not in row["text"] and keeps_case(row["text"])
            yield row | {"use": "abbreviation" if short else use}


def _files(folder: Path, name: str) -> list[Path]:
    """``people.yaml``, or the parts ``people.asia.yaml`` … of a table kept in several files, in order."""
    return sorted(folder.glob(f"{name}.yaml")) + sorted(folder.glob(f"{name}.*.yaml"))


def _entries(path: Path) -> list[dict[str, Any]]:
    found = read_yaml(path)
    entries = found.get("entries") if isinstance(found, dict) else found
    return entries_of(entries, found if isinstance(found, dict) else {}, path.name, "entries")


def entries_of(entries: Any, around: dict[str, Any], file: str, key: str) -> list[dict[str, Any]]:
    """A list of entries with what the file around them says of all; CodebookError where it is no such list."""
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise CodebookError(file, key, "is not a list of mappings")
    shared = {k: v for k, v in around.items() if k in SHARED}
    return [{**shared, **entry, "file": file} for entry in entries]


def _cameo(path: Path) -> list[Row]:
    return [
        [
            r["cameo"],
            r["name"],
            float(r["goldstein"]) if r["goldstein"] else None,
            r["event"],
            r["mode"],
            r["contexts"],
        ]
        for r in _table(path)
    ]


def _table(path: Path) -> list[dict[str, str]]:
    """The lines of a CSV file by column; none where there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _places(folder: Path, regions: dict[str, Any]) -> dict[str, list[Row]]:
    """Keys to ``[name, country, latitude, longitude, geonames, population, lesser]``: regions, lands, towns by size."""
    found: dict[str, list[Row]] = {}
    where = {(row[0], row[1]): row[2:] for row in _gazetteer(folder / "regions.csv")}
    for country, names in ((regions or {}).get("regions") or {}).items():
        for region in names:
            known = [region] if isinstance(region, str) else [region["name"], *region.get("aliases", ())]
            for name in known:
                row = [name, country, *where.get((known[0], country), [None] * 4), False]
                found.setdefault(cased(name), []).append(row)
    for (name, country), rest in where.items():
        if bare := _KIND.fullmatch(name):  # "State of Victoria": "Victoria", with a reason
            found.setdefault(cased(bare["before"] or bare["behind"]), []).append([name, country, *rest, True])
    for row in _gazetteer(folder / "lands.csv"):
        found.setdefault(cased(row[0]), []).append([row[0], None, *row[2:], False])
    for row in sorted(_gazetteer(folder / "towns.csv"), key=lambda row: -row[-1]):
        found.setdefault(cased(row[0]), []).append([*row, row[-1] < LARGE])
    return found


def _gazetteer(path: Path) -> list[Row]:
    """The rows of a table of places, with its columns as they are meant."""
    return [
        [
            r["name"],
            r["country"],
            float(r["latitude"]),
            float(r["longitude"]),
            *(int(r[k]) if r[k] else None for k in ("geonames", "population")),
        ]
        for r in _table(path)
    ]


def _index(tables: Tables) -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
    """Keys to rows (see ``Row``), preferred first, ended last."""
    found: dict[str, dict[str, list[Row]]] = {"folded": {}, "cased": {}}
    capital = {folded(word) for word in (tables["words"] or {}).get("capital", ())}
    for kind_number, kind in enumerate(ENTRIES):
        for number, entry in enumerate(tables[kind]):
            for name in names(kind, entry):
                extra = [name.get("sector"), bool(name.get("ambiguous")), name.get("rule"), bool(name.get("prefer"))]
                row = [kind_number, number, name["use"], name["text"], name.get("from"), name.get("until"), *extra]
                for table, key in _keys(name["text"], name["use"], capital):
                    rows = found[table].setdefault(key, [])
                    if not any(_same(row, known) for known in rows):
                        rows.append(row)
    for index in found.values():
        for rows in index.values():
            rows.sort(key=lambda row: (not row[-1], _ended(row, tables)))
    return found["folded"], found["cased"]


def _families(people: list[dict[str, Any]]) -> dict[str, list[int]]:
    """Keys of family names to the people who bear them; the article of an Arabic one may be left out."""
    found: dict[str, list[int]] = {}
    for number, entry in enumerate(people):
        if entry.get("family"):
            found.setdefault(spelling.family_key(str(entry["family"])), []).append(number)
    return found


def _offices(people: list[dict[str, Any]]) -> dict[str, dict[str, list[list[str | None]]]]:
    """States to their offices, each with the periods in which it was held."""
    found: dict[str, dict[str, list[list[str | None]]]] = {}
    for entry in people:
        for term in entry.get("terms") or ():
            if term.get("sector") in ("GOV", "MIL", "LEG", "SPY") and term.get("country"):
                office = folded(term.get("office") or "")
                periods = found.setdefault(term["country"], {}).setdefault(office, [])
                if (period := [term.get("from"), term.get("until")]) not in periods:
                    periods.append(period)
    return found


def _spellings(people: list[dict[str, Any]]) -> dict[str, list[int]]:
    """Keys of full names to the people who may be called so."""
    found: dict[str, list[int]] = {}
    for number, entry in enumerate(people):
        states = {term.get("country") for term in entry.get("terms") or ()} | {entry.get("country")}
        for name in names("people", entry):
            for key in spelling.keys(str(name["text"]), states):
                if number not in found.setdefault(key, []):
                    found[key].append(number)
    return found


def _ended(row: Row, tables: Tables) -> bool:
    return bool(row[5] or tables[ENTRIES[row[0]]][row[1]].get("until"))


def _same(one: Row, other: Row) -> bool:
    """Whether two rows say the same; an abbreviation is a name too."""
    use, others = (("name" if row[2] == "abbreviation" else row[2]) for row in (one, other))
    return use == others and one[:2] == other[:2] and one[4:6] == other[4:6]


def _keys(text: str, use: str, capital: set[str]) -> list[tuple[str, str]]:
    if keeps_case(text):
        return [("cased", cased(text))]
    key = folded(text)
    if key in capital or (use == "self" and any(c.isupper() for c in text)):
        # In small letters it is another word ("turkey", "polish", French "suède").
        return [("cased", cased(text)), ("cased", cased(text).upper())]
    return [("folded", key)]


def _longest(index: dict[str, list[Row]]) -> dict[str, int]:
    """How many words the longest name has that begins with a word."""
    longest: dict[str, int] = {}
    for key in index:
        words = key.split(" ")
        longest[words[0]] = max(len(words), longest.get(words[0], 0))
    return longest
