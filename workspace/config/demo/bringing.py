"""Files of the demo's messages: landscapes for photos, a table for everything else, drawn and written while it loads.

They go the way of every upload: understood by content, encoded anew, put on the shelf.
"""

import io
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Final

from PIL import Image

from communities.spaces.services.communities import COVER_PX
from workspace.config.demo.portraits import portrait_png
from workspace.core.ids import new_id
from workspace.core.images import wide_webp
from workspace.files import shelf
from workspace.files.models import StoredFile
from workspace.files.understanding import understand
from workspace.people.models import Person

_SIDE_PX: Final = 720
_SHAPES: Final = ((720, 480), (480, 600), (720, 405))
"""As a camera has them: lying, standing, wide."""


def bring(name: str, body: str, owner: Person, at: datetime, holder: str) -> StoredFile:
    """Return a file as it is stored after its upload; `.jpg` is a picture, all else a table of the message's lines."""
    data = _photo(name) if name.endswith(".jpg") else _table(body)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload"
        path.write_bytes(data)
        made = understand(path, name, is_voice=False)
        file_id = new_id(int(at.timestamp() * 1000))
        kept = shelf.keep(file_id, made.parts)
    return StoredFile(
        id=file_id,
        owner=owner,
        name=made.name,
        size=made.size,
        kind=made.kind,
        mime=made.mime,
        width=made.width,
        height=made.height,
        placeholder=made.placeholder,
        folder=kept,
        has_thumb=shelf.THUMB in made.parts,
        has_preview=shelf.PREVIEW in made.parts,
        holder=holder,
        created_at=at,
        ready_at=at,
    )


def bring_cover(seed: str) -> str:
    """Put a wide landscape over a community on the shelf, and return its folder."""
    picture = wide_webp(portrait_png(seed, COVER_PX[0]), COVER_PX, field="cover")
    return shelf.keep(new_id(), {shelf.CONTENT: picture})


def _photo(name: str) -> bytes:
    """Return the lower middle of a landscape that belongs to this name, as JPEG."""
    with Image.open(io.BytesIO(portrait_png(name, _SIDE_PX))) as square:
        width, height = _SHAPES[len(name) % len(_SHAPES)]
        left, top = (_SIDE_PX - width) // 2, (_SIDE_PX - height) * 2 // 3
        out = io.BytesIO()
        square.crop((left, top, left + width, top + height)).convert("RGB").save(out, "JPEG", quality=90)
    return out.getvalue()


def _table(body: str) -> bytes:
    """Return the points of a list as lines of a table."""
    points = [line[2:].split(" ", 1) for line in body.splitlines() if line.startswith("- ")]
    rows = ["Tag;Gericht", *(";".join(point) for point in points)]
    return ("\r\n".join(rows) + "\r\n").encode("utf-8-sig")
