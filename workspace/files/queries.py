"""Reading files: the one function that decides who may, and their shape on the wire."""

from django.db.models import Sum

from workspace.core.errors import NotFound
from workspace.files import ports
from workspace.files.models import FileKind, StoredFile
from workspace.files.schemas import FileOut
from workspace.people.models import Person


def find_file(viewer: Person, file_id: str) -> StoredFile:
    """Return a file that is ready and that the viewer may read now. Raises `NotFound`.

    What is held is read by who may see the thing that holds it; what is not, by its owner alone.
    """
    file = StoredFile.objects.filter(id=file_id, ready_at__isnull=False).first()
    if file is None or not viewer.is_active:
        raise NotFound
    allowed = ports.may_read(viewer, file.holder, file.id) if file.holder else file.owner_id == viewer.id
    if not allowed:
        raise NotFound
    return file


def own_upload(owner: Person, file_id: str, *, lock: bool = False) -> StoredFile:
    """Return a file of one's own that nothing holds yet, on its way or ready. Raises `NotFound`."""
    rows = StoredFile.objects.select_for_update(no_key=True) if lock else StoredFile.objects
    file = rows.filter(id=file_id, owner=owner, holder="").first()
    if file is None:
        raise NotFound
    return file


def stored_bytes(owner: Person) -> int:
    """Return how much of their share a person uses, announced uploads included."""
    total: int | None = StoredFile.objects.filter(owner=owner).aggregate(total=Sum("size"))["total"]
    return total or 0


def file_out(file: StoredFile) -> FileOut:
    """Shape a file that is ready."""
    base = f"/api/files/{file.id}"
    return FileOut(
        id=file.id,
        name=file.name,
        kind=FileKind(file.kind),
        mime=file.mime,
        size=file.size,
        width=file.width,
        height=file.height,
        url=f"{base}/content",
        thumb_url=f"{base}/thumb" if file.has_thumb else None,
        preview_url=f"{base}/preview" if file.has_preview else None,
        placeholder=file.placeholder or None,
        duration_ms=file.duration_ms,
        waveform=file.waveform,
    )
