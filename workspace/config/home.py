"""What a browser needs to start: one snapshot over all slices, with the seq that each part is true at."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from communities.chat.queries.own import room_columns
from communities.chat.queries.places import level_marks
from communities.chat.queries.threads import my_threads
from communities.chat.schemas import MyRoomColumns, RoomLevelOut
from communities.chat.thread_schemas import ThreadMarkOut
from communities.sidebar.queries import sidebar_of
from communities.sidebar.schemas import SidebarOut
from communities.spaces.admission import offers_of, requests_of
from communities.spaces.admission_schemas import MyRequestOut, OfferOut
from communities.spaces.events import community_topic
from communities.spaces.queries import communities_of, community_ids_of, invitations_of, mutes_of
from communities.spaces.schemas import CommunityInvitationOut, ListedCommunity, MuteOut
from talk.shows.queries import talks_on_air
from talk.shows.schemas import TalkOut
from workspace.attention.queries import attention_for
from workspace.attention.schemas import AttentionOut
from workspace.core.ids import TopicName
from workspace.core.large import answer_large
from workspace.core.log import reach_of
from workspace.core.schemas import ErrorOut, Id, Wire
from workspace.emoji.queries import own_emoji
from workspace.emoji.schemas import OwnEmojiOut
from workspace.people.auth import SIGNED_IN, actor_of
from workspace.people.blocking import blocked_by
from workspace.people.events import HOUSE, person_topic
from workspace.people.models import Person
from workspace.people.queries import all_people_out, me_out
from workspace.people.schemas import MeOut, PersonOut


class HomeOut(Wire):
    """The start snapshot."""

    me: MeOut
    people: list[PersonOut]
    attention: AttentionOut
    """What may interrupt the viewer, and how others are to be reached."""
    communities: list[ListedCommunity]
    rooms: MyRoomColumns
    """Each with the seq of its own topic. `GET /api/rooms` has them one by one."""
    levels: dict[str, RoomLevelOut]
    """What of a room may interrupt the viewer, where they have chosen that."""
    sidebar: SidebarOut
    """How the viewer wants their list of rooms."""
    threads: list[ThreadMarkOut]
    """Followed and muted ones in these rooms, the newest 300."""
    own_emoji: OwnEmojiOut
    invitations: list[CommunityInvitationOut]
    requests: list[MyRequestOut]
    """To be let in: open ones, and those that were declined."""
    offers: list[OfferOut]
    """Of ownership: what one offers, and is offered."""
    mutes: list[MuteOut]
    """Where one cannot write for a time."""
    blocked: list[str]
    """Ids of those whom one has blocked."""
    talks: list[TalkOut]
    """On air right now."""
    topics: dict[str, int]
    """Topic → seq for the house, the person and their communities: join them from here."""


class RoomsQuery(Wire):
    """Rooms to count; none: all."""

    room: list[Id] = Field(default=[], max_length=50)


router = Router(auth=SIGNED_IN, tags=["home"])


@router.get("/home", response={200: HomeOut, 401: ErrorOut})
def read_home(request: HttpRequest) -> HttpResponse:
    """Return what a client shows first; then it resumes `topics` and its rooms on the socket."""
    return answer_large(request, home(actor_of(request)))


@router.get("/home/rooms", response={200: MyRoomColumns, 401: ErrorOut, 422: ErrorOut})
def count_rooms(request: HttpRequest, query: Query[RoomsQuery]) -> HttpResponse:
    """Return the rooms alone, counted anew: all of them, or those that are named."""
    return answer_large(request, room_columns(actor_of(request), query.room))


def home(viewer: Person) -> HomeOut:
    """Read the heads first and the state after: what is newer than a head arrives again and applies again."""
    communities = map(community_topic, community_ids_of(viewer))
    names: list[TopicName] = [HOUSE, person_topic(viewer.id), *communities]
    heads = reach_of(names)
    return HomeOut(
        me=me_out(viewer),
        people=all_people_out(),
        attention=attention_for(viewer),
        communities=communities_of(viewer),
        rooms=room_columns(viewer),
        levels=level_marks(viewer.id),
        sidebar=sidebar_of(viewer),
        threads=my_threads(viewer),
        own_emoji=own_emoji(),
        invitations=invitations_of(viewer),
        requests=requests_of(viewer),
        offers=offers_of(viewer),
        mutes=mutes_of(viewer),
        blocked=blocked_by(viewer.id),
        talks=talks_on_air(viewer),
        topics={name: reach.head for name, reach in heads.items()},
    )
