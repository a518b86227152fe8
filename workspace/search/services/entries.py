"""Entries come and go with their things, in the same transaction: called by the slices that own them."""

from django.db.models import F

from workspace.search.dialects import drop, put
from workspace.search.language import Mark
from workspace.search.models import SearchEntry
from workspace.search.ports import Entry


def put_entry(entry: Entry) -> None:
    """Let a thing be found, or be found by what it says now."""
    put(entry)


def drop_entry(ref: str) -> None:
    """Let a thing be found no more; nothing of its words stays."""
    drop(SearchEntry.objects.filter(ref=ref))


def drop_place(place: str) -> None:
    """Let nothing be found any more of what lay in a place."""
    drop(SearchEntry.objects.filter(place=place))


def mark_entry(ref: str, mark: Mark, *, on: bool) -> None:
    """Set or clear a mark, whatever the others are."""
    bits = F("marks").bitor(mark.value) if on else F("marks").bitand(~mark.value & 0x7FFFFFFF)
    SearchEntry.objects.filter(ref=ref).update(marks=bits)
