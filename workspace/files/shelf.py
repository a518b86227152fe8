"""Where the bytes of finished files lie: a folder of the data folder, or a bucket of an S3-compatible storage.

A file has a folder of its own with a secret in its name; what lies in it never changes.
"""

import errno
import secrets
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, Protocol

import structlog
from django.conf import settings
from django.db import transaction

from workspace.core.clock import now
from workspace.core.errors import NotFound, Unavailable
from workspace.core.ranges import Opener, file_opener
from workspace.files.models import DiscardedFolder
from workspace.files.partial import FULL

CONTENT: Final = "content"
THUMB: Final = "thumb"
PREVIEW: Final = "preview"
PARTS: Final = (CONTENT, THUMB, PREVIEW)
Source = Path | bytes
"""A file that nobody writes to any more, or bytes."""

log = structlog.get_logger(__name__)


class Shelf(Protocol):
    """A place for bytes. Everything blocks, and raises `Unavailable` where the place is away or full."""

    def put(self, name: str, source: Source) -> None:
        """Keep bytes under a name that is new."""

    def find(self, name: str) -> tuple[int, Opener]:
        """Return how many bytes there are, and how to read them. Raises `NotFound`."""

    def clear(self, folder: str) -> None:
        """Delete a folder. Again changes nothing."""


class LocalShelf:
    """A folder on this machine, or one that all machines share."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, name: str, source: Source) -> None:
        """Link or copy a file, or write bytes."""
        path = self._root / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(source, Path):
                _link_or_copy(source, path)
            else:
                path.write_bytes(source)
        except OSError as error:
            raise Unavailable("storage_full" if error.errno in FULL else "unavailable") from error

    def find(self, name: str) -> tuple[int, Opener]:
        """Look on the disk."""
        path = self._root / name
        if not path.is_file():
            raise NotFound
        return path.stat().st_size, file_opener(path)

    def clear(self, folder: str) -> None:
        """Delete a folder with what is in it."""
        try:
            shutil.rmtree(self._root / folder)
        except FileNotFoundError:
            return
        except OSError as error:
            raise Unavailable from error


def _link_or_copy(source: Path, target: Path) -> None:
    """Give a file a second name, which takes no time and no room; on another disk copy it."""
    try:
        target.hardlink_to(source)
    except OSError as error:
        if error.errno not in (errno.EXDEV, errno.EPERM, errno.ENOTSUP):
            raise
        shutil.copyfile(source, target)


@cache
def _local(root: Path) -> Shelf:
    return LocalShelf(root)


@cache
def _bucket(options: tuple[tuple[str, str], ...]) -> Shelf:
    from workspace.files.bucket import BucketShelf  # an optional extra, which costs half a second to load

    return BucketShelf(dict(options))


def shelf() -> Shelf:
    """Return the place that the settings name."""
    if settings.FILES_S3:
        return _bucket(tuple(sorted(settings.FILES_S3.items())))
    return _local(Path(settings.MEDIA_ROOT) / "files")


def keep(file_id: str, parts: Mapping[str, Source]) -> str:
    """Keep what belongs to a file in a new folder, and return its name. Nothing stays of what fails."""
    folder = f"{file_id[-2:]}/{file_id}-{secrets.token_hex(12)}"
    try:
        for part, source in parts.items():
            shelf().put(f"{folder}/{part}", source)
    except BaseException:
        drop(folder)
        raise
    return folder


def discard(folder: str) -> None:
    """Delete a folder once the running transaction holds; what cannot be reached then goes with the housekeeping."""
    DiscardedFolder.objects.get_or_create(folder=folder, defaults={"discarded_at": now()})
    transaction.on_commit(lambda: clear_discarded(folder), robust=True)


def clear_discarded(folder: str) -> bool:
    """Delete what is discarded, and forget that it was. Tells whether it could be reached."""
    if not drop(folder):
        return False
    DiscardedFolder.objects.filter(folder=folder).delete()
    return True


def drop(folder: str) -> bool:
    """Delete a folder that no row has named yet. Tells whether it could be reached."""
    try:
        shelf().clear(folder)
    except Unavailable:
        log.warning("Bytes cannot be deleted now", folder=folder)
        return False
    return True
