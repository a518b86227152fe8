"""`make test`: every suite, one after the other, and one summary. `python -m tests servers -k send` runs a part."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.servers import run_with_servers
from tests.templates import share_bytecode, share_templates
from workspace.config.setup.frontend import FOLDER, node_environment, npm
from workspace.config.setup.machine import CHROMIUM, ESPEAK, POSTGRES, REDIS, require

ROOT = Path(__file__).resolve().parent.parent
WORKERS = "3"
"""On two cores: a third of the time a test waits for something."""
_SHARED = ("-n", WORKERS, "--dist", "loadgroup", "--no-loadscope-reorder")
NO_TESTS = 5
"""pytest's exit code where nothing was collected."""


@dataclass(frozen=True, slots=True)
class Suite:
    """Some of the tests, on one footing."""

    name: str
    what: str
    run: Callable[[Sequence[str]], int]


def _pytest(*words: str) -> list[str]:
    return [sys.executable, "-m", "pytest", *words]


def _embedded(words: Sequence[str]) -> int:
    command = _pytest(*_SHARED, "-m", "not browser and not faults", *words)
    env = {**os.environ, "DATABASE_URL": "", "REDIS_URL": ""}
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def _servers(words: Sequence[str]) -> int:
    command = _pytest(*_SHARED, "-m", "not browser and not pure and not once", *words)
    return run_with_servers(command, dict(os.environ))


def _frontend(words: Sequence[str]) -> int:
    env = {**node_environment(), "CI": "true"}
    return subprocess.run(npm("run", "--silent", "test"), cwd=FOLDER, env=env, check=False).returncode


def _browser(words: Sequence[str]) -> int:
    return _in_chromium("browser", words)


def _short_browser(words: Sequence[str]) -> int:
    return _in_chromium("browser and not long", words)


def _in_chromium(which: str, words: Sequence[str]) -> int:
    command = _pytest(*_SHARED, "-m", which, "tests/browser", *words)
    env = {**os.environ, "DATABASE_URL": "", "REDIS_URL": ""}
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


SUITES = (
    Suite("embedded", "SQLite, in memory", _embedded),
    Suite("servers", "PostgreSQL and Redis", _servers),
    Suite("frontend", "front end", _frontend),
    Suite("browser", "Chromium", _browser),
)
SHORT = Suite("browser", "Chromium, what is not long", _short_browser)
"""In place of the whole suite where all are run: with it they would take twelve minutes."""


def main(words: Sequence[str]) -> int:
    """Run the named suite with pytest's further words, or all of them; return the exit code."""
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a shell that starts us in the background ignores it
    chosen = [suite for suite in SUITES if suite.name in words[:1]] if words else [*SUITES[:-1], SHORT]
    rest = words[1:]
    require([REDIS, POSTGRES, CHROMIUM, ESPEAK])
    share_templates()
    share_bytecode()
    lines, failed = [], False
    for suite in chosen:
        started_s = time.monotonic()
        print(f"\n== {suite.name}: {suite.what}", flush=True)
        code = suite.run(rest)
        outcome = {0: "passed", NO_TESTS: "no tests"}.get(code, "FAILED")
        failed = failed or outcome == "FAILED"
        lines.append(f"{suite.name:<10} {outcome:<9} {time.monotonic() - started_s:6.1f} s")
    print("\n" + "\n".join(lines), flush=True)
    return 1 if failed or not chosen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
