"""Signed links: an address that says by itself whose it is and how long it holds.

Whether that person may have the file is asked again at every fetch.
"""

from datetime import timedelta
from typing import Final
from urllib.parse import quote

from django.core import signing

from workspace.core.clock import now
from workspace.core.errors import NotFound
from workspace.files.models import StoredFile
from workspace.files.queries import find_file
from workspace.files.schemas import LinkOut
from workspace.people.models import Person

LIFE: Final = timedelta(minutes=15)
"""Long enough for a program to begin; who has begun reads to the end."""
_SALT: Final = "files.link"


def link_to(reader: Person, file: StoredFile) -> LinkOut:
    """Make a link for somebody who may read the file now."""
    until = now() + LIFE
    says = {"file": file.id, "reader": reader.id, "until": int(until.timestamp())}
    name = quote(file.name, safe="")
    return LinkOut(url=f"/media/files/{signing.dumps(says, salt=_SALT)}/{name}", expires_at=until)


def file_of(link: str) -> StoredFile:
    """Return the file that a link is for. Raises `NotFound` for one that is forged, over, or no longer good."""
    try:
        says = signing.loads(link, salt=_SALT)
    except signing.BadSignature as error:
        raise NotFound from error
    reader = Person.objects.filter(id=says["reader"], deactivated_at=None).first()
    if reader is None or says["until"] < now().timestamp():
        raise NotFound
    return find_file(reader, says["file"])
