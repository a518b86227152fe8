"""Files change hands: what was one's own alone belongs to a thing that others see, and goes with it."""

from collections.abc import Iterable, Sequence

from workspace.core.errors import Conflict, Invalid
from workspace.files.models import StoredFile
from workspace.files.services.uploads import forget_file
from workspace.people.models import Person


def hold(actor: Person, file_ids: Sequence[str], holder: str) -> list[StoredFile]:
    """Give files of one's own to a thing, and return them in this order. Inside of a transaction.

    Raises `Invalid` for one that is not one's own or named twice, `Conflict` for one that is not ready, or that a
    thing holds already.
    """
    found = (
        StoredFile.objects.select_for_update(no_key=True).filter(id__in=file_ids, owner=actor).order_by("id")
    )
    files = {file.id: file for file in found}
    if len(set(file_ids)) != len(file_ids) or len(files) != len(file_ids):
        raise Invalid("files", "file_missing")
    if any(file.holder for file in files.values()):
        raise Conflict("file_held", field="files")
    if any(file.ready_at is None for file in files.values()):
        raise Conflict("upload_incomplete", field="files")
    StoredFile.objects.filter(id__in=files).update(holder=holder)
    return [files[file_id] for file_id in file_ids]


def give_back(file_ids: Iterable[str]) -> None:
    """Take files from the thing that holds them: their owner's alone again. Inside of a transaction."""
    StoredFile.objects.filter(id__in=list(file_ids)).update(holder="")


def let_go(file_ids: Iterable[str]) -> None:
    """Delete files whose thing is gone, their bytes once that holds. Inside of a transaction."""
    for file in StoredFile.objects.filter(id__in=list(file_ids)):
        forget_file(file)
