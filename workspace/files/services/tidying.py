"""What goes by itself: uploads that were given up, files that no thing ever held, and bytes that nothing points at."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from workspace.files import partial, shelf
from workspace.files.models import DiscardedFolder, StoredFile
from workspace.files.services.uploads import forget_file

UNFINISHED_KEPT: Final = timedelta(days=2)
"""After the last byte. Whoever closes a laptop on Friday starts again on Monday."""
UNHELD_KEPT: Final = timedelta(days=14)
"""A draft may wait that long for its author."""
_AT_ONCE: Final = 200


def tidy_files(at: datetime) -> int:
    """Do all of it; return how many files went."""
    gone = _tidy_unfinished(at) + _tidy_unheld(at)
    for folder in DiscardedFolder.objects.order_by("discarded_at").values_list("folder", flat=True)[
        :_AT_ONCE
    ]:
        if not shelf.clear_discarded(folder):
            break
    return gone


def _tidy_unfinished(at: datetime) -> int:
    stale = partial.untouched_since(at - UNFINISHED_KEPT)[:_AT_ONCE]
    for file_id in stale:
        with transaction.atomic():
            file = StoredFile.objects.select_for_update(no_key=True).filter(id=file_id).first()
            if file is not None and file.ready_at is None:
                forget_file(file)
        partial.forget(file_id)
    return len(stale)


def _tidy_unheld(at: datetime) -> int:
    """Also those that never got a first byte."""
    stale = StoredFile.objects.filter(holder="", created_at__lt=at - UNHELD_KEPT).values_list("id", flat=True)
    ids = list(stale[:_AT_ONCE])
    for file_id in ids:
        with transaction.atomic():
            file = StoredFile.objects.select_for_update(no_key=True).filter(id=file_id, holder="").first()
            if file is not None:
                forget_file(file)
    return len(ids)
