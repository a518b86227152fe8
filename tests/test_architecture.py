"""The layout and habits of the code base, checked like everything else that has to stay true."""

import ast
import re
import string
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from workspace.config.cli import COMMANDS
from workspace.config.cli.run import PROCESSES
from workspace.config.env import Env
from workspace.config.setup.targets import TARGETS
from workspace.core.error_texts import TEXTS

pytestmark = pytest.mark.pure

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("workspace", "communities", "talk", "realtime")
TOP_LEVEL = {
    *PACKAGES, "frontend", "tests",
    "pyproject.toml", "Procfile", "README.md", "CHANGELOG.md", "LICENSE", "Makefile", "contract.json",
    "requirements.lock", "requirements-dev.lock", "requirements-tools.lock", "requirements-node.lock",
    "Dockerfile", "compose.yaml", ".ci", ".dockerignore", ".editorconfig", ".gitignore", ".pre-commit-config.yaml",
}  # fmt: skip
FORBIDDEN_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "managers",
    "mixins",
    "signals",
    "common",
    "misc",
    "base",
}
LINE_LIMIT = 400
TEST_LINE_LIMIT = 600
"""A model of the protocol reads best in one piece."""
GENERATED = {"frontend/src/contract.ts"}
MAY_READ_ENVIRONMENT = re.compile(
    r"workspace/config/(settings|asgi)\.py|workspace/config/(cli|setup)/.+\.py|tests/.+"
)


def _files(*suffixes: str) -> list[Path]:
    """Return the project's files, those that are not committed yet included, relative to the root."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    names = listed.stdout.split("\0") if listed.returncode == 0 else _walk()
    found = sorted({Path(name) for name in names if name and name.endswith(suffixes or ("",))})
    return [path for path in found if (ROOT / path).is_file()]


def _walk() -> list[str]:
    """List the files of an unpacked archive, which has no history."""
    hidden = {".venv", "node_modules", "var", "dist", "__pycache__", ".hypothesis", ".import_linter_cache"}
    paths = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    built = Path("workspace/static/app")
    return [str(path) for path in paths if not hidden & set(path.parts) and built not in path.parents]


def _text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def _code(*packages: str) -> Iterator[tuple[Path, ast.Module]]:
    for path in _files(".py"):
        if path.parts[0] in packages and "migrations" not in path.parts:
            yield path, ast.parse(_text(path))


def test_the_top_level_holds_only_what_is_expected_there() -> None:
    assert {path.parts[0] for path in _files()} - TOP_LEVEL == set()


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [str(path) for path in _files(".py", ".ts", ".tsx") if path.stem in FORBIDDEN_NAMES] == []


def test_no_file_outgrows_a_reader() -> None:
    long = {
        str(path): lines
        for path in _files(".py", ".ts", ".tsx", ".css", ".mjs", ".js")
        if str(path) not in GENERATED
        and "migrations" not in path.parts  # Django writes them, and nobody reads one from top to bottom
        and (lines := len(_text(path).splitlines()))
        > (TEST_LINE_LIMIT if path.parts[0] == "tests" else LINE_LIMIT)
    }
    assert long == {}


def test_every_module_is_on_the_map_of_its_package() -> None:
    """Each module stands, by its name, in a README above it; tests are found by their mirrored path."""
    missing = []
    for path, module in _code(*PACKAGES, "tests"):
        says_nothing = path.name == "__init__.py" and len(module.body) <= 1
        if says_nothing or path.name == "__main__.py" or path.name.startswith("test_"):
            continue
        maps = [up / "README.md" for up in path.parents[:-1] if (ROOT / up / "README.md").is_file()]
        name = path.name if path.name != "__init__.py" else path.parent.name
        if not any(name in _text(readme) for readme in maps):
            missing.append(str(path))
    assert missing == []


def test_maps_name_no_file_that_is_gone() -> None:
    gone = []
    for readme in _files("README.md"):
        if readme.parts[0] not in (*PACKAGES, "tests"):
            continue
        beside = {path.name for path in (ROOT / readme.parent).rglob("*")}
        for row in re.findall(r"^\| *(`[^|]+`) *\|", _text(readme), re.MULTILINE):
            names = re.findall(r"`([\w./<>-]+\.(?:py|toml|html))`", row)
            gone += [
                f"{readme}: {name}" for name in names if "<" not in name and Path(name).name not in beside
            ]
    assert gone == []


def test_no_two_shapes_of_the_contract_share_a_name() -> None:
    """A contract has one shape a name; the second would take the first one's place without a word."""
    classes = [
        (node.name, {base.id for base in node.bases if isinstance(base, ast.Name)}, str(path))
        for path, module in _code(*PACKAGES)
        for node in module.body
        if isinstance(node, ast.ClassDef)
    ]
    shapes, known = {"Wire"}, 0
    while len(shapes) > known:
        known = len(shapes)
        shapes |= {name for name, bases, _ in classes if bases & shapes}
    places: dict[str, list[str]] = {}
    for name, bases, path in classes:
        if bases & shapes:
            places.setdefault(name, []).append(path)
    assert len(places) > 100
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_lock_files_name_no_host() -> None:
    named = [str(path) for path in _files(".lock") if "://" in _text(path)]
    named += [str(path) for path in _files("package-lock.json") if "://" in _text(path)]
    assert named == []


def test_the_readme_lists_every_variable() -> None:
    readme = _text(Path("README.md"))
    assert [field.alias for field in Env.model_fields.values() if f"`{field.alias}`" not in readme] == []


def test_only_the_edge_reads_the_environment() -> None:
    readers = [
        str(path)
        for path, module in _code(*PACKAGES)
        if not MAY_READ_ENVIRONMENT.fullmatch(str(path))
        and any(
            isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")
            for node in ast.walk(module)
        )
    ]
    assert readers == []


def test_every_error_code_has_its_texts_and_every_text_its_use() -> None:
    raised, mentioned = set(), set()
    for path, module in _code(*PACKAGES):
        if path.stem.startswith("error_texts"):
            continue
        raised |= set(_codes_in(module))
        mentioned |= {node.value for node in ast.walk(module) if isinstance(node, ast.Constant)}
    assert raised - set(TEXTS) == set()
    assert set(TEXTS) - mentioned == set()


def _codes_in(module: ast.Module) -> Iterator[str]:
    """Return the codes of errors made here: `Invalid` takes its field first, all others their code."""
    makers = {
        "Conflict": 0,
        "NotFound": 0,
        "NotAllowed": 0,
        "NotSignedIn": 0,
        "Unavailable": 0,
        "text_of": 0,
        "Invalid": 1,
    }
    for node in ast.walk(module):
        if (
            not isinstance(node, ast.Call)
            or not isinstance(node.func, ast.Name)
            or node.func.id not in makers
        ):
            continue
        given = node.args[makers[node.func.id] : makers[node.func.id] + 1]
        given += [keyword.value for keyword in node.keywords if keyword.arg == "code"]
        for value in given:
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield value.value


def test_german_and_english_errors_say_the_same_values() -> None:
    formatter = string.Formatter()

    def values(text: str) -> set[str]:
        return {name for _, name, _, _ in formatter.parse(text) if name}

    assert [code for code, (german, english) in TEXTS.items() if values(german) != values(english)] == []
    assert [code for code, texts in TEXTS.items() if not all(texts)] == []


def test_the_procfile_starts_what_run_starts() -> None:
    rows = dict(line.split(": ", 1) for line in _text(Path("Procfile")).splitlines())
    assert rows == {name: f"flurfunk {name}" for name in PROCESSES}
    assert set(PROCESSES) <= {command.name for command in COMMANDS}


def test_make_and_set_up_know_the_same_targets() -> None:
    named = set(re.findall(r"^([a-z-]+):.*## ", _text(Path("Makefile")), re.MULTILINE))
    assert named == {*TARGETS, "help"}


def test_set_up_runs_on_the_standard_library_alone() -> None:
    """A bare machine has nothing else when `make` starts."""
    import sys

    strange = []
    for path, module in _code("workspace"):
        if path.parent != Path("workspace/config/setup") and path.name != "preflight.py":
            continue
        for node in ast.walk(module):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            strange += [f"{path}: {name}" for name in names if not _is_bare(name, sys.stdlib_module_names)]
    assert strange == []


def _is_bare(name: str, standard: frozenset[str]) -> bool:
    ours = name in ("workspace.config.setup", "workspace.config.preflight")
    return ours or name.startswith("workspace.config.setup.") or name.partition(".")[0] in standard
