"""`make check`: every check there is, one line each; what fails shows what it said."""

import os
import sys
import time
from dataclasses import dataclass

from workspace.config.setup.frontend import FOLDER, node_environment, npm
from workspace.config.setup.says import try_run
from workspace.config.setup.venv import PYTHON, ROOT, environment


@dataclass(frozen=True, slots=True)
class Check:
    """A program that ends with code 0 when all is well."""

    name: str
    command: list[str]
    in_frontend: bool = False


def _module(*words: str) -> list[str]:
    return [str(PYTHON), "-m", *words]


def checks() -> list[Check]:
    """Return all checks, the quick ones first."""
    return [
        Check("ruff format", _module("ruff", "format", "--check", "--quiet", ".")),
        Check("ruff check", _module("ruff", "check", "--quiet", ".")),
        Check("import contracts", [str(PYTHON.with_name("lint-imports")), "--no-cache"]),
        Check("architecture", _module("pytest", "-q", "-p", "no:xdist", "tests/test_architecture.py")),
        Check("migrations", _module("django", "makemigrations", "--check", "--dry-run")),
        Check("contract", _module("workspace.config.cli", "contract", "--check")),
        Check("mypy", _module("mypy", ".")),
        Check("front end", npm("run", "--silent", "check"), in_frontend=True),
    ]


def run_checks() -> int:
    """Run all of them and return the exit code."""
    failed: list[str] = []
    env = {**environment(), "DJANGO_SETTINGS_MODULE": "workspace.config.settings", "LOG_LEVEL": "ERROR"}
    for check in checks():
        started_s = time.monotonic()
        print(f"{check.name:<20}", end=" ", flush=True)
        done = (
            try_run(check.command, env=node_environment(), cwd=FOLDER)
            if check.in_frontend
            else try_run(check.command, env=env, cwd=ROOT)
        )
        took_s = time.monotonic() - started_s
        print(f"{'ok' if done.returncode == 0 else 'FAILED':<6} {took_s:6.1f} s", flush=True)
        if done.returncode != 0:
            failed.append(check.name)
            sys.stdout.write(f"{done.stdout.rstrip()}\n\n")
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.", flush=True)
    return 1 if failed else 0


def format_all() -> int:
    """Format the Python tree and put imports in order."""
    for words in (
        ("ruff", "check", "--select", "I", "--fix", "--quiet", "."),
        ("ruff", "format", "--quiet", "."),
    ):
        done = try_run(_module(*words), env=os.environ, cwd=ROOT)
        if done.returncode != 0:
            print(done.stdout)
            return 1
    return 0
