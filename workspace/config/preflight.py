"""What can stop a start, asked before it begins. Standard library only: `make` asks with the machine's Python."""

import ctypes
import os
import signal
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

_PR_SET_PDEATHSIG = 1  # prctl(2): the signal that the kernel sends when the parent dies


class CannotStart(SystemExit):
    """Ends the program with one readable line and exit code 1."""


def require_data_folder(folder: Path) -> None:
    """Make the data folder. Raises `CannotStart` when nothing can be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise CannotStart(
            f"Flurfunk cannot write to its data folder {folder.absolute()}: {error.strerror}. "
            "Set FLURFUNK_DATA to a folder that it may write to."
        ) from None


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Let one process at a time change the tables that belong to this data folder; others wait.

    The lock ends with the process, however it ends.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        flock(handle, LOCK_EX)
        yield
    finally:
        os.close(handle)


def require_free_port(bind: str, port: int) -> None:
    """Raise `CannotStart` when the port cannot be bound."""
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bind.strip("[]"), port))
        except OSError as error:
            raise CannotStart(
                f"Flurfunk cannot listen on {bind} port {port}: {error.strerror}. "
                f"End what uses it, or choose another: PORT={port + 1}"
            ) from None


def die_with_parent(with_signal: signal.Signals) -> None:
    """Ask the kernel (Linux only) to signal this process when its parent is gone, however it went."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(with_signal), 0, 0, 0)
