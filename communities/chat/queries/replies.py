"""What the roots of threads tell of their replies."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from communities.chat.schemas import RepliesOut
from workspace.core.statements import among, fetch_rows, many, moment

_REPLIES = """
SELECT thread_id, author_id, COUNT(*), MAX(seq), MAX(sent_at) FROM communities_message
WHERE thread_id {among} AND deleted_at IS NULL
GROUP BY thread_id, author_id
ORDER BY 4 DESC
"""
FACES = 5
"""So many of those who replied are named."""


def replies_of(root_ids: Collection[str]) -> dict[str, RepliesOut]:
    """Return, for each of these roots that has replies, what it tells of them. One query."""
    if not root_ids:
        return {}
    rows = fetch_rows(_REPLIES.format(among=among()), [many(root_ids)])
    by_root: dict[str, list[tuple[str, int, int, datetime]]] = defaultdict(list)
    for root_id, author_id, count, last_seq, last_at in rows:
        by_root[root_id].append((author_id, count, last_seq, moment(last_at)))
    return {
        root_id: RepliesOut(
            count=sum(count for _, count, _, _ in authors),
            last_at=authors[0][3],
            last_seq=authors[0][2],
            people=[author_id for author_id, *_ in authors[:FACES]],
        )
        for root_id, authors in by_root.items()
    }
