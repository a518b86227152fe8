"""The make targets. Each first makes sure of what it needs; what is there already costs a look."""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Sequence

from workspace.config.preflight import die_with_parent, require_data_folder, require_free_port
from workspace.config.setup import checks, frontend, locks, venv
from workspace.config.setup.machine import POSTGRES, REDIS, Need, require
from workspace.config.setup.says import CannotGoOn, run, step


def main(words: Sequence[str]) -> int:
    """Run a target and return its exit code."""
    target, *rest = words or ("",)
    if target not in TARGETS:
        raise CannotGoOn(f"There is no target {target!r}: {', '.join(TARGETS)}")
    die_with_parent(signal.SIGTERM)
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a shell that starts us in the background ignores it
    os.chdir(venv.ROOT)
    try:
        return TARGETS[target](rest)
    except KeyboardInterrupt:
        print("\nInterrupted; the next make carries on.", file=sys.stderr)
        return 130


def _prepare(*, dev: bool = False, build: bool = True) -> None:
    with venv.alone_in_clone():
        needs_node = dev or (build and not frontend.build_is_fresh())
        venv.ensure_venv(dev=dev, node=needs_node and not frontend.system_node_serves())
        if dev:
            frontend.ensure_packages()
        if build:
            frontend.ensure_build()


def _run(words: Sequence[str]) -> int:
    _check_environment()
    _prepare()
    _become([str(venv.PYTHON), "-m", "workspace.config.cli", "run", "--demo", "--supervised", *words])
    return 0


def _build(words: Sequence[str]) -> int:
    _prepare()
    return 0


def _test(words: Sequence[str]) -> int:
    _prepare(dev=True)
    _become([str(venv.PYTHON), "-m", "tests", *words])
    return 0


def _check(words: Sequence[str]) -> int:
    _prepare(dev=True, build=False)
    return checks.run_checks()


def _format(words: Sequence[str]) -> int:
    _prepare(dev=True, build=False)
    return checks.format_all()


def _with_servers(script: str, *needs: Need) -> Callable[[Sequence[str]], int]:
    def target(words: Sequence[str]) -> int:
        _prepare(dev=True)
        require(needs)
        _become([str(venv.PYTHON), script, *words])
        return 0

    return target


def _contract(words: Sequence[str]) -> int:
    _prepare(dev=True, build=False)
    run([str(venv.PYTHON), "-m", "workspace.config.cli", "contract"], env=venv.environment())
    with step("Front end's types"):
        run(frontend.npm("run", "--silent", "contract"), env=frontend.node_environment(), cwd=frontend.FOLDER)
    return 0


def _wheel(words: Sequence[str]) -> int:
    _prepare()
    uv = venv.VENV / "bin" / "uv"
    pip = [str(venv.PYTHON), "-m", "pip", "wheel", "-q", "--no-deps", "-w", "dist", "."]
    command = [str(uv), "build", "-q", "--wheel", "--out-dir", "dist"] if uv.exists() else pip
    with step("Wheel"):
        run(command, env=venv.uv_environment())
    print(max((venv.ROOT / "dist").glob("*.whl"), key=lambda path: path.stat().st_mtime))
    return 0


def _lock(words: Sequence[str]) -> int:
    _prepare(dev=True, build=False)
    locks.write_locks()
    return 0


def _clean(words: Sequence[str]) -> int:
    """Remove what make made. The data folder stays."""
    for folder in (venv.VENV, frontend.MODULES, frontend.BUILT, venv.ROOT / "dist"):
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _check_environment() -> None:
    """Say at once what would otherwise stop the start minutes later."""
    port, bind = os.environ.get("PORT") or "8000", os.environ.get("FLURFUNK_BIND") or "127.0.0.1"
    if port.isdigit() and 0 < int(port) < 65_536:
        require_free_port(bind, int(port))
    require_data_folder(venv.ROOT / (os.environ.get("FLURFUNK_DATA") or "var"))


def _become(command: list[str]) -> None:
    """Replace this process, so that signals reach the program itself."""
    sys.stdout.flush()
    os.execve(command[0], command, venv.environment())


TARGETS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": _run,
    "build": _build,
    "test": _test,
    "check": _check,
    "format": _format,
    "soak": _with_servers("tests/faults/soak.py"),
    "bench-fanout": _with_servers("tests/bench/fanout/run.py", REDIS, POSTGRES),
    "bench-talk": _with_servers("tests/bench/talk/run.py"),
    "bench-talk-faults": _with_servers("tests/bench/talk_faults/run.py", REDIS, POSTGRES),
    "bench-talk-leak": _with_servers("tests/bench/talk_leak/run.py"),
    "bench-pictures": _with_servers("tests/bench/pictures/run.py"),
    "bench-episode": _with_servers("tests/bench/episode/run.py"),
    "bench-ear": _with_servers("tests/bench/ear/run.py"),
    "bench-history": _with_servers("tests/bench/history/run.py", POSTGRES),
    "bench-rooms": _with_servers("tests/bench/rooms/run.py", POSTGRES),
    "bench-coffee": _with_servers("tests/bench/coffee/run.py"),
    "contract": _contract,
    "wheel": _wheel,
    "lock": _lock,
    "clean": _clean,
}
