"""Finished files in a bucket: any storage that speaks S3, by django-storages (the extra `s3`)."""

import errno
import io
from collections.abc import Iterator
from contextlib import contextmanager

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from storages.backends.s3 import S3Storage

from workspace.core.errors import NotFound, Unavailable
from workspace.core.ranges import Opener, Reader
from workspace.files.shelf import PARTS, Source

_PATIENCE = Config(connect_timeout=3, read_timeout=15, retries={"max_attempts": 3, "mode": "standard"})
"""People wait for the answer; a storage that is away is told as such, and asked again later."""
_MISSING = {"404", "NoSuchKey"}
_FULL = {"QuotaExceeded", "XMinioStorageFull", "InsufficientStorage"}


class BucketShelf:
    """A bucket. Whatever is read goes through this process, so that each fetch is asked for."""

    def __init__(self, options: dict[str, str]) -> None:
        """Take what `Env.s3_options` names; what is empty there is boto's business."""
        given = {name: value for name, value in options.items() if value}
        self._storage = S3Storage(
            **given, default_acl=None, file_overwrite=True, querystring_auth=False, client_config=_PATIENCE
        )

    def put(self, name: str, source: Source) -> None:
        """Send a file or bytes, large ones in parts."""
        with _answers(), source.open("rb") if not isinstance(source, bytes) else io.BytesIO(source) as data:
            self._storage.save(name, File(data))

    def find(self, name: str) -> tuple[int, Opener]:
        """Ask for the size; each part is asked for by its range."""
        with _answers():
            thing = self._storage.bucket.Object(name)
            size = int(thing.content_length)

        def open_at(start: int, length: int) -> Reader:
            with _answers():
                body: Reader = thing.get(Range=f"bytes={start}-{start + length - 1}")["Body"]
            return body

        return size, open_at

    def clear(self, folder: str) -> None:
        """Delete what can be in a folder."""
        with _answers():
            for part in PARTS:
                self._storage.delete(f"{folder}/{part}")


@contextmanager
def _answers() -> Iterator[None]:
    """Say what a storage refuses in the words of the product."""
    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        if code in _MISSING:
            raise NotFound from error
        raise Unavailable("storage_full" if code in _FULL else "unavailable") from error
    except (BotoCoreError, OSError) as error:
        is_full = isinstance(error, OSError) and error.errno == errno.ENOSPC
        raise Unavailable("storage_full" if is_full else "unavailable") from error
