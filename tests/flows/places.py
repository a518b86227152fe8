"""The world that the matrix is asked about: every kind of person, at a public and at a private place."""

import uuid
from dataclasses import dataclass, field
from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.test import Client

from communities.chat.models import Message, Room
from communities.chat.services.attach import attach_files
from communities.chat.services.channels import leave_channel
from communities.spaces.models import (
    Community,
    CommunityInvitation,
    CommunityMember,
    JoinRequest,
    OwnershipOffer,
    Standing,
    Visibility,
)
from communities.spaces.schemas import CommunityPatch, MuteIn, WhyIn
from communities.spaces.services.communities import change_community, change_cover
from communities.spaces.services.members import leave_community
from communities.spaces.services.order import ban_person, mute_member
from talk.coffee.models import CoffeeRoom, CoffeeSeat
from talk.episodes.models import Episode
from talk.lobby.models import CoffeeWait
from talk.rounds.models import HOUSE_SERIES
from talk.shows.audio_files import write
from talk.shows.models import Clip, Question, Show, Talk
from talk.shows.schemas import ShowIn, TalkIn
from talk.shows.services.board import add_clip
from talk.shows.services.sessions import make_talk
from talk.shows.services.shows import make_show
from talk.shows.services.stage import enter_talk
from tests.flows.connections import Connections
from tests.flows.matrix import PEOPLE
from tests.making import (
    give_standing,
    make_community,
    make_conversation,
    make_episode,
    make_person,
    make_room,
    make_session,
    make_token,
    say,
)
from tests.talk.media.recordings import recording
from tests.talk.rounds.making import make_series
from tests.workspace.files.uploading import picture, row_of, upload
from workspace.core.clock import now
from workspace.core.ids import new_id
from workspace.files.models import StoredFile
from workspace.people.models import AccessToken, Invitation, Person, Role
from workspace.people.services.blocks import block_person
from workspace.people.services.credentials import digest_of
from workspace.people.services.roles import deactivate

JINGLE = recording("ogg", 0.2)
WALL = picture("PNG", (1700, 20))
INSIDE = (
    "deactivated",
    "former",
    "member",
    "browser",
    "moderator",
    "owner",
    "house moderator inside",
    "muted",
    "banned",
    "blocked",
)
ROLES = {
    "house moderator": Role.MODERATOR,
    "house moderator inside": Role.MODERATOR,
    "administrator": Role.ADMINISTRATOR,
}


@dataclass
class Place:
    """A community with a channel, and what people left in it."""

    community: Community
    room: Room
    message: Message
    """By the bystander."""
    own: dict[str, Message]
    """By each kind of person who was ever in."""
    file: StoredFile
    """A picture in the bystander's message that has all sizes."""
    show: Show
    talk: Talk
    """Live; hosted by the bystander, and all who are in the community listen."""
    later: Talk
    """Scheduled by the bystander."""
    own_talks: dict[str, Talk]
    """Scheduled by each kind of person who was ever in."""
    questions: dict[str, Question]
    """One for each kind of person to try their hands on, asked by the bystander."""
    own_questions: dict[str, Question]
    clip: Clip
    """On the show's board."""
    episode: Episode
    """Published; only the bystander's voice is in it."""
    draft: Episode
    """The same, and not published."""
    own_episodes: dict[str, Episode]
    """Drafts in which each kind of person who was ever in speaks."""
    corner: str
    """A coffee room; at the public place the bystander sits in it."""
    corners: dict[str, str]
    """One for each kind of person, who sits in it at the public place."""


@dataclass
class Conversation:
    """A direct conversation or a group, with a message by the bystander and one by whoever began it."""

    room: Room
    message: Message
    own: Message


@dataclass
class World:
    """Both places, all kinds of people, and a bystander to whom things are done."""

    people: dict[str, Person] = field(init=False)
    tokens: dict[str, str] = field(init=False)
    places: dict[str, Place] = field(init=False)

    def __post_init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.people = {kind: make_person(kind, role=ROLES.get(kind, Role.MEMBER)) for kind in PEOPLE[1:]}
        self.bystander = make_person("bystander")
        self.newcomer = make_person("newcomer")
        self.uninvited = make_person("uninvited")
        self.session = make_session(self.people["browser"])
        self.session_id = UserSession.objects.get(session_key=self.session).pk
        self.places = {
            "public": self._place(Visibility.PUBLIC),
            "private": self._place(Visibility.PRIVATE),
        }
        self.listed = make_community(self.newcomer, visibility=Visibility.PRIVATE)
        change_community(self.newcomer, self.listed.id, CommunityPatch(is_listed=True))
        groups = [self.bystander, self.newcomer]
        self.conversations = {
            "direct": {"": self._conversation(self.newcomer, self.bystander)},
            "my-direct": {kind: self._conversation(self.people[kind], self.bystander) for kind in PEOPLE[1:]},
            "group": {"": self._conversation(self.uninvited, *groups)},
            "my-group": {kind: self._conversation(self.people[kind], *groups) for kind in PEOPLE[1:]},
        }
        block_person(self.bystander, self.people["blocked"].id)
        deactivate(self.people["administrator"], self.people["deactivated"].id)
        for series in (HOUSE_SERIES, *(place.community.id for place in self.places.values())):
            make_series(series)
        self.connections = Connections(self.people["administrator"], self.people["owner"], self.places)
        # Made after the account was closed, which deletes tokens: not even a leftover opens it.
        self.tokens = {kind: make_token(person) for kind, person in self.people.items()}
        self.missing = new_id()

    def conversation(self, place: str, kind: str) -> Conversation | None:
        """Return the conversation that stands for a place in the eyes of one kind of person."""
        found = self.conversations.get(place, {})
        return found.get(kind) or next(iter(found.values()), None)

    def _conversation(self, starter: Person, *others: Person) -> Conversation:
        room = make_conversation(starter, *others)
        own, message = say(starter, room, "Psst"), say(self.bystander, room, "Yes?")
        return Conversation(room, Message.objects.get(id=message.id), Message.objects.get(id=own.id))

    def _place(self, visibility: Visibility) -> Place:
        people = self.people
        inside = [people[kind] for kind in INSIDE if kind != "owner"] + [self.bystander]
        community = make_community(people["owner"], *inside, self.newcomer, visibility=visibility)
        room = make_room(community, people["owner"], *inside, visibility=visibility)
        give_standing(people["owner"], community, people["moderator"], Standing.MODERATOR)
        change_cover(people["owner"], community.id, WALL)
        own = {kind: say(people[kind], room, f"By {kind}").id for kind in INSIDE}
        message = say(self.bystander, room, "By the bystander").id
        file = self._file(Message.objects.get(id=message))
        talks = self._talks(community, [*inside, people["owner"], self.newcomer])
        leave_channel(people["former"], room.id)
        leave_community(people["former"], community.id)
        mute_member(people["owner"], community.id, people["muted"].id, MuteIn(minutes=60))
        ban_person(people["owner"], community.id, people["banned"].id, WhyIn())
        community.refresh_from_db()
        return Place(
            community,
            room,
            Message.objects.get(id=message),
            {kind: Message.objects.get(id=message_id) for kind, message_id in own.items()},
            file,
            *talks,
            *self._episodes(community),
            *self._corners(community),
        )

    def _corners(self, community: Community) -> tuple[str, dict[str, str]]:
        def corner(name: str) -> str:
            return CoffeeRoom.objects.create(community=community, name=name, created_at=now()).id

        first, own = corner("Corner"), {kind: corner(f"Corner of {kind}") for kind in PEOPLE}
        if community.visibility == Visibility.PUBLIC:
            seated = {kind: self.people[kind] for kind in PEOPLE[1:] if kind not in ("former", "banned")}
            for person, room in [(self.bystander, first), *((seated[kind], own[kind]) for kind in seated)]:
                CoffeeSeat.objects.create(person=person, room_id=room, sat_at=now(), arrived_at=now())
            for person in (self.bystander, *(self.people[kind] for kind in PEOPLE[1:])):
                CoffeeWait.objects.create(person=person, since=now(), arrived_at=now(), languages=["de"])
        return first, own

    def _file(self, message: Message) -> StoredFile:
        file = row_of(upload(self.bystander, WALL, "wall.png"))
        with transaction.atomic():
            attach_files(self.bystander, message, [file.id])
        return file

    def _talks(
        self, community: Community, inside: list[Person]
    ) -> tuple[Show, Talk, Talk, dict[str, Talk], dict[str, Question], dict[str, Question], Clip]:
        show = make_show(self.bystander, ShowIn(community=community.id, title="A show"))
        live = make_talk(self.bystander, TalkIn(community=community.id, title="Live", show=show.id))
        for person in inside:
            enter_talk(person, live.id)
        later = self._later(self.bystander, community)
        own = {kind: self._later(self.people[kind], community) for kind in INSIDE}
        questions = {kind: self._question(live.id, self.bystander) for kind in PEOPLE}
        own_questions = {kind: self._question(live.id, self.people[kind]) for kind in INSIDE}
        clip = add_clip(self.bystander, live.id, "Jingle", JINGLE)
        talk = Talk.objects.get(id=live.id)
        return show, talk, later, own, questions, own_questions, Clip.objects.get(id=clip.id)

    def _later(self, host: Person, community: Community) -> Talk:
        wish = TalkIn(community=community.id, title="Later", starts_at=now() + timedelta(days=1))
        return Talk.objects.get(id=make_talk(host, wish).id)

    def _question(self, talk_id: str, person: Person) -> Question:
        """Let somebody ask, by voice as well."""
        write("calls/shared.ogg", JINGLE)
        call = {"call_file": "calls/shared.ogg", "call_ms": 200}
        return Question.objects.create(talk_id=talk_id, person=person, text="Why?", asked_at=now(), **call)

    def _episodes(self, community: Community) -> tuple[Episode, Episode, dict[str, Episode]]:
        published = make_episode(self.bystander, community, published_at=now())
        own = {kind: make_episode(self.bystander, community, self.people[kind]) for kind in INSIDE}
        return published, make_episode(self.bystander, community), own

    def own_token(self, person: Person) -> AccessToken:
        """Make another token of the person's."""
        digest = digest_of(uuid.uuid4().hex)
        return AccessToken.objects.create(person=person, name="another", digest=digest, created_at=now())

    def invitation_to_the_house(self, code: str) -> Invitation:
        """Make an open invitation."""
        return Invitation.objects.create(
            code_digest=digest_of(code),
            email=f"{new_id()}@example.org",
            invited_by=self.people["administrator"],
            created_at=now(),
            expires_at=now().replace(year=now().year + 1),
        )

    def invitation_to_a_community(self, guest: Person) -> CommunityInvitation:
        """Make an open invitation into a third community."""
        community, _ = Community.objects.get_or_create(name="A third one", defaults={"founded_at": now()})
        return CommunityInvitation.objects.create(
            community=community, person=guest, invited_by=self.bystander, created_at=now()
        )

    def request_of(self, person: Person, community: Community) -> JoinRequest:
        """Let somebody ask to be let in."""
        return JoinRequest.objects.create(community=community, person=person, asked_at=now())

    def offer_to(self, heir: Person) -> OwnershipOffer:
        """Let somebody else offer a community to a member."""
        community = make_community(self.uninvited)
        CommunityMember.objects.create(community=community, person=heir, joined_at=now())
        return OwnershipOffer.objects.create(
            community=community,
            offered_by=self.uninvited,
            person=heir,
            afterwards=Standing.MEMBER,
            offered_at=now(),
            until=now() + timedelta(days=1),
        )
