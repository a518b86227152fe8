"""The private podcast feed: valid, only for its owner, only what they may hear at this moment, until it is revoked."""

import json
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from communities.spaces.models import Visibility
from communities.spaces.services.members import leave_community
from talk.episodes.models import FeedKey
from talk.episodes.services.editing import publish_episode
from talk.episodes.services.feed_keys import feed_url, make_feed, revoke_feed
from tests.making import make_community, make_episode, make_person
from tests.talk.episodes.conftest import Studio
from tests.talk.episodes.test_feed import problems_of
from workspace.people.models import Person, Role
from workspace.people.services.roles import deactivate

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


def path_to_feed(person: Person) -> str:
    make_feed(person)
    url = feed_url(person)
    assert url is not None
    return "/" + url.split("/", 3)[3]


def titles_in(xml: bytes) -> list[str | None]:
    return [title.text for title in ET.fromstring(xml).findall("./channel/item/title")]


def read(path: str, **headers: str) -> tuple[int, bytes]:
    response = Client().get(path, headers=headers)
    return response.status_code, b"".join(response) if response.streaming else response.content


def test_it_is_valid_and_its_audio_can_be_had_without_a_session(studio: Studio) -> None:
    episode = studio.episode(2.0)
    publish_episode(studio.host, episode.id)
    path = path_to_feed(studio.listener)
    status, xml = read(path)
    assert status == 200
    assert problems_of(xml) == []
    assert titles_in(xml) == ["On the record"]
    root = path.rpartition("/")[0]
    status, audio = read(f"{root}/{episode.id}.mp3")
    assert (status, len(audio)) == (200, studio.fresh(episode).mp3_bytes)
    assert audio.startswith(b"ID3")
    status, part = read(f"{root}/{episode.id}.mp3", Range="bytes=10-19")
    assert (status, part) == (206, audio[10:20])


def test_chapters_are_a_file_beside_the_episode(studio: Studio) -> None:
    episode = make_episode(studio.host, studio.community)
    publish_episode(studio.host, episode.id)
    root = path_to_feed(studio.listener).rpartition("/")[0]
    status, chapters = read(f"{root}/{episode.id}.json")
    assert status == 200
    assert [one["title"] for one in json.loads(chapters)["chapters"]] == ["Welcome", "News"]


def test_a_draft_is_not_in_it_not_even_that_of_its_host(studio: Studio) -> None:
    episode = make_episode(studio.host, studio.community)
    path = path_to_feed(studio.host)
    assert titles_in(read(path)[1]) == []
    assert read(f"{path.rpartition('/')[0]}/{episode.id}.mp3")[0] == 404


def test_it_holds_what_its_owner_may_hear_at_this_moment() -> None:
    host, member, stranger = make_person(), make_person(), make_person()
    community = make_community(host, member, visibility=Visibility.PRIVATE)
    episode = make_episode(host, community)
    publish_episode(host, episode.id)
    path, foreign = path_to_feed(member), path_to_feed(stranger)
    assert len(titles_in(read(path)[1])) == 1
    assert titles_in(read(foreign)[1]) == []
    assert read(f"{foreign.rpartition('/')[0]}/{episode.id}.mp3")[0] == 404
    leave_community(member, community.id)
    assert titles_in(read(path)[1]) == []
    assert read(f"{path.rpartition('/')[0]}/{episode.id}.mp3")[0] == 404


def test_a_new_address_and_a_revoked_one_end_the_old_one(studio: Studio) -> None:
    old = path_to_feed(studio.listener)
    new = path_to_feed(studio.listener)
    assert (read(old)[0], read(new)[0]) == (404, 200)
    revoke_feed(studio.listener)
    assert read(new)[0] == 404
    assert feed_url(studio.listener) is None


def test_a_closed_account_reads_nothing(studio: Studio) -> None:
    path = path_to_feed(studio.listener)
    deactivate(make_person(role=Role.ADMINISTRATOR), studio.listener.id)
    assert read(path)[0] == 404


def test_a_guessed_secret_is_not_found(studio: Studio) -> None:
    path = path_to_feed(studio.listener)
    key = FeedKey.objects.get(person=studio.listener)
    for wrong in (key.id, f"{key.id}-{'0' * 40}", "nothing", "é"):
        assert read(f"/feeds/{wrong}/feed.xml")[0] == 404
    assert read(path[:-9] + "x/feed.xml")[0] == 404
