"""Founding, inviting, joining, leaving, and channels in which only some may write."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.house import House
from tests.browser.someone import Someone


def _found(someone: Someone, name: str) -> None:
    someone.open("/rooms/directory")
    someone.page.get_by_role("button", name="Start a community").click()
    dialog = someone.page.get_by_role("dialog", name="Start a community")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_role("button", name="Start it").click()
    expect(someone.page.get_by_role("heading", name=name, level=1)).to_be_visible()


def _make_private_channel(someone: Someone, name: str) -> None:
    someone.page.get_by_role("button", name="New channel", exact=True).click()
    dialog = someone.page.get_by_role("dialog", name="New channel")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_text("Private", exact=True).click()
    expect(dialog.get_by_role("radio", name="Private")).to_be_checked()
    dialog.get_by_role("button", name="Create channel").click()
    expect(someone.composer).to_be_visible()


def _pick(someone: Someone, name: str, verb: str) -> None:
    dialog = someone.page.get_by_role("dialog")
    dialog.get_by_label("Search people").fill(name)
    dialog.get_by_role("option", name=name).click()
    dialog.get_by_role("button", name=verb).click()
    expect(dialog).to_have_count(0)


def test_a_private_channel_in_a_new_community_opens_to_whom_it_is_opened(house: House) -> None:
    mara, tobias = house.enter("mara.lindner"), house.enter("tobias.krahl")
    tobias.open("/rooms")
    _found(mara, "Bicycle repair")
    community = mara.page.url
    _make_private_channel(mara, "spare-parts")
    room = mara.page.url
    mara.say("Two inner tubes left")

    mara.page.goto(community)
    mara.page.get_by_role("button", name="Invite people").click()
    _pick(mara, "Tobias Krahl", "Invite 1 person")
    tobias.page.get_by_role("button", name="Join Bicycle repair").first.click()
    channels = tobias.page.get_by_role("navigation", name="Channels")
    expect(channels.get_by_role("link", name="Bicycle repair")).to_be_visible()
    expect(channels.get_by_role("link", name="spare-parts")).to_have_count(0)

    mara.page.goto(room)
    mara.page.get_by_role("button", name="More about spare-parts").click()
    mara.page.get_by_role("menuitem", name="Add people").click()
    _pick(mara, "Tobias Krahl", "Add 1 person")
    channels.get_by_role("link", name="spare-parts").click()
    tobias.sees("Two inner tubes left")
    tobias.say("I take one")
    mara.sees("I take one")


@pytest.mark.long
def test_leaving_can_be_undone_and_joining_again_is_one_press(house: House) -> None:
    place = house.place("mara.lindner", "tobias.krahl")
    tobias = house.enter("tobias.krahl")
    tobias.open_room(place.room)

    def leave() -> None:
        tobias.page.get_by_role("button", name=f"More about {place.name}").click()
        tobias.page.get_by_role("menuitem", name="Leave the channel").click()

    leave()
    tobias.notices.get_by_role("button", name="Undo").click()
    expect(tobias.composer).to_be_visible()
    leave()
    expect(tobias.row_of(place.room)).to_have_count(0)
    tobias.open_room(place.room)
    expect(tobias.composer).to_have_count(0)
    tobias.page.get_by_role("button", name="Join", exact=True).click()
    expect(tobias.composer).to_be_visible()


@pytest.mark.long
def test_only_those_who_look_after_it_write_in_an_announcement_channel(house: House) -> None:
    place = house.place("mara.lindner", "james.okafor")
    wish = {"name": "notices", "purpose": "", "visibility": "public", "posting": "moderators"}
    room = house.hands("mara.lindner").post(f"/api/communities/{place.community}/channels", wish)["room"][
        "id"
    ]
    mara, james = house.enter("mara.lindner"), house.enter("james.okafor")
    mara.open_room(room)
    house.hands("james.okafor").post(f"/api/rooms/{room}/join")
    james.open_room(room)
    expect(james.page.get_by_text("Only those who look after this channel write here.")).to_be_visible()
    expect(james.composer).to_have_count(0)
    mara.say("The lift is repaired on Thursday")
    james.sees("The lift is repaired on Thursday").hover()
    james.page.get_by_role("button", name="React with 👍").click()
    expect(mara.page.get_by_role("button", name=re.compile("^👍.*James Okafor"))).to_be_visible()
