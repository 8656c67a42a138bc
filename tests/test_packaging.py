"""What is built and locked is what is promised: the wheel works without the source, the locks are complete."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests import contract

import legation

package: Any = legation
ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "documents" / "barents-treaty.txt"
PUBLIC = [
    "Actor",
    "Annotation",
    "Capture",
    "Claim",
    "Coder",
    "Document",
    "LegationError",
    "RefusedError",
    "View",
    "Writer",
    "__version__",
    "captures",
    "read",
    "run",
]


def test_the_public_names_are_these_and_each_is_there() -> None:
    assert package.__all__ == PUBLIC == dir(legation)
    assert all(getattr(legation, name) is not None for name in PUBLIC)


def test_the_stub_states_every_public_name() -> None:
    stub = (ROOT / "src" / "legation" / "__init__.pyi").read_text(encoding="utf-8")
    stated = re.findall(r"^from (\S+) import (\w+) as \2$", stub, re.MULTILINE)
    assert sorted([name for _, name in stated] + ["__version__"]) == PUBLIC
    assert {name: home for home, name in stated} == package._HOME


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="weather"):
        package.weather  # noqa: B018


def test_importing_legation_loads_none_of_its_rooms() -> None:
    script = "import sys, legation; print([m for m in sys.modules if m.startswith('legation.')])"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    [built] = out.iterdir()
    return built


def test_the_wheel_has_the_package_its_data_and_its_licences_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"legation", f"legation-{legation.__version__}.dist-info"}
    assert "legation/py.typed" in names
    assert "legation/__init__.pyi" in names
    assert [name for name in names if name.endswith(("/LICENSE", "/NOTICE"))]
    source = ROOT / "src"
    ours = [p for p in (source / "legation").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert {str(p.relative_to(source)) for p in ours} <= set(names)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that has the wheel, and sees what legation depends on.

    A path file adds the dependencies' folder alone: Python does not follow the path files that lie in it, so an
    editable installation of the source there has no effect.
    """
    folder = tmp_path_factory.mktemp("installed") / "env"
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(wheel)], check=True)
    [site] = folder.glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python.parent


def test_the_wheel_runs_without_the_source(installed: Path, tmp_path: Path) -> None:
    script = "import sys, legation; print(legation.__file__); print(*sys.path, sep='\\n')"
    done = subprocess.run(
        [installed / "python", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    home, *path = done.stdout.splitlines()
    assert Path(home).is_relative_to(installed.parent)
    assert not [entry for entry in path if entry and Path(entry, "legation").is_dir() and "installed" not in entry]


def test_the_installed_command_codes_an_example(installed: Path, tmp_path: Path) -> None:
    document = tmp_path / EXAMPLE.name
    document.write_bytes(EXAMPLE.read_bytes())
    done = subprocess.run(
        [installed / "legation", "code", document.name], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert claims
    for claim in claims:
        contract.check_claim(claim, EXAMPLE.read_text(encoding="utf-8"), "installed")


def locked(name: str) -> dict[str, list[str]]:
    """The pins of a lock: each project with its versions. Fails where a line has no hash."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8").replace("\\\n", " ")
    pins: dict[str, list[str]] = {}
    for line in text.splitlines():
        if match := re.match(r"([a-z0-9.-]+)==([^ ;]+)", line):
            assert "--hash=sha256:" in line, line[:60]
            pins.setdefault(match[1], []).append(match[2])
        else:
            assert not line.strip() or line.lstrip().startswith("#") or line == "--only-binary :all:", line
    return pins


def named(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found[0]).lower()


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt"])
def test_a_lock_names_no_registry_and_no_path(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert not re.findall(r"://|index|find-links|file:|(?<![\w.])/\w+/", text)


def test_the_locks_hold_what_the_project_states() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime, dev = locked("runtime.txt"), locked("dev.txt")
    groups = project["dependency-groups"]
    assert {named(r) for r in project["project"]["dependencies"] + groups["install"]} <= set(runtime)
    assert {named(r) for r in groups["dev"] if isinstance(r, str)} <= set(dev)


def test_the_tests_run_on_what_is_locked_for_running() -> None:
    runtime, dev = locked("runtime.txt"), locked("dev.txt")
    assert {name: dev.get(name) for name in runtime} == runtime
