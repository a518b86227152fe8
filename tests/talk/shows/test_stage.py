"""Being in a live talk: what is stored, what is told, and who gets which answer."""

import json
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from communities.chat.events import room_topic
from communities.chat.models import Membership
from communities.chat.queries.own import my_rooms
from communities.chat.queries.rooms import channels_of
from communities.chat.services.channels import join_channel
from communities.chat.services.live import mark_read
from communities.chat.services.react import add_reaction
from communities.spaces.models import Visibility
from communities.spaces.services.members import leave_community, remove_member
from talk.shows.events import talk_topic
from talk.shows.models import Participant, TalkState
from talk.shows.queries import talk_view
from talk.shows.schemas import HostAct, PersonAct, RuleAct, SelfAct
from talk.shows.services.sessions import end_talk
from talk.shows.services.stage import REACT_LIMIT, act_on_stage, enter_talk, leave_talk, react
from talk.shows.voices import voice_of
from talk.stage.reactions import ReactionKind
from talk.stage.state import Muted, StageRole
from talk.stage.voice import Voice
from tests.conftest import RememberingSink
from tests.making import bring_on_stage, make_community, make_live, make_person, make_room, say
from workspace.audit.models import AuditEntry
from workspace.core.errors import Conflict, NotAllowed, NotFound, TooFast
from workspace.core.log import read_range
from workspace.people.models import Role
from workspace.people.services.roles import deactivate

pytestmark = pytest.mark.django_db


def told(sink: RememberingSink, talk_id: str) -> list[dict[str, Any]]:
    return [json.loads(hint.payload) for hint in sink.of(talk_topic(talk_id))]


def test_anybody_comes_into_a_talk_of_a_public_community_and_only_members_into_a_private_one() -> None:
    host, outsider = make_person(), make_person()
    public = make_live(host)
    assert len(enter_talk(outsider, public.id).stage.people) == 2
    private = make_live(host, community=make_community(host, visibility=Visibility.PRIVATE))
    with pytest.raises(NotFound):
        enter_talk(outsider, private.id)
    with pytest.raises(NotFound):
        talk_view(outsider, private.id)


def test_coming_in_twice_changes_and_tells_nothing(sink: RememberingSink) -> None:
    host, listener = make_person(), make_person()
    talk = make_live(host, listener)
    sink.clear()
    enter_talk(listener, talk.id)
    assert sink.hints == []


def test_an_act_is_one_event_with_all_that_it_changed(sink: RememberingSink) -> None:
    host, speaker = make_person(), make_person()
    talk = make_live(host, speaker)
    bring_on_stage(host, talk, speaker)
    sink.clear()
    act_on_stage(host, talk.id, HostAct(do="stage.transfer", person=speaker.id))
    act_on_stage(host, talk.id, HostAct(do="stage.transfer", person=speaker.id))
    (event,) = told(sink, talk.id)
    assert (event["act"], event["by"], event["person"]) == ("transferred", host.id, speaker.id)
    roles = {person["person"]: person["role"] for person in event["people"]}
    assert roles == {host.id: "cohost", speaker.id: "host"}


def test_what_the_machine_refuses_is_an_answer() -> None:
    host, listener = make_person(), make_person()
    talk = make_live(host, listener)
    with pytest.raises(NotAllowed, match="listeners_stay_muted"):
        act_on_stage(listener, talk.id, PersonAct(do="stage.unmute"))
    with pytest.raises(NotAllowed, match="stage_hosts_only"):
        act_on_stage(listener, talk.id, RuleAct(do="stage.lock", on=True))
    with pytest.raises(Conflict, match="not_invited"):
        act_on_stage(listener, talk.id, SelfAct(do="stage.accept"))
    with pytest.raises(Conflict, match="not_in_talk"):
        act_on_stage(make_person(), talk.id, SelfAct(do="hand.raise"))


def test_a_rule_is_kept_and_told(sink: RememberingSink) -> None:
    host = make_person()
    talk = make_live(host)
    sink.clear()
    act_on_stage(host, talk.id, RuleAct(do="stage.lock", on=True))
    act_on_stage(host, talk.id, RuleAct(do="stage.unmute_freely", on=True))
    assert talk_view(host, talk.id).stage.rules.model_dump() == {"locked": True, "unmute_freely": True}
    assert [event["rules"] for event in told(sink, talk.id)] == [
        {"locked": True, "unmute_freely": False},
        {"locked": True, "unmute_freely": True},
    ]


def test_who_is_removed_is_off_the_topics_and_stays_out() -> None:
    host, rude = make_person(), make_person()
    talk = make_live(host, rude)
    act_on_stage(host, talk.id, HostAct(do="stage.remove", person=rude.id))
    assert [hint.evicts for hint in read_range(talk_topic(talk.id), 0)][-1] == rude.id
    assert [hint.evicts for hint in read_range(room_topic(str(talk.room_id)), 0)] == [rude.id]
    with pytest.raises(NotAllowed, match="talk_removed"):
        enter_talk(rude, talk.id)
    assert voice_of(rude.id, talk.id) == Voice(may_listen=False, may_speak=False, is_muted=True)
    assert talk_view(host, talk.id).removed == [rude.id]
    assert talk_view(rude, talk.id).removed == []
    assert AuditEntry.objects.filter(action="talk.person_removed", subject_id=talk.id).count() == 1
    act_on_stage(host, talk.id, HostAct(do="stage.let_in", person=rude.id))
    assert enter_talk(rude, talk.id).removed == []


def test_a_voice_follows_the_stage() -> None:
    host, other = make_person(), make_person()
    talk = make_live(host, other)
    assert voice_of(other.id, talk.id) == Voice(may_listen=True, may_speak=False, is_muted=True)
    bring_on_stage(host, talk, other)
    assert voice_of(other.id, talk.id) == Voice(may_listen=True, may_speak=True, is_muted=True)
    act_on_stage(other, talk.id, PersonAct(do="stage.unmute"))
    assert voice_of(other.id, talk.id) == Voice(may_listen=True, may_speak=True, is_muted=False)
    act_on_stage(host, talk.id, PersonAct(do="stage.mute", person=other.id))
    assert voice_of(other.id, talk.id).is_muted
    deactivate(make_person(role=Role.ADMINISTRATOR), other.id)
    assert not voice_of(other.id, talk.id).may_listen
    end_talk(host, talk.id)
    assert not voice_of(host.id, talk.id).may_listen


def test_the_last_host_who_walks_out_ends_the_talk() -> None:
    host, listener = make_person(), make_person()
    talk = make_live(host, listener)
    leave_talk(host, talk.id)
    assert talk_view(listener, talk.id).talk.state == TalkState.ENDED
    leave_talk(listener, talk.id)
    with pytest.raises(Conflict, match="talk_over"):
        enter_talk(listener, talk.id)


def test_who_leaves_the_community_is_out_of_its_talks() -> None:
    host, speaker, listener = make_person(), make_person(), make_person()
    community = make_community(host, speaker, listener)
    talk = make_live(host, speaker, listener, community=community)
    bring_on_stage(host, talk, speaker)
    leave_community(listener, community.id)
    remove_member(host, community.id, speaker.id)
    assert [seat.person for seat in talk_view(host, talk.id).stage.people] == [host.id]
    assert list(Membership.objects.filter(room=talk.room_id).values_list("person_id", flat=True)) == [host.id]


def test_the_chat_of_a_talk_works_like_any_room_for_who_is_in_the_talk() -> None:
    host, outsider = make_person(), make_person()
    talk = make_live(host)
    room = str(talk.room_id)
    with pytest.raises(NotAllowed, match="members_only"):
        say(outsider, room)
    enter_talk(outsider, talk.id)
    message = say(outsider, room, f"Hello @{host.handle}")
    assert message.mentions == [host.id]
    add_reaction(host, message.id, "👍")
    assert mark_read(host, room, message.seq).unread == 0
    leave_talk(outsider, talk.id)
    with pytest.raises(NotAllowed, match="members_only"):
        say(outsider, room)


def test_the_chat_of_a_talk_is_no_channel() -> None:
    host = make_person()
    community = make_community(host)
    before = [listed.room.id for listed in channels_of(host, community.id)]
    talk = make_live(host, community=community)
    assert [listed.room.id for listed in channels_of(host, community.id)] == before
    assert talk.room_id not in [mine.room.id for mine in my_rooms(host)]
    with pytest.raises(NotFound):
        join_channel(make_person(), str(talk.room_id))
    make_room(community, host, name="Live")
    make_live(host, community=community)


def test_nobody_is_told_in_the_chat_who_comes_in(sink: RememberingSink) -> None:
    talk = make_live(make_person())
    sink.clear()
    enter_talk(make_person(), talk.id)
    assert sink.of(room_topic(str(talk.room_id))) == []


def test_the_queue_of_hands_is_the_order_in_which_they_went_up() -> None:
    host, *others = (make_person() for _ in range(4))
    talk = make_live(host, *others)
    for person in reversed(others):
        act_on_stage(person, talk.id, SelfAct(do="hand.raise"))
    people = talk_view(host, talk.id).stage.people
    queue = sorted((seat.hand, seat.person) for seat in people if seat.hand is not None)
    assert [person for _, person in queue] == [person.id for person in reversed(others)]


def test_reactions_float_for_who_is_there_and_are_not_stored(sink: RememberingSink) -> None:
    host, outsider = make_person(), make_person()
    talk = make_live(host)
    sink.clear()
    react(host, talk.id, ReactionKind.CLAP)
    (hint,) = sink.hints
    assert (hint.seq, json.loads(hint.payload)) == (
        0,
        {"type": "talk.reacted", "talk": talk.id, "kind": "clap"},
    )
    with pytest.raises(Conflict, match="not_in_talk"):
        react(outsider, talk.id, ReactionKind.CLAP)


def test_nobody_floods_a_talk() -> None:
    host = make_person()
    talk = make_live(host)
    for _ in range(REACT_LIMIT.count):
        react(host, talk.id, ReactionKind.CLAP)
    with pytest.raises(TooFast):
        react(host, talk.id, ReactionKind.CLAP)


def test_the_database_keeps_a_listener_muted_and_a_host_alone() -> None:
    host, listener = make_person(), make_person()
    talk = make_live(host, listener)
    own = Participant.objects.filter(talk=talk, person=listener)
    for change in ({"muted": Muted.NO}, {"role": StageRole.HOST}):
        with pytest.raises(IntegrityError), transaction.atomic():
            own.update(**change)
