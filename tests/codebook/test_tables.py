"""YAML to tables and the compiled file."""

from pathlib import Path

import pytest

from legation.codebook.build import build, digest, read_yaml
from legation.codebook.check import problems
from legation.codebook.tables import COMPILED, DATA, Tables, laid_out, packaged, read, write
from legation.errors import CodebookError


@pytest.fixture(scope="module")
def built() -> Tables:
    return build(DATA)


def test_the_compiled_file_is_up_to_date_with_the_data(built: Tables) -> None:
    assert packaged()["digest"] == digest(DATA), "run: python -m legation.codebook.compile"
    assert laid_out(packaged()) == built


def test_the_data_are_in_order(built: Tables) -> None:
    assert [str(problem) for problem in problems(built)] == []


def test_the_same_tables_are_stored_as_the_same_bytes(built: Tables, tmp_path: Path) -> None:
    write(built, tmp_path / "one.gz")
    write(read(tmp_path / "one.gz"), tmp_path / "other.gz")
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "other.gz").read_bytes()
    assert [p.name for p in tmp_path.glob("*.new")] == []


def test_a_damaged_or_foreign_file_is_refused_with_its_name(tmp_path: Path) -> None:
    damaged = tmp_path / COMPILED
    for content in (b"", b"\x1f\x8b\x08", b"{}", (DATA / COMPILED).read_bytes()[:5000]):
        damaged.write_bytes(content)
        with pytest.raises(CodebookError, match=COMPILED):
            read(damaged)
    write({"format": 0}, damaged)
    with pytest.raises(CodebookError, match="compile the codebook anew"):
        read(damaged)


def test_yaml_keeps_codes_days_and_words_as_text(tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    file.write_text("a: 016\nb: 2018-04-23\nc: no\nd: on\ne: 12\nf: -1.5\ng: ~\nh: true\nfrom: 1991\n")
    assert read_yaml(file) == {
        "a": "016", "b": "2018-04-23", "c": "no", "d": "on", "e": 12, "f": -1.5, "g": None, "h": True, "from": "1991"
    }  # fmt: skip


@pytest.mark.parametrize("text", ["a: 1\na: 2\n", "a: [1\n", "a: !!python/object:os.system x\n"])
def test_yaml_that_is_broken_doubled_or_unsafe_is_refused_with_its_line(tmp_path: Path, text: str) -> None:
    file = tmp_path / "laws.yaml"
    file.write_text(text)
    with pytest.raises(CodebookError, match=r"laws\.yaml: line \d"):
        read_yaml(file)


def test_a_change_of_a_data_file_changes_the_digest(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("x: 1\n")
    before = digest(tmp_path)
    (tmp_path / "a.yaml").write_text("x: 2\n")
    assert digest(tmp_path) != before
