"""Reading the audit log: what concerns a person, and what was done in a place."""

from collections.abc import Collection

from workspace.audit.models import AuditEntry

MOST = 200
"""Entries of one answer, the newest first."""


def entries_concerning(person_id: str, actions: Collection[str]) -> list[AuditEntry]:
    """Return what others did that concerns the person."""
    rows = AuditEntry.objects.filter(person_id=person_id, action__in=actions).exclude(actor_id=person_id)
    return list(rows.order_by("-id")[:MOST])


def entries_at(place_id: str, actions: Collection[str]) -> list[AuditEntry]:
    """Return what was done in a community. The caller has made sure that the reader looks after it."""
    return list(AuditEntry.objects.filter(place_id=place_id, action__in=actions).order_by("-id")[:MOST])
