"""How set-up speaks: one calm line a step, and one readable line when it cannot go on."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

LINES_SHOWN = 40
GRACE_S = 5.0

inherited: set[int] = set()
"""File descriptors that programs started from here hold open as well."""


class CannotGoOn(SystemExit):
    """Ends the target with one readable line and exit code 1."""


@contextmanager
def step(what: str) -> Iterator[None]:
    """Print what is done, and how long it took."""
    started_s = time.monotonic()
    print(f"{what:<34}", end=" ", flush=True)
    try:
        yield
    except BaseException:
        print("failed", flush=True)
        raise
    print(f"{time.monotonic() - started_s:6.1f} s", flush=True)


def run(command: Sequence[str], *, env: Mapping[str, str], cwd: Path | None = None) -> None:
    """Run a program in silence. Raises `CannotGoOn` with the end of what it said when it fails."""
    done = try_run(command, env=env, cwd=cwd)
    if done.returncode != 0:
        said = done.stdout.strip().splitlines()[-LINES_SHOWN:]
        raise CannotGoOn("\n".join(["", *said, f"This did not work: {' '.join(command)}"]))


def try_run(
    command: Sequence[str], *, env: Mapping[str, str], cwd: Path | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run a program in silence and return what came of it; one that does not exist ends with code 127.

    It gets a process group of its own, which ends with us when we are interrupted. When we are killed outright
    it goes on, and keeps the clone's lock (`inherited`) until it is done, so that the next make waits for it.
    """
    try:
        process = subprocess.Popen(
            command,
            env=dict(env),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            pass_fds=tuple(inherited),
        )
    except OSError as error:
        return subprocess.CompletedProcess(command, 127, f"{command[0]}: {error.strerror}")
    try:
        said, _ = process.communicate()
    except BaseException:
        _end(process)
        raise
    return subprocess.CompletedProcess(command, process.returncode, said)


def _end(process: "subprocess.Popen[str]") -> None:
    """End a program and all that it started."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=GRACE_S)


def note(line: str) -> None:
    """Print a line that stands beside the steps."""
    print(line, file=sys.stderr, flush=True)
