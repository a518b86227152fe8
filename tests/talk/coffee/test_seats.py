"""Taking a seat and leaving it: places, blocks, who keeps order, and what is gone when a table empties."""

import json
from uuid import uuid4

import pytest

from communities.chat.models import Membership, Message, Room
from communities.chat.schemas import MessageIn
from communities.chat.services.send import send_message
from communities.reports.models import Complaint
from communities.reports.queries import reports_of
from communities.reports.schemas import ReportIn
from communities.reports.services.filing import report_message
from communities.spaces.models import Visibility
from communities.spaces.services.archive import archive_community
from communities.spaces.services.members import leave_community
from talk.coffee.events import coffee_topic
from talk.coffee.models import CoffeeRemoval, CoffeeRoom, CoffeeSeat
from talk.coffee.queries import coffee_rooms_for, coffee_view
from talk.coffee.schemas import CoffeeView
from talk.coffee.services.attendance import forget_tables
from talk.coffee.services.seats import get_up, mute, react, remove_from_table, sit_down
from talk.stage.reactions import ReactionKind
from tests.conftest import Clock, RememberingSink
from tests.making import make_community, make_person
from tests.talk.coffee.making import make_corner, make_instant
from workspace.audit.models import AuditEntry
from workspace.core.clock import now
from workspace.core.errors import Conflict, NotAllowed, NotFound
from workspace.core.ids import TopicName
from workspace.core.models import LogEntry
from workspace.people.events import HOUSE
from workspace.people.models import Person, Role
from workspace.people.services.blocks import block_person

pytestmark = pytest.mark.django_db


def people_in(view: CoffeeView) -> list[str]:
    return [present.person for present in view.room.people]


def facts_of(sink: RememberingSink, topic: TopicName) -> list[str]:
    return [json.loads(hint.payload)["type"] for hint in sink.of(topic) if hint.seq == 0]


def test_who_is_there_and_since_when_is_seen_before_one_enters(clock: Clock) -> None:
    owner, ada = make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada), owner)
    since = clock.now
    clock.advance(minutes=12)
    [seen] = coffee_rooms_for(ada).rooms
    assert [(present.person, present.since) for present in seen.people] == [(owner.id, since)]
    view = coffee_view(ada, room)
    assert (view.table, view.chat) == (None, None)


def test_a_seat_is_taken_with_one_act_muted_and_with_the_chat() -> None:
    owner, ada = make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada), owner)
    view = sit_down(ada, room)
    assert people_in(view) == [owner.id, ada.id]
    assert view.table is not None
    assert [(seat.person, seat.is_muted, seat.here) for seat in view.table.seats] == [
        (owner.id, True, True),
        (ada.id, True, True),
    ]
    assert Membership.objects.filter(room=view.chat, person=ada).exists()
    assert sit_down(ada, room).room.version == view.room.version


def test_everyone_sits_at_one_table_at_a_time() -> None:
    owner, ada = make_person(), make_person()
    community = make_community(owner, ada)
    first, second = make_corner(owner, community, ada), make_instant(owner, community)
    sit_down(ada, second)
    assert people_in(coffee_view(owner, first)) == []
    assert people_in(coffee_view(owner, second)) == [owner.id, ada.id]


def test_a_full_table_has_no_place() -> None:
    owner, ada, ben = make_person(), make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada, ben), owner, ada, places=2)
    with pytest.raises(Conflict, match="coffee_full"):
        sit_down(ben, room)
    get_up(ada, room)
    sit_down(ben, room)


@pytest.mark.parametrize("blocks", ["who comes", "who sits"])
def test_a_block_answers_like_a_full_table(blocks: str) -> None:
    owner, ada, ben = make_person(), make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada, ben), owner, ada)
    block_person(*((ben, ada.id) if blocks == "who comes" else (ada, ben.id)))
    with pytest.raises(Conflict, match="coffee_full"):
        sit_down(ben, room)
    get_up(ada, room)
    sit_down(ben, room)
    with pytest.raises(Conflict, match="coffee_full"):
        sit_down(ada, room)


def test_a_private_community_shows_its_corners_to_its_members_alone() -> None:
    owner, ada, stranger = make_person(), make_person(), make_person()
    community = make_community(owner, ada, visibility=Visibility.PRIVATE)
    room = make_corner(owner, community, owner)
    assert [each.id for each in coffee_rooms_for(ada).rooms] == [room]
    assert coffee_rooms_for(stranger).rooms == []
    with pytest.raises(NotFound):
        coffee_view(stranger, room)
    with pytest.raises(NotFound):
        sit_down(stranger, room)


def test_whoever_leaves_the_community_gets_up() -> None:
    owner, ada = make_person(), make_person()
    community = make_community(owner, ada)
    room = make_corner(owner, community, owner, ada)
    leave_community(ada, community.id)
    assert people_in(coffee_view(owner, room)) == [owner.id]


def test_nobody_sits_down_in_an_archived_community() -> None:
    owner, ada = make_person(), make_person()
    community = make_community(owner, ada)
    room = make_corner(owner, community)
    archive_community(owner, community.id)
    with pytest.raises(Conflict, match="community_archived"):
        sit_down(ada, room)
    assert coffee_rooms_for(ada).rooms == []


def test_all_that_was_said_is_gone_when_the_table_empties(clock: Clock, sink: RememberingSink) -> None:
    owner, ada = make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada), owner, ada)
    chat = coffee_view(ada, room).chat or ""
    send_message(ada, chat, MessageIn(client_id=uuid4(), body="Zucker ist alle"))
    get_up(ada, room)
    assert Message.objects.filter(room=chat).count() == 1
    get_up(owner, room)
    assert not Message.objects.exists()
    assert not Room.objects.filter(id=chat).exists()
    assert not CoffeeSeat.objects.exists()
    assert not LogEntry.objects.filter(topic=f"room:{chat}").exists()
    clock.advance(minutes=3)
    assert forget_tables(now()) == 1
    assert not LogEntry.objects.filter(topic=coffee_topic(room)).exists()
    again = sit_down(ada, room)
    assert again.chat not in (None, chat)


def test_nothing_that_stays_tells_who_sat_there(clock: Clock) -> None:
    owner, ada = make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada), owner, ada)
    for person in (ada, owner):
        get_up(person, room)
    clock.advance(minutes=3)
    forget_tables(now())
    assert not [entry for entry in LogEntry.objects.all() if "table." in entry.payload]
    assert not AuditEntry.objects.filter(person_id=ada.id, action__startswith="coffee.").exists()


def test_an_instant_room_goes_with_its_last_guest(clock: Clock) -> None:
    owner, ada = make_person(), make_person()
    community = make_community(owner, ada)
    room = make_instant(ada, community)
    assert people_in(coffee_view(owner, room)) == [ada.id]
    get_up(ada, room)
    with pytest.raises(NotFound):
        coffee_view(owner, room)
    clock.advance(minutes=3)
    forget_tables(now())
    assert not CoffeeRoom.objects.filter(id=room).exists()


def test_who_keeps_order_takes_somebody_out_until_the_table_is_empty() -> None:
    owner, ada, ben = make_person(), make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada, ben), ada, ben)
    with pytest.raises(NotAllowed):
        remove_from_table(ben, room, ada.id)
    remove_from_table(owner, room, ada.id)
    with pytest.raises(NotAllowed, match="coffee_removed"):
        sit_down(ada, room)
    assert AuditEntry.objects.filter(action="coffee.person_removed", person_id=ada.id).exists()
    get_up(ben, room)
    assert not CoffeeRemoval.objects.exists()
    sit_down(ada, room)


def test_moderators_of_the_house_keep_order_at_every_table_that_they_see() -> None:
    owner, ada = make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada), ada)
    remove_from_table(make_person(role=Role.MODERATOR), room, ada.id)
    assert not CoffeeSeat.objects.exists()


def test_one_mutes_oneself_and_nobody_else_does() -> None:
    owner, ada = make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada), owner)
    mute(owner, room, on=False)
    assert not CoffeeSeat.objects.get(person=owner).is_muted
    with pytest.raises(Conflict, match="not_at_table"):
        mute(ada, room, on=False)


def test_reactions_are_for_those_at_the_table(sink: RememberingSink) -> None:
    owner, ada = make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada), owner)
    react(owner, room, ReactionKind.CLAP)
    assert "coffee.reacted" in facts_of(sink, coffee_topic(room))
    with pytest.raises(Conflict, match="not_at_table"):
        react(ada, room, ReactionKind.CLAP)


def test_who_is_there_is_told_as_a_fact_that_no_log_keeps(sink: RememberingSink) -> None:
    owner: Person = make_person()
    community = make_community(owner)
    make_corner(owner, community, owner)
    assert facts_of(sink, HOUSE).count("coffee.changed") == 2
    assert not [entry for entry in LogEntry.objects.filter(topic=HOUSE) if "coffee" in entry.payload]


def test_a_reported_word_at_the_table_outlives_the_table() -> None:
    owner, ada = make_person(), make_person()
    room = make_corner(owner, make_community(owner, ada), owner, ada)
    chat = coffee_view(ada, room).chat or ""
    said = send_message(owner, chat, MessageIn(client_id=uuid4(), body="Unkind"))
    report_message(ada, said.id, ReportIn(complaint=Complaint.INSULT))
    for person in (ada, owner):
        get_up(person, room)
    [report] = reports_of(make_person(role=Role.MODERATOR)).open
    assert (report.is_gone, report.filings[0].shown[-1].body) == (True, "Unkind")
