"""What stands in people's inboxes: whoever was named, answered or reacted to in the demo's messages was told."""

from datetime import datetime

from django.db.models import F, Max

from communities.chat.models import Mention, Message, Reaction, ThreadFollow
from workspace.notifications.models import Notice, NoticeKind
from workspace.notifications.services.tidying import KEPT


def write_notices(now: datetime) -> None:
    """Write them as the services would have; reactions of yesterday and before have been looked at."""
    since = now - KEPT
    notices = [*_mentions(since), *_replies(since), *_threads(since), *_reactions(since, now)]
    Notice.objects.bulk_create(notices, ignore_conflicts=True, batch_size=500)


def _mentions(since: datetime) -> list[Notice]:
    rows = Mention.objects.filter(message__sent_at__gte=since).exclude(person=F("message__author"))
    return [
        _notice(NoticeKind.MENTION, row.person_id, row.message, within=row.thread_id or "")
        for row in rows.select_related("message")
    ]


def _replies(since: datetime) -> list[Notice]:
    rows = Message.objects.filter(reply_to__isnull=False, sent_at__gte=since, deleted_at=None)
    told = rows.exclude(author=F("reply_to__author")).exclude(mentions__person=F("reply_to__author"))
    return [
        _notice(NoticeKind.REPLY, row.reply_to.author_id, row)
        for row in told.select_related("reply_to")
        if row.reply_to is not None
    ]


def _threads(since: datetime) -> list[Notice]:
    newest = dict(Message.objects.filter(thread__isnull=False).values_list("thread").annotate(Max("seq")))
    rows = Message.objects.filter(thread__isnull=False, sent_at__gte=since).select_related("thread")
    last = {row.thread_id: row for row in rows if row.seq == newest.get(row.thread_id)}
    return [
        _notice(NoticeKind.THREAD, follow.person_id, last[follow.root_id], within=follow.root_id)
        for follow in ThreadFollow.objects.filter(root__in=list(last))
        if last[follow.root_id].author_id != follow.person_id
    ]


def _reactions(since: datetime, now: datetime) -> list[Notice]:
    rows = Reaction.objects.filter(reacted_at__gte=since).exclude(person=F("message__author"))
    latest = {row.message_id: row for row in rows.order_by("reacted_at", "id").select_related("message")}
    return [
        Notice(
            person_id=row.message.author_id,
            kind=NoticeKind.REACTION,
            subject=row.message_id,
            place=row.message.room_id,
            actor=row.person_id,
            at=row.reacted_at,
            is_read=(now - row.reacted_at).total_seconds() > 24 * 3600,
        )
        for row in latest.values()
    ]


def _notice(kind: NoticeKind, person_id: str, message: Message, *, within: str = "") -> Notice:
    return Notice(
        person_id=person_id,
        kind=kind,
        subject=within if kind == NoticeKind.THREAD else message.id,
        place=message.room_id,
        within=within,
        anchor=message.seq,
        actor=message.author_id,
        at=message.sent_at,
    )
