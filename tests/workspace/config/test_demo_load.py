"""The demo in the tables: what the plan says, and what replaying the log gives."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import authenticate
from django.db import transaction
from pydantic import TypeAdapter
from pytest_django import DjangoDbBlocker

from communities.chat import events as chat
from communities.chat.events import room_topic
from communities.chat.models import Membership, Mention, Message, MessageRevision, Reaction, Room
from communities.chat.queries.messages import messages_out
from communities.chat.schemas import MessageOut, ReactionOut
from communities.chat.services.directs import start_conversation
from communities.inbox.queries import list_inbox
from communities.inbox.schemas import InboxQuery
from communities.spaces.models import Community, CommunityMember, Standing
from realtime import schemas
from talk.episodes.models import Episode, EpisodeState
from talk.media.audio import Frame
from talk.media.tracks import pieces_of, tracks_in
from talk.shows.models import Show, Talk, TalkState
from talk.shows.recordings import folder_of
from talk.stage.state import Consent
from tests.talk.media.recording import tone
from workspace.config.demo.load import Loaded, NotEmpty, is_empty, load_demo
from workspace.config.demo.plan import DemoPlan, plan_demo
from workspace.config.demo.sign_ins import demo_is_loaded, demo_sign_ins
from workspace.core.log import EntryScrubbed
from workspace.core.models import LogEntry, Topic
from workspace.notifications.models import Notice
from workspace.people.models import Person

SEED = 7
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db
EVENT: TypeAdapter[object] = TypeAdapter(schemas.AnyEvent)


@pytest.fixture(scope="module")
def plan() -> DemoPlan:
    return plan_demo(SEED, NOW)


def hum(_language: str, _voice: str, text: str) -> Frame:
    """Speak quickly: as long as the text is, and always the same."""
    return tone(200.0, 0.2 + len(text) / 500)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Loaded]:
    """Load once for all tests of this file, each of which only looks."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert is_empty()
        assert not demo_is_loaded()
        yield load_demo(SEED, NOW, hum)
        transaction.set_rollback(True)


class Replay:
    """A room's messages as a client that heard every event would show them."""

    def __init__(self) -> None:
        self.messages: dict[str, MessageOut] = {}
        self.members: set[str] = set()

    def hear(self, payload: str) -> None:
        """Apply one event."""
        event = EVENT.validate_json(payload)
        match event:
            case chat.MessageSent(message=message, root_replies=replies):
                self.messages[message.id] = message
                if message.thread is not None:
                    self._change(message.thread.id, replies=replies)
            case chat.MemberJoined(person=person):
                self.members.add(person)
            case chat.MessageEdited():
                news = event.model_dump(exclude={"type", "message", "files", "thread", "also_in_room"})
                self._change(event.message, files=event.files, **news)
            case chat.ReactionAdded():
                self._react(event.message, event.emoji, event.person)
            case chat.MessageDeleted():
                self._bury(event)
            case EntryScrubbed():
                pass
            case _:
                raise AssertionError(event)

    def _change(self, message: str, **news: object) -> None:
        self.messages[message] = self.messages[message].model_copy(update=news)

    def _react(self, message: str, emoji: str, person: str) -> None:
        kinds = {kind.emoji: list(kind.people) for kind in self.messages[message].reactions}
        kinds.setdefault(emoji, []).append(person)
        self._change(message, reactions=[ReactionOut(emoji=kind, people=who) for kind, who in kinds.items()])

    def _bury(self, event: chat.MessageDeleted) -> None:
        """Show a tombstone, built from the deletion alone: what was said is scrubbed from the log."""
        assert event.message not in self.messages
        row = Message.objects.get(id=event.message)
        (shape,) = messages_out([row])
        assert (shape.seq, shape.author, shape.sent_at) == (event.message_seq, event.author, event.sent_at)
        assert (shape.body, shape.html, shape.reactions, shape.mentions) == ("", "", [], [])
        assert (shape.thread, shape.also_in_room) == (event.thread, event.also_in_room)
        self.messages[event.message] = shape
        if event.thread is not None:
            self._change(event.thread.id, replies=event.root_replies)


def test_replaying_a_rooms_log_gives_its_messages_and_members(loaded: Loaded) -> None:
    for room in Room.objects.all():
        replay = Replay()
        log = LogEntry.objects.filter(topic=room_topic(room.id)).order_by("seq")
        for payload in log.values_list("payload", flat=True):
            replay.hear(payload)
        rows = list(Message.objects.filter(room=room).order_by("seq"))
        heard = sorted(replay.messages.values(), key=lambda message: message.seq)
        assert heard == messages_out(rows)
        assert replay.members == set(Membership.objects.filter(room=room).values_list("person_id", flat=True))


def test_every_topic_is_gapless_up_to_its_head(loaded: Loaded) -> None:
    for topic in Topic.objects.all():
        seqs = LogEntry.objects.filter(topic=topic.name).order_by("seq").values_list("seq", flat=True)
        assert list(seqs) == list(range(1, topic.head + 1))


def test_counts_are_those_of_the_plan(loaded: Loaded, plan: DemoPlan) -> None:
    talked = [message for conversation in plan.conversations for message in conversation.messages]
    kept = [message for message in (*plan.messages, *talked) if not message.deleted]
    assert loaded == Loaded(
        people=len(plan.people),
        communities=len(plan.communities),
        rooms=sum(len(community.channels) for community in plan.communities) + len(plan.conversations),
        messages=len(plan.messages) + len(talked),
    )
    assert Message.objects.count() == len(plan.messages) + len(talked)
    assert Message.objects.filter(deleted_at=None).count() == len(kept)
    assert Reaction.objects.count() == sum(len(message.reactions) for message in kept)
    assert MessageRevision.objects.count() == sum(message.edited_at is not None for message in kept)
    assert CommunityMember.objects.count() == sum(len(community.members) for community in plan.communities)
    assert Mention.objects.exists()


def test_shows_have_past_talks_with_credits_and_coming_ones_and_nothing_is_on_air(
    loaded: Loaded, plan: DemoPlan
) -> None:
    assert Show.objects.count() == len(plan.shows) == 3
    talks = Talk.objects.all()
    assert not talks.exclude(state__in=(TalkState.ENDED, TalkState.SCHEDULED)).exists()
    coming = talks.filter(state=TalkState.SCHEDULED)
    assert coming.count() == 2
    for talk in coming:
        assert NOW < talk.starts_at < NOW + timedelta(days=8)
    past = talks.filter(state=TalkState.ENDED)
    assert past.count() == 7
    for talk in past:
        assert talk.ended_at is not None
        assert talk.ended_at <= NOW
        assert talk.credits.filter(role="host").count() == 1


def test_two_talks_were_recorded_published_and_commented_on_and_their_audio_is_asked_for(
    loaded: Loaded,
) -> None:
    for episode in (episodes := Episode.objects.select_related("talk")):
        assert (episode.state, episode.made_revision) == (EpisodeState.MAKING, None)
        assert episode.published_at is not None and episode.notes
        (piece,) = pieces_of(folder_of(episode.talk_id))
        asked = set(episode.talk.consents.filter(answer=Consent.YES).values_list("person_id", flat=True))
        assert {track.of for track in tracks_in(piece)} == asked
        assert asked <= {credit.person_id for credit in episode.talk.credits.all()}
        assert all(episode.published_at <= one.written_at <= NOW for one in episode.comments.all())
    assert len(episodes) == 2


def test_each_community_counts_its_members_and_has_an_owner(loaded: Loaded) -> None:
    for community in Community.objects.all():
        members = CommunityMember.objects.filter(community=community)
        assert community.member_count == members.count()
        assert members.filter(standing=Standing.OWNER).count() == 1
        assert Room.objects.filter(community=community, is_default=True).count() == 1


def test_ids_of_messages_sort_as_their_times(loaded: Loaded) -> None:
    for room in Room.objects.all():
        ids = list(Message.objects.filter(room=room).order_by("sent_at", "seq").values_list("id", flat=True))
        assert ids == sorted(ids)


def test_read_marks_stand_where_the_plan_puts_them(loaded: Loaded, plan: DemoPlan) -> None:
    said = {message.key: message for message in plan.messages}
    for mark in plan.read_through[::20]:
        _, _, channel = mark.room.partition("/")
        membership = Membership.objects.get(
            person__handle=mark.person, room__name=channel, room__community__name=_name_of(plan, mark.room)
        )
        read = Message.objects.get(room=membership.room_id, seq=membership.read_seq)
        assert read.sent_at == said[mark.message].at


def test_a_conversation_is_the_one_that_its_people_would_begin(loaded: Loaded, plan: DemoPlan) -> None:
    people = {person.handle: person for person in Person.objects.all()}
    assert Room.objects.filter(community=None).count() == len(plan.conversations)
    for conversation in plan.conversations:
        if conversation.name:
            continue  # a named group is more than its people
        begins, others = people[conversation.members[-1]], [people[key].id for key in conversation.members]
        mine, mark = start_conversation(begins, others), conversation.read_through[-1]
        assert mine.last_message_at == conversation.messages[-1].at
        left = [message.key for message in conversation.messages].index(mark.message) + 1
        assert mine.unread == len(conversation.messages) - left


def test_the_demo_people_can_sign_in(loaded: Loaded) -> None:
    for sign_in in demo_sign_ins():
        person = authenticate(None, email=sign_in.email, password=sign_in.password)
        assert isinstance(person, Person)
        assert person.name == sign_in.name


def test_portraits_are_where_profiles_look_for_them(loaded: Loaded, plan: DemoPlan) -> None:
    shown = set(Person.objects.exclude(avatar="").values_list("avatar", flat=True))
    assert len(shown) == sum(person.has_portrait for person in plan.people)
    assert {path.name for path in (Path(settings.MEDIA_ROOT) / "avatars").iterdir()} == shown


def test_loading_twice_is_refused_and_changes_nothing(loaded: Loaded) -> None:
    with pytest.raises(NotEmpty):
        load_demo(SEED, NOW)
    assert Message.objects.count() == loaded.messages
    assert demo_is_loaded()


def _name_of(plan: DemoPlan, room: str) -> str:
    slug = room.partition("/")[0]
    return next(community.name for community in plan.communities if community.slug == slug)


def test_inboxes_tell_of_what_was_said_and_each_can_read_it(loaded: Loaded) -> None:
    mara = Person.objects.get(handle="mara.lindner")
    shown = list_inbox(mara, InboxQuery(limit=100))
    assert {item.notice.kind for item in shown.items} >= {"mention", "reaction"}
    assert all(item.occasion or (item.message is not None and item.room is not None) for item in shown.items)
    assert len(shown.items) == min(100, Notice.objects.filter(person=mara).count())
    waiting = [item.notice for item in shown.items if item.is_waiting and item.notice.kind == "mention"]
    unread = Membership.objects.filter(person=mara).values_list("room_id", "read_seq")
    assert all(notice.anchor > dict(unread)[notice.place] for notice in waiting if notice.within == "")
