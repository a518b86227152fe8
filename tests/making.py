"""Short ways to people, communities, rooms, messages and talks, through the services wherever there is one."""

import base64
import itertools
import uuid
from datetime import datetime, timedelta

from django.contrib.sessions.backends.db import SessionStore

from communities.chat.models import LinkPreview, Membership, Message, MessagePreview, Posting, Room
from communities.chat.schemas import ChannelIn, MessageIn, MessageOut
from communities.chat.services.channels import create_channel, join_channel
from communities.chat.services.directs import start_conversation
from communities.chat.services.send import send_message
from communities.spaces.models import Community, CommunityMember, Standing, Visibility
from communities.spaces.schemas import CommunityIn
from communities.spaces.services.communities import found_community
from communities.spaces.services.members import change_standing, invite_people, join_community
from talk.episodes.files import Format, target_of
from talk.episodes.models import Episode, EpisodeLine, EpisodeState, EpisodeTrack, TranscriptState
from talk.media.audio import RATE_HZ
from talk.shows.models import Credit, RecordingConsent, Show, Talk, TalkState
from talk.shows.schemas import HostAct, SelfAct, TalkIn
from talk.shows.services.sessions import make_talk
from talk.shows.services.stage import act_on_stage, enter_talk
from talk.stage.state import Consent, StageRole
from workspace.core.clock import now
from workspace.core.ids import new_id
from workspace.files import shelf
from workspace.people.models import AccessToken, Language, Person, Role
from workspace.people.services.credentials import digest_of

_numbers = itertools.count(1)
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
"""One pixel."""


def make_person(name: str = "", *, role: Role = Role.MEMBER, language: Language = Language.ENGLISH) -> Person:
    """Make a person with a unique handle and address."""
    number = next(_numbers)
    name = name or f"Person {number}"
    handle = f"{name.lower().replace(' ', '.')}.{new_id()[-6:]}"[:31].strip(".")
    return Person.objects.create(
        name=name,
        handle=handle,
        email=f"{new_id()}@example.org",
        role=role,
        language=language,
        joined_at=now(),
        password="!",
    )


def make_people(count: int) -> list[Person]:
    """Make many people at once."""
    return Person.objects.bulk_create(
        Person(name=f"P {n}", handle=f"p.{new_id()}", email=f"{new_id()}@example.org", joined_at=now())
        for n in range(count)
    )


def make_token(person: Person, *, days: int | None = None) -> str:
    """Make an access token and return its secret."""
    secret = f"ff_{uuid.uuid4().hex}"
    end = None if days is None else now() + timedelta(days=days)
    AccessToken.objects.create(
        person=person, name="test", digest=digest_of(secret), created_at=now(), expires_at=end
    )
    return secret


def make_session(person: Person) -> str:
    """Sign a person in and return the session's key, as a browser would hold it in its cookie."""
    from allauth.usersessions.models import UserSession

    session = SessionStore()
    session["_auth_user_id"] = person.id
    session["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
    session["_auth_user_hash"] = person.get_session_auth_hash()
    session.save()
    key = session.session_key or ""
    UserSession.objects.create(user=person, session_key=key, ip="127.0.0.1", user_agent="Firefox/1 Linux")
    return key


def make_community(
    founder: Person, *members: Person, name: str = "", visibility: Visibility = Visibility.PUBLIC
) -> Community:
    """Found a community and let people in."""
    wish = CommunityIn(name=name or f"Community {new_id()}", visibility=visibility)
    community = found_community(founder, wish)
    if visibility == Visibility.PRIVATE and members:
        invite_people(founder, community.id, [member.id for member in members])
    for member in members:
        join_community(member, community.id)
    community.refresh_from_db()
    return community


def make_room(
    community: Community,
    maker: Person,
    *members: Person,
    name: str = "",
    visibility: Visibility = Visibility.PUBLIC,
    posting: Posting = Posting.EVERYONE,
) -> Room:
    """Make a channel and seat people in it."""
    from communities.chat.services.channels import add_people

    wish = ChannelIn(name=name or f"room {new_id()}", visibility=visibility, posting=posting)
    room = Room.objects.get(id=create_channel(maker, community.id, wish).room.id)
    for member in members:
        if visibility == Visibility.PUBLIC:
            join_channel(member, room.id)
        else:
            add_people(maker, room.id, [member.id])
    return room


def show_preview(message: Message, url: str = "https://a.example/") -> LinkPreview:
    """Put a page with a picture behind a message's link, past the worker that would ask it."""
    folder = shelf.keep(new_id(), {shelf.CONTENT: b"a picture"})
    preview = LinkPreview.objects.create(
        url=url, title="A page", site="a.example", folder=folder, width=90, height=60, looked_at=now()
    )
    MessagePreview.objects.create(message=message, preview=preview, position=0)
    return preview


def make_conversation(starter: Person, *others: Person) -> Room:
    """Begin a direct conversation, or with several others a group. Nothing is said in it yet."""
    return Room.objects.get(id=start_conversation(starter, [person.id for person in others]).room.id)


def fill_room(room: Room, people: list[Person]) -> None:
    """Seat many people at once, in the room and its community, without a word in the log."""
    at = now()
    CommunityMember.objects.bulk_create(
        CommunityMember(community=room.community, person=person, joined_at=at) for person in people
    )
    Membership.objects.bulk_create(Membership(room=room, person=person, joined_at=at) for person in people)


def give_standing(owner: Person, community: Community, person: Person, standing: Standing) -> None:
    """Change a member's standing."""
    change_standing(owner, community.id, person.id, standing)


def wish_of(
    body: str,
    *files: str,
    client_id: uuid.UUID | None = None,
    reply_to: str | None = None,
    thread: str | None = None,
    also_in_room: bool = False,
) -> MessageIn:
    """Return a message to send."""
    return MessageIn(
        client_id=client_id or uuid.uuid4(),
        body=body,
        reply_to=reply_to,
        thread=thread,
        also_in_room=also_in_room,
        files=list(files),
    )


def say(
    person: Person, room: Room | str, body: str = "Hello", *files: str, reply_to: str | None = None
) -> MessageOut:
    """Send a message, with uploads of the person's, and return it as stored."""
    room_id = room if isinstance(room, str) else room.id
    return send_message(person, room_id, wish_of(body, *files, reply_to=reply_to))


def reply(person: Person, root: MessageOut, body: str = "Reply", *, also_in_room: bool = False) -> MessageOut:
    """Reply in the thread of a message."""
    return send_message(person, root.room, wish_of(body, thread=root.id, also_in_room=also_in_room))


def make_live(
    host: Person, *others: Person, community: Community | None = None, show: str | None = None
) -> Talk:
    """Start a talk, in a community of its own where none is given, and let people come in."""
    place = community or make_community(host, *others)
    talk = make_talk(host, TalkIn(community=place.id, title="Live", show=show))
    for person in others:
        enter_talk(person, talk.id)
    return Talk.objects.select_related("community", "show").get(id=talk.id)


def bring_on_stage(host: Person, talk: Talk, *people: Person) -> None:
    """Invite people, who accept."""
    for person in people:
        act_on_stage(host, talk.id, HostAct(do="stage.invite", person=person.id))
        act_on_stage(person, talk.id, SelfAct(do="stage.accept"))


def make_recorded(host: Person, community: Community, *speakers: Person, show: Show | None = None) -> Talk:
    """Make a talk that was recorded and is over, without any audio; all who spoke, the host too, had said yes."""
    at = now()
    talk = Talk.objects.create(
        community=community,
        show=show,
        title="On the record",
        state=TalkState.ENDED,
        starts_at=at - timedelta(minutes=5),
        started_at=at - timedelta(minutes=5),
        ended_at=at,
        created_by=host,
        has_recorded=True,
    )
    for person in (host, *speakers):
        role = StageRole.HOST if person == host else StageRole.SPEAKER
        Credit.objects.create(talk=talk, person=person, role=role)
        RecordingConsent.objects.create(talk=talk, person=person, answer=Consent.YES, answered_at=at)
    return talk


def make_episode(
    host: Person, community: Community, *speakers: Person, published_at: datetime | None = None
) -> Episode:
    """Make an episode as it is when it is mixed and written down, with files that hold no audio and one line."""
    talk = make_recorded(host, community, *speakers)
    episode = Episode.objects.create(
        talk=talk,
        community=community,
        title=talk.title,
        state=EpisodeState.READY,
        made_revision=1,
        duration_ms=60_000,
        uncut_ms=60_000,
        chapters=[[0, "Welcome"], [30_000, "News"]],
        timeline={"pieces": [[0, 60 * RATE_HZ]], "kept": [[0, 60 * RATE_HZ]]},
        transcript_state=TranscriptState.READY,
        created_at=now(),
        published_at=published_at,
    )
    track = EpisodeTrack.objects.create(episode=episode, person=host, kind="voice", of=host.id, is_done=True)
    words = [[0, 400, "Good"], [400, 900, "morning."]]
    given = {"start_ms": 1_000, "end_ms": 1_900, "text": "Good morning.", "language": "en"}
    EpisodeLine.objects.create(track=track, said_at_ms=1_000, words=words, **given)
    target = target_of(episode.id, 1)
    target.parent.mkdir(parents=True, exist_ok=True)
    for format_ in Format:
        target.with_suffix(f".{format_}").write_bytes(b"audio")
    return episode
