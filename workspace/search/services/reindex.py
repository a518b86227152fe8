"""Filling the index with what was there before it. It goes on where it was stopped: what has an entry is done."""

from collections.abc import Iterator

from django.db import transaction

from workspace.search.dialects import drop, put_many
from workspace.search.models import SearchEntry
from workspace.search.ports import Source, sources

BATCH = 2_000
"""Things a transaction; their rows are held meanwhile, so that none is deleted between reading and writing."""


def fill() -> Iterator[int]:
    """Write what is missing and yield how many entries have been written so far, batch by batch."""
    done = 0
    for source in sources():
        while written := _fill_batch(source):
            done += written
            yield done


def empty() -> None:
    """Forget all entries, to fill the index anew: after a change of what words are."""
    while ids := list(SearchEntry.objects.values_list("id", flat=True)[:BATCH]):
        with transaction.atomic():
            drop(SearchEntry.objects.filter(id__in=ids))


@transaction.atomic
def _fill_batch(source: Source) -> int:
    entries = source.entries_missing(BATCH)
    put_many(entries)
    return len(entries)
