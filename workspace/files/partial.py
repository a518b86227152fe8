"""The bytes of uploads that are under way: one growing file each, whose length is how far the upload is.

So an offset survives every restart and costs no statement. All web processes share the folder, as they do the sound of
talks; a lock on the file lets one piece in at a time.
"""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from fcntl import LOCK_EX, flock
from io import RawIOBase
from pathlib import Path
from typing import Final, Protocol

from django.conf import settings

from workspace.core.errors import Conflict, Unavailable

PIECE_BYTES: Final = 256 * 1024


class Piece(Protocol):
    """What arrives: a request, or a file."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""


FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def path_of(file_id: str) -> Path:
    """Return where an upload grows."""
    return Path(settings.UPLOADS_ROOT) / file_id


def begin(file_id: str) -> None:
    """Make an empty file for an upload, where there is none. Raises `Unavailable` on a full disk."""
    try:
        path_of(file_id).parent.mkdir(parents=True, exist_ok=True)
        path_of(file_id).touch()
    except OSError as error:
        raise _full(error) from error


def offset_of(file_id: str) -> int:
    """Return how many bytes are here."""
    try:
        return path_of(file_id).stat().st_size
    except FileNotFoundError:
        return 0


@contextmanager
def alone(file_id: str) -> Iterator[None]:
    """Keep everyone else from adding to an upload, and from being alone with it; whoever else wants that waits."""
    with ExitStack() as kept:
        with suppress(FileNotFoundError):
            flock(kept.enter_context(path_of(file_id).open("rb")), LOCK_EX)
        yield


def append(
    file_id: str, offset: int, limit: int, source: Piece, is_whole: Callable[[Path, int], bool]
) -> int | None:
    """Add what `source` yields at `offset`, at most up to `limit`; return how far the upload is now.

    None where `is_whole(path, offset)` says that the piece was damaged: it is taken back. Raises `Conflict` where
    the upload is elsewhere, as it is after a piece that arrived twice, and `Unavailable` on a full disk. What fits
    on it is kept, and so is what came before the other side was gone.
    """
    path = path_of(file_id)
    begin(file_id)
    with path.open("r+b", buffering=0) as target:
        flock(target, LOCK_EX)
        if os.fstat(target.fileno()).st_size != offset:
            raise Conflict("upload_elsewhere")
        target.seek(offset)
        end = _write(target, source, limit - offset) + offset
        if not is_whole(path, offset):
            target.truncate(offset)
            return None
        return end


def _write(target: RawIOBase, source: Piece, left: int) -> int:
    """Copy at most `left` bytes; return how many."""
    written = 0
    while written < left and (piece := source.read(min(PIECE_BYTES, left - written))):
        rest = memoryview(piece)
        while rest:
            try:
                count = target.write(rest)
            except OSError as error:
                raise _full(error) from error
            written += count
            rest = rest[count:]
    return written


def _full(error: OSError) -> Exception:
    return Unavailable("storage_full", retry_after_s=30.0) if error.errno in FULL else error


def forget(file_id: str) -> None:
    """Delete what came of an upload."""
    path_of(file_id).unlink(missing_ok=True)


def untouched_since(before: datetime) -> list[str]:
    """Return the ids of uploads to which nothing was added since then."""
    found = []
    folder = Path(settings.UPLOADS_ROOT)
    for path in folder.iterdir() if folder.is_dir() else ():
        with suppress(FileNotFoundError):
            if datetime.fromtimestamp(path.stat().st_mtime, UTC) < before:
                found.append(path.name)
    return found
