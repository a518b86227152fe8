"""Short ways to files: pictures drawn here, and uploads through the services."""

import io

from PIL import Image

from workspace.files.models import StoredFile
from workspace.files.schemas import FileOut
from workspace.files.services.uploads import begin_upload, finish_upload, receive
from workspace.files.tus import Announced
from workspace.people.models import Person


def picture(kind: str = "PNG", size: tuple[int, int] = (64, 48), **ways: object) -> bytes:
    """Return a picture that is red on the left and blue on the right."""
    drawn = Image.new("RGB", size, "red")
    drawn.paste("blue", (size[0] // 2, 0, *size))
    out = io.BytesIO()
    drawn.save(out, kind, **ways)
    return out.getvalue()


def send(owner: Person, data: bytes, name: str = "notes.txt", *, is_voice: bool = False) -> str:
    """Bring all bytes of a file, and return its id: it is not understood yet."""
    upload_id = begin_upload(owner, Announced(len(data), name, is_voice))
    assert receive(owner, upload_id, 0, io.BytesIO(data), None) == len(data)
    return upload_id


def upload(
    owner: Person, data: bytes = b"Hello", name: str = "notes.txt", *, is_voice: bool = False
) -> FileOut:
    """Bring a file that is ready."""
    return finish_upload(owner, send(owner, data, name, is_voice=is_voice))


def row_of(file: FileOut) -> StoredFile:
    """Return what is stored of it."""
    return StoredFile.objects.get(id=file.id)
