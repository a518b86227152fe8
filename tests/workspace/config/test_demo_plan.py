"""The demo plan keeps every rule that the product itself enforces, at any moment it may be loaded."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image

from workspace.config.demo.content import read_communities
from workspace.config.demo.plan import plan_demo
from workspace.config.demo.portraits import LOOKS, portrait_png
from workspace.config.demo.reading import MENTION_WINDOW, mentions_in
from workspace.config.demo.shapes import Channel, Community, DemoPlan, Message, Posting, Role, Visibility

MOMENTS = (
    datetime(2026, 3, 2, 7, 5, tzinfo=UTC),  # a Monday morning
    datetime(2026, 4, 1, 13, 40, tzinfo=UTC),  # days after the clocks changed
    datetime(2025, 11, 21, 15, 55, tzinfo=UTC),  # a Friday afternoon
    datetime(2026, 6, 14, 22, 30, tzinfo=UTC),  # a Sunday night, Monday in Berlin
)


@pytest.fixture(scope="module", params=MOMENTS, ids=lambda now: now.strftime("%a_%H%M"))
def now(request: pytest.FixtureRequest) -> datetime:
    """Moments that differ in weekday, hour and clock change."""
    moment = request.param
    assert isinstance(moment, datetime)
    return moment


@pytest.fixture(scope="module")
def plan(now: datetime) -> DemoPlan:
    """The plan of one seed at that moment."""
    return plan_demo(7, now)


@pytest.fixture(scope="module")
def channels(plan: DemoPlan) -> dict[str, Channel]:
    """All channels by key."""
    return {channel.key: channel for community in plan.communities for channel in community.channels}


def by_room(plan: DemoPlan) -> dict[str, list[Message]]:
    """Messages of each room in the order of the plan."""
    rooms: defaultdict[str, list[Message]] = defaultdict(list)
    for message in plan.messages:
        rooms[message.room].append(message)
    return dict(rooms)


def community_of(plan: DemoPlan, room: str) -> Community:
    """The community that a room belongs to."""
    return next(community for community in plan.communities if community.key == room.split("/")[0])


def test_the_same_seed_and_moment_give_the_same_plan(now: datetime, plan: DemoPlan) -> None:
    assert plan_demo(7, now) == plan


def test_another_seed_gives_other_small_talk(now: datetime, plan: DemoPlan) -> None:
    assert plan_demo(8, now).messages != plan.messages


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        plan_demo(7, datetime(2026, 3, 2, 7, 5))  # noqa: DTZ001 - the very thing under test


def test_the_organisation_has_the_size_it_claims(plan: DemoPlan) -> None:
    assert len(plan.people) == 62
    assert len(plan.sites) == 3
    assert len(plan.communities) == 12
    assert 1_400 <= len(plan.messages) <= 2_000
    roles = Counter(person.role for person in plan.people)
    assert (roles[Role.ADMINISTRATOR], roles[Role.MODERATOR]) == (1, 3)
    assert 0.2 <= sum(person.language == "en" for person in plan.people) / len(plan.people) <= 0.3


def test_no_key_is_used_twice(plan: DemoPlan) -> None:
    for keys in (
        [person.key for person in plan.people],
        [person.email for person in plan.people],
        [person.name for person in plan.people],
        [community.slug for community in plan.communities],
        [channel.key for community in plan.communities for channel in community.channels],
        [message.key for message in plan.messages],
        [(mark.person, mark.room) for mark in plan.read_through],
    ):
        assert len(keys) == len(set(keys))


def test_people_work_in_known_departments_at_known_sites(plan: DemoPlan) -> None:
    departments = [department.key for department in plan.departments]
    for number, department in enumerate(plan.departments):
        assert department.parent is None or department.parent in departments[:number]
    for person in plan.people:
        assert person.department in departments
        assert person.site in {site.key for site in plan.sites}
        assert person.email.endswith(".example")
        assert person.about


def test_the_named_sign_ins_are_who_they_should_be(plan: DemoPlan) -> None:
    people = {person.key: person for person in plan.people}
    assert [(key, people[key].role, people[key].language) for key in plan.sign_ins] == [
        ("mara.lindner", Role.MEMBER, "de"),
        ("tobias.krahl", Role.MODERATOR, "de"),
        ("aylin.demir", Role.ADMINISTRATOR, "de"),
        ("james.okafor", Role.MEMBER, "en"),
    ]


def test_owners_and_moderators_belong_to_their_community(plan: DemoPlan) -> None:
    for community in plan.communities:
        assert {community.owner, *community.moderators} <= set(community.members)
        assert 6 <= len(community.members) <= 62


def test_one_community_holds_everybody_and_two_are_private(plan: DemoPlan) -> None:
    assert max(len(community.members) for community in plan.communities) == len(plan.people)
    assert sum(community.visibility is Visibility.PRIVATE for community in plan.communities) == 2


def test_each_community_has_one_default_channel_that_all_its_members_are_in(plan: DemoPlan) -> None:
    for community in plan.communities:
        (default,) = [channel for channel in community.channels if channel.is_default]
        assert default.members == community.members


def test_members_of_a_channel_are_members_of_its_community(plan: DemoPlan) -> None:
    for community in plan.communities:
        for channel in community.channels:
            assert set(channel.members) <= set(community.members)


def test_every_author_is_a_member_of_the_room(plan: DemoPlan, channels: dict[str, Channel]) -> None:
    strangers = [
        message.key for message in plan.messages if message.author not in channels[message.room].members
    ]
    assert strangers == []


def test_only_owner_and_moderators_post_in_announcement_channels(
    plan: DemoPlan, channels: dict[str, Channel]
) -> None:
    for message in plan.messages:
        if channels[message.room].posting is Posting.MODERATORS:
            community = community_of(plan, message.room)
            assert message.author in {community.owner, *community.moderators}


def test_reactions_come_from_members_once_each(plan: DemoPlan, channels: dict[str, Channel]) -> None:
    for message in plan.messages:
        assert {person for _, person in message.reactions} <= set(channels[message.room].members)
        assert len(message.reactions) == len(set(message.reactions))


def test_replies_point_to_earlier_messages_of_the_same_room(plan: DemoPlan) -> None:
    seen: dict[str, Message] = {}
    for message in plan.messages:
        if message.reply_to is not None:
            assert seen[message.reply_to].room == message.room
            assert seen[message.reply_to].at < message.at
            assert not seen[message.reply_to].deleted
        seen[message.key] = message


def test_every_channel_is_alive(plan: DemoPlan, channels: dict[str, Channel]) -> None:
    assert min(len(messages) for messages in by_room(plan).values()) >= 3
    assert set(by_room(plan)) == set(channels)


def test_messages_are_in_order_and_no_two_share_an_instant(plan: DemoPlan) -> None:
    moments = [message.at for message in plan.messages]
    assert moments == sorted(set(moments))


def test_nothing_lies_in_the_future_and_the_last_hour_is_awake(plan: DemoPlan, now: datetime) -> None:
    for message in plan.messages:
        assert plan.starts_at < message.at < now
        assert message.edited_at is None or message.at < message.edited_at <= now
        assert message.deleted_at is None or message.at < message.deleted_at <= now
    assert sum(now - message.at < timedelta(hours=1) for message in plan.messages) >= 10
    assert plan.messages[0].at > now - timedelta(weeks=8)


def test_weekends_are_quiet(plan: DemoPlan, now: datetime) -> None:
    older = [message for message in plan.messages if now - message.at > timedelta(days=1)]
    assert sum(message.at.weekday() >= 5 for message in older) < len(older) * 0.06


def test_threads_of_one_room_are_told_one_after_the_other(plan: DemoPlan) -> None:
    for room, messages in by_room(plan).items():
        ended: set[str] = set()
        current = ""
        for message in messages:
            thread = message.key.rsplit(".", 1)[0]
            if ":s" in thread:
                continue
            assert thread not in ended, (room, message.key)
            if thread != current:
                ended.add(current)
                current = thread


def test_there_are_at_least_seventy_conversations_of_four_lines_or_more() -> None:
    threads = [thread for script in read_communities() for thread in script.threads]
    assert sum(4 <= len(thread.messages) <= 20 for thread in threads) >= 70


def test_nothing_is_said_twice(plan: DemoPlan) -> None:
    bodies = Counter(message.body for message in plan.messages)
    assert [body for body, count in bodies.items() if count > 2] == []
    assert sum(count == 1 for count in bodies.values()) > 0.97 * len(plan.messages)


def test_a_few_messages_were_edited_and_a_few_taken_back(plan: DemoPlan) -> None:
    assert 2 <= sum(message.edited_body is not None for message in plan.messages) <= 12
    assert 3 <= sum(message.deleted for message in plan.messages) <= 6
    assert not any(message.deleted and message.reactions for message in plan.messages)


def test_mentions_name_people_who_are_in_the_room(plan: DemoPlan, channels: dict[str, Channel]) -> None:
    for message in plan.messages:
        for body in (message.body, message.edited_body or ""):
            assert mentions_in(body) <= set(channels[message.room].members), message.key
            assert "@" not in body.replace("@morgenrad", "") or mentions_in(body), message.key


def test_links_lead_nowhere_outside_the_invented_domain(plan: DemoPlan) -> None:
    for message in plan.messages:
        for link in message.body.split("http")[1:]:
            assert ".morgenrad.example" in link.split("/")[2]


def test_nobody_is_behind_what_they_wrote_themselves(plan: DemoPlan) -> None:
    positions = {message.key: number for number, message in enumerate(plan.messages)}
    marks = {(mark.person, mark.room): positions[mark.message] for mark in plan.read_through}
    for message in plan.messages:
        if message.thread is not None and not message.also_in_room:
            continue  # whose marks are those of the thread
        assert marks[message.author, message.room] >= positions[message.key]


def test_demo_sign_ins_find_unread_rooms_and_one_to_three_unread_mentions(
    plan: DemoPlan, now: datetime
) -> None:
    marks = {(mark.person, mark.room): mark.message for mark in plan.read_through}
    for person in plan.sign_ins:
        mentions, unread_rooms, rooms = 0, 0, 0
        for room, messages in by_room(plan).items():
            if person not in community_channel(plan, room).members:
                continue
            stream = [message for message in messages if message.thread is None or message.also_in_room]
            keys = [message.key for message in stream]
            mark = marks.get((person, room))
            unread = stream[keys.index(mark) + 1 :] if mark else stream
            rooms += 1
            unread_rooms += bool(unread)
            calls = [message for message in unread if person in mentions_in(message.body)]
            assert all(now - message.at < MENTION_WINDOW for message in calls)
            mentions += len(calls)
        assert 1 <= mentions <= 3, person
        assert 3 <= unread_rooms <= rooms / 2, person


def community_channel(plan: DemoPlan, room: str) -> Channel:
    """The channel with that key."""
    return next(channel for channel in community_of(plan, room).channels if channel.key == room)


def test_portraits_are_square_pngs_that_repeat_for_a_key() -> None:
    for key in ("mara.lindner", "finn.martensen"):
        picture = portrait_png(key, 96)
        assert picture == portrait_png(key, 96)
        image = Image.open(BytesIO(picture))
        assert (image.format, image.size) == ("PNG", (96, 96))
    assert portrait_png("mara.lindner", 96) != portrait_png("aylin.demir", 96)


def test_every_face_belongs_to_somebody_who_shows_one(plan: DemoPlan) -> None:
    shown = {person.key for person in plan.people if person.has_portrait}
    assert set(LOOKS) <= shown
    assert 20 <= len(shown) <= 32


def test_conversations_keep_the_rules_of_rooms(plan: DemoPlan, now: datetime) -> None:
    assert {len(conversation.members) for conversation in plan.conversations} >= {1, 2, 3}
    unnamed = [frozenset(talk.members) for talk in plan.conversations if not talk.name]
    assert len(unnamed) == len(set(unnamed))
    for talk in plan.conversations:
        assert [mark.person for mark in talk.read_through] == list(talk.members)
        for message in talk.messages:
            assert message.room == talk.key
            assert message.at < now
            assert {message.author, *(person for _, person in message.reactions)} <= set(talk.members)
