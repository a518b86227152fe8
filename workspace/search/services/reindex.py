"""Filling the index with what was there before it. It goes on where it was stopped: what has an entry is done."""

from collections.abc import Iterator

from django.db import transaction

from workspace.core.ids import ID_LENGTH
from workspace.search.dialects import drop, put_many
from workspace.search.models import SearchEntry
from workspace.search.ports import Source, sources

BATCH = 2_000
"""Things a transaction; their rows are held meanwhile, so that none is deleted between reading and writing."""
_ABOVE_ALL = "z" * (ID_LENGTH + 1)
"""Sorts above every id, whatever the database's collation."""


def fill() -> Iterator[int]:
    """Write what is missing and yield how many entries have been written so far, batch by batch."""
    done = 0
    for source in sources():
        behind = _ABOVE_ALL
        while refs := source.refs_behind(behind, BATCH):
            behind = refs[-1]
            present = set(SearchEntry.objects.filter(ref__in=refs).values_list("ref", flat=True))
            written = _write(source, [ref for ref in refs if ref not in present])
            done += written
            if written:
                yield done


def empty() -> None:
    """Forget all entries, to fill the index anew: after a change of what words are."""
    while ids := list(SearchEntry.objects.values_list("id", flat=True)[:BATCH]):
        with transaction.atomic():
            drop(SearchEntry.objects.filter(id__in=ids))


@transaction.atomic
def _write(source: Source, refs: list[str]) -> int:
    entries = source.entries_of(refs) if refs else []
    put_many(entries)
    return len(entries)
