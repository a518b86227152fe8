"""What the roots of threads tell of their replies."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db.models import Count, Max

from communities.chat.models import Message
from communities.chat.schemas import RepliesOut

FACES = 5
"""So many of those who replied are named."""


def replies_of(root_ids: Collection[str]) -> dict[str, RepliesOut]:
    """Return, for each of these roots that has replies, what it tells of them. One query."""
    if not root_ids:
        return {}
    rows = (
        Message.objects.filter(thread__in=root_ids, deleted_at=None)
        .values_list("thread_id", "author_id")
        .annotate(count=Count("id"), last_seq=Max("seq"), last_at=Max("sent_at"))
        .order_by("-last_seq")
    )
    by_root: dict[str, list[tuple[str, int, int, datetime]]] = defaultdict(list)
    for root_id, author_id, count, last_seq, last_at in rows:
        by_root[str(root_id)].append((author_id, count, last_seq, last_at))
    return {
        root_id: RepliesOut(
            count=sum(count for _, count, _, _ in authors),
            last_at=authors[0][3],
            last_seq=authors[0][2],
            people=[author_id for author_id, *_ in authors[:FACES]],
        )
        for root_id, authors in by_root.items()
    }
