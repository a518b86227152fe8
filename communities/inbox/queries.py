"""Reading the inbox: notices, what of them waits, and what they tell of, as their person may read it now.

What waits is derived, as unread is everywhere: reading a room on one device has read on all of them what it told of,
and setting the read mark back opens it again. Only what no read mark tells of has a flag alone. What somebody says whom
the person has blocked is not in it while that lasts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from communities.chat.models import FollowLevel, Membership, Message, ThreadFollow
from communities.chat.queries.messages import readable_messages
from communities.chat.queries.places import visible_rooms
from communities.chat.queries.rooms import rooms_out
from communities.chat.schemas import MessageOut, RoomOut
from communities.inbox.ports import occasions_of
from communities.inbox.reactions import reacted_to
from communities.inbox.schemas import (
    InboxItemOut,
    InboxOut,
    InboxQuery,
    InboxTab,
    OccasionOut,
    ReactedOut,
)
from communities.spaces.queries import acts_concerning, invitations_of
from communities.spaces.schemas import ActOut, CommunityInvitationOut
from workspace.notifications.models import Notice, NoticeKind
from workspace.notifications.queries import notice_out, notices_of
from workspace.notifications.schemas import NoticeOut
from workspace.people.blocking import blocked_rows
from workspace.people.models import Person

WAITING_CAP = 200
_OF_A_MESSAGE = (NoticeKind.MENTION, NoticeKind.REPLY, NoticeKind.REACTION, NoticeKind.REMINDER)
_OCCASIONS = (NoticeKind.COFFEE, NoticeKind.ROUND)
_TABS = {
    InboxTab.ALL: Q(is_done=False),
    InboxTab.MENTIONS: Q(is_done=False, kind=NoticeKind.MENTION),
    InboxTab.REPLIES: Q(is_done=False, kind__in=(NoticeKind.REPLY, NoticeKind.THREAD)),
    InboxTab.REACTIONS: Q(is_done=False, kind=NoticeKind.REACTION),
    InboxTab.REMINDERS: Q(is_done=False, kind__in=(NoticeKind.REMINDER, *_OCCASIONS)),
    InboxTab.DONE: Q(is_done=True),
}


def list_inbox(person: Person, query: InboxQuery) -> InboxOut:
    """Return a page of a person's inbox, in as many queries for many notices as for one."""
    rows = list(_heard(person).filter(_TABS[query.tab])[query.skip : query.skip + query.limit + 1])
    shown = rows[: query.limit]
    told = _told(person, shown)
    waiting = set(
        _waiting(person).filter(id__in=[notice.id for notice in shown]).values_list("id", flat=True)
    )
    items = (_item(notice, told, is_waiting=notice.id in waiting) for notice in shown)
    return InboxOut(items=[item for item in items if item is not None], has_more=len(rows) > query.limit)


def waiting_of(person: Person) -> list[NoticeOut]:
    """Return the notices that wait for a person, the newest first, at most 200."""
    return [notice_out(notice) for notice in _waiting(person)[:WAITING_CAP]]


def _heard(person: Person) -> QuerySet[Notice]:
    """Leave out of a person's notices what somebody said whom they have blocked since."""
    said = (NoticeKind.MENTION, NoticeKind.REPLY)
    return notices_of(person).exclude(kind__in=said, actor__in=blocked_rows(person).values("blocked"))


def _waiting(person: Person) -> QuerySet[Notice]:
    """Narrow a person's notices to those that neither they nor one of their read marks has read.

    A thread that is muted, or no longer followed, has nothing that waits; nor has a room that one has left.
    """
    mine = ThreadFollow.objects.filter(person=person, level=FollowLevel.FOLLOW, root=OuterRef("within"))
    rooms = Membership.objects.filter(person=person, room=OuterRef("place"))
    in_sight = (
        Q(anchor=0) | Q(within="", anchor__gt=F("room_mark")) | Q(~Q(within=""), anchor__gt=F("thread_mark"))
    )
    rows = _heard(person).filter(is_read=False, is_done=False)
    return rows.alias(
        room_mark=Subquery(rooms.values("read_seq")), thread_mark=Subquery(mine.values("read_seq"))
    ).filter(in_sight)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a page of notices tells of, by the subject of each."""

    messages: dict[str, MessageOut]
    newest_replies: dict[str, str]
    """Root → the id of the newest reply of somebody else, in the threads that the person follows."""
    rooms: dict[str, RoomOut]
    reacted: dict[str, ReactedOut]
    invitations: dict[str, CommunityInvitationOut]
    acts: dict[str, ActOut]
    occasions: Mapping[str, OccasionOut]


def _told(person: Person, notices: Sequence[Notice]) -> _Told:
    def subjects(*kinds: NoticeKind) -> list[str]:
        return [notice.subject for notice in notices if notice.kind in kinds]

    replies = _newest_replies(person, subjects(NoticeKind.THREAD))
    wanted = [*subjects(*_OF_A_MESSAGE), *replies.values()]
    messages = {message.id: message for message in readable_messages(person, wanted, with_reactions=False)}
    rooms = {message.room for message in messages.values()} | set(subjects(NoticeKind.ADDED))
    reacted_ids = [subject for subject in subjects(NoticeKind.REACTION) if subject in messages]
    invitations = invitations_of(person) if subjects(NoticeKind.INVITATION) else []
    acts = acts_concerning(person) if subjects(NoticeKind.ORDER) else []
    return _Told(
        messages=messages,
        newest_replies=replies,
        rooms=rooms_out(visible_rooms(person, rooms)),
        reacted=reacted_to(person, reacted_ids),
        invitations={invitation.id: invitation for invitation in invitations},
        acts={act.id: act for act in acts},
        occasions={
            subject: occasion
            for kind in _OCCASIONS
            for subject, occasion in occasions_of(person, kind, subjects(kind)).items()
        },
    )


def _newest_replies(person: Person, roots: Sequence[str]) -> dict[str, str]:
    """Return the newest reply of somebody else in each of these threads that the person follows."""
    if not roots:
        return {}
    follows = ThreadFollow.objects.filter(person=person, root__in=roots, level=FollowLevel.FOLLOW)
    rows = Message.objects.filter(thread__in=follows.values("root"), deleted_at=None).exclude(author=person)
    rows = rows.exclude(author__in=blocked_rows(person).values("blocked"))
    place = Window(RowNumber(), partition_by=F("thread_id"), order_by=F("seq").desc())
    return dict(rows.annotate(place=place).filter(place=1).values_list("thread_id", "id"))


def _item(notice: Notice, told: _Told, *, is_waiting: bool) -> InboxItemOut | None:
    """Put a notice and what it tells of together; None where there is nothing left to tell to this person."""
    out = notice_out(notice)
    plain = InboxItemOut(
        notice=out,
        is_waiting=is_waiting,
        invitation=told.invitations.get(notice.subject),
        act=told.acts.get(notice.subject),
        occasion=told.occasions.get(notice.subject),
        room=told.rooms.get(notice.subject) if notice.kind == NoticeKind.ADDED else None,
    )
    if notice.kind in (NoticeKind.INVITATION, NoticeKind.ORDER, NoticeKind.ADDED, *_OCCASIONS):
        return plain if plain.invitation or plain.act or plain.room or plain.occasion else None
    is_thread = notice.kind == NoticeKind.THREAD
    subject = told.newest_replies.get(notice.subject, "") if is_thread else notice.subject
    message = told.messages.get(subject)
    reacted = told.reacted.get(notice.subject)
    if message is None or (notice.kind == NoticeKind.REACTION and reacted is None):
        return None
    return InboxItemOut(
        notice=out,
        is_waiting=is_waiting,
        message=message,
        room=told.rooms.get(message.room),
        reacted=reacted if notice.kind == NoticeKind.REACTION else None,
    )
