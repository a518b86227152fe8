"""Writing the audit log: one function, called inside the transaction of the act that it records."""

from workspace.audit.models import AuditEntry
from workspace.core.clock import now


def record(
    actor_id: str,
    action: str,
    subject_id: str,
    *,
    person: str = "",
    place: str = "",
    **detail: str | int | bool | None,
) -> AuditEntry:
    """Append an entry. `actor_id` is empty for the system itself; `person` is whom it concerns, `place` where."""
    return AuditEntry.objects.create(
        at=now(),
        actor_id=actor_id,
        action=action,
        subject_id=subject_id,
        person_id=person,
        place_id=place,
        detail=detail,
    )
