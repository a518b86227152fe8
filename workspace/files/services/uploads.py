"""Bringing a file: announced, sent in pieces, understood once all of it is here, or called off."""

import shutil
import unicodedata
from typing import Final

from django.conf import settings
from django.db import transaction

from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, Unavailable
from workspace.core.limits import Limit, take
from workspace.core.text import clean_text
from workspace.files import partial, shelf
from workspace.files.models import StoredFile
from workspace.files.queries import file_out, own_upload, stored_bytes
from workspace.files.schemas import FileOut
from workspace.files.tus import Announced, Checksum
from workspace.files.understanding import Understood, understand
from workspace.people.models import Person

UPLOAD_LIMIT: Final = Limit("upload", 120, 60)
NAME_LIMIT: Final = 120
_MEBIBYTE: Final = 1024 * 1024
_KEPT_FREE_BYTES: Final = 64 * _MEBIBYTE
"""The database has to go on when uploads have filled the disk."""


def size_limit() -> int:
    """Return how many bytes one file may have."""
    return int(settings.UPLOAD_LIMIT_MIB * _MEBIBYTE)


def begin_upload(actor: Person, wish: Announced) -> str:
    """Announce a file and return its id.

    Raises `Invalid` (empty, larger than one file may be), `Conflict` (the person's share is used up), `TooFast`,
    `Unavailable` where the disk has no room for it.
    """
    if wish.size < 1:
        raise Invalid("file", "file_empty")
    if wish.size > size_limit():
        raise Invalid("file", "file_too_large", limit=settings.UPLOAD_LIMIT_MIB)
    take(UPLOAD_LIMIT, actor.id)
    _require_room(wish.size)
    file = StoredFile(
        owner=actor, name=clean_file_name(wish.name), size=wish.size, is_voice=wish.is_voice, created_at=now()
    )
    with transaction.atomic():
        Person.objects.select_for_update(no_key=True).get(id=actor.id)  # two uploads at once share one share
        if stored_bytes(actor) + wish.size > settings.STORAGE_QUOTA_MIB * _MEBIBYTE:
            raise Conflict("quota_used_up", limit=settings.STORAGE_QUOTA_MIB)
        file.save(force_insert=True)
    partial.begin(file.id)
    return file.id


def _require_room(size: int) -> None:
    root = settings.UPLOADS_ROOT
    root.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(root).free < size + _KEPT_FREE_BYTES:
        raise Unavailable("storage_full", retry_after_s=30.0)


def clean_file_name(name: str) -> str:
    """Return a name that is safe to show and to save under: no path, no control characters, not too long."""
    last = clean_text(name).replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(sign for sign in last if unicodedata.category(sign) != "Cf")  # could turn an ending round
    words = " ".join(shown.split()).lstrip(".").strip()
    if len(words) <= NAME_LIMIT:
        return words or "file"
    stem, dot, suffix = words.rpartition(".")
    if not dot or len(suffix) > 10:
        return words[:NAME_LIMIT]
    return f"{stem[: NAME_LIMIT - len(suffix) - 1]}.{suffix}"


def progress_of(actor: Person, upload_id: str) -> tuple[int, int]:
    """Return how many bytes of one's upload are here, and how many there are. Raises `NotFound`."""
    offset = partial.offset_of(upload_id)  # before the row is read, since an upload that is ready has none
    file = own_upload(actor, upload_id)
    return (file.size if file.ready_at else offset), file.size


def receive(
    actor: Person, upload_id: str, offset: int, source: partial.Piece, checksum: Checksum | None
) -> int | None:
    """Add a piece and return how far the upload is; None for a damaged piece, which is dropped.

    Raises `Conflict` where it is elsewhere or ready, `Unavailable` on a full disk: what fits is kept.
    """
    file = own_upload(actor, upload_id)
    if file.ready_at:
        if offset == file.size:
            return offset
        raise Conflict("upload_elsewhere")
    return partial.append(
        upload_id, offset, file.size, source, lambda path, at: checksum is None or checksum.fits(path, at)
    )


def finish_upload(actor: Person, upload_id: str) -> FileOut:
    """Understand an upload that is wholly here, and keep it. Again, also in parallel, changes nothing.

    Raises `Conflict` while bytes are missing, `Invalid` for what we do not take, `Unavailable`.
    """
    with partial.alone(upload_id):  # a parallel try takes the bytes with it once it is through
        file = own_upload(actor, upload_id)
        if file.ready_at:
            return file_out(file)
        if partial.offset_of(upload_id) != file.size:
            raise Conflict("upload_incomplete")
        made = understand(partial.path_of(upload_id), file.name, is_voice=file.is_voice)
        folder = shelf.keep(upload_id, made.parts)
        try:
            ready = _complete(actor, upload_id, made, folder)
        except BaseException:
            shelf.drop(folder)
            raise
        partial.forget(upload_id)
        return file_out(ready)


@transaction.atomic
def _complete(actor: Person, upload_id: str, made: Understood, folder: str) -> StoredFile:
    file = own_upload(actor, upload_id, lock=True)
    if file.ready_at:  # a parallel try was faster: ours goes
        shelf.discard(folder)
        return file
    file.kind, file.mime, file.name, file.size = made.kind, made.mime, made.name, made.size
    file.width, file.height, file.duration_ms = made.width, made.height, made.duration_ms
    file.waveform, file.placeholder, file.folder = made.waveform, made.placeholder, folder
    file.has_thumb, file.has_preview = shelf.THUMB in made.parts, shelf.PREVIEW in made.parts
    file.ready_at = now()
    file.save()
    return file


@transaction.atomic
def call_off(actor: Person, upload_id: str) -> None:
    """Delete a file of one's own that nothing holds, wherever it is on its way. Raises `NotFound`."""
    file = own_upload(actor, upload_id, lock=True)
    forget_file(file)


def forget_file(file: StoredFile) -> None:
    """Delete a row, and its bytes once that holds. Inside of a transaction."""
    file_id, folder = file.id, file.folder
    file.delete()
    if folder:
        shelf.discard(folder)
    transaction.on_commit(lambda: partial.forget(file_id), robust=True)
