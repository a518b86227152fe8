"""People meet for a coffee: they hear each other at a corner, knock at a closed door, and nobody is in two places."""

import re
import time
from collections.abc import Iterable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.house import PHONE, House, Place
from tests.browser.talker import HEARD, Listener, Talker, go_on_air

MARA, JAMES, TOBIAS = "mara.lindner", "james.okafor", "tobias.krahl"
AUDIBLE = 0.02
"""More energy than this in a second is a voice; a line without one brings hardly any."""


class Guest(Listener):
    """A person who drinks coffee."""

    @property
    def bar(self) -> Locator:
        """Return one's own acts."""
        return self.page.get_by_role("toolbar", name="Your part at the table")

    @property
    def table(self) -> Locator:
        """Return those who sit there."""
        return self.page.get_by_role("list", name="At the table")

    def corner(self, name: str) -> Locator:
        """Return a room on the list."""
        return self.page.get_by_role("article", name=name)

    def sit(self, name: str) -> None:
        """Take a seat from the list, with one press."""
        self.corner(name).get_by_role("button", name="Sit down", exact=True).click()
        expect(self.bar).to_be_visible()

    def press(self, name: str) -> None:
        """Press one of one's own acts."""
        self.bar.get_by_role("button", name=name, exact=True).click()

    def heard(self) -> float:
        """Return the energy of all that was played."""
        return float(self.page.evaluate(HEARD))


def heard_by(*people: Guest, for_s: float = 1.0) -> list[bool]:
    """Tell who of these people hears somebody right now."""
    before = [person.heard() for person in people]
    time.sleep(for_s)
    return [person.heard() - start > AUDIBLE for person, start in zip(people, before, strict=True)]


def until_heard(by: Iterable[Guest], *, not_by: Iterable[Guest] = (), within_s: float = 20.0) -> None:
    """Wait until in one and the same second some hear somebody and the others hear nobody."""
    ears, deaf, end_s = list(by), list(not_by), time.monotonic() + within_s
    wanted = [True] * len(ears) + [False] * len(deaf)
    while (found := heard_by(*ears, *deaf)) != wanted:
        assert time.monotonic() < end_s, f"heard by {found}, not {wanted}"


def make_corner(house: House, place: Place, name: str, **more: object) -> str:
    wish = {"community": place.community, "name": name, **more}
    return str(house.hands(MARA).post("/api/coffee", wish)["room"]["id"])


@pytest.fixture
def place(house: House) -> Place:
    """Make a community of three; Mara looks after it."""
    return house.place(MARA, JAMES, TOBIAS)


def test_three_people_meet_at_a_corner_and_hear_each_other(house: House, place: Place) -> None:
    """On desktops and a phone, measured as audio: who speaks is heard by the others and not by themselves."""
    make_corner(house, place, "Window seat")
    mara, tobias = Guest(house.enter(MARA), hears=True), Guest(house.enter(TOBIAS), hears=True)
    james = Guest(house.enter(JAMES, viewport=PHONE, has_touch=True, is_mobile=True), hears=True)
    for guest in (mara, james, tobias):
        guest.someone.open("/coffee")
    expect(mara.corner("Window seat")).to_contain_text("Nobody there yet")
    mara.sit("Window seat")
    seen = james.corner("Window seat")
    expect(seen).to_contain_text("Mara Lindner")
    expect(seen).to_contain_text("since")
    james.sit("Window seat")
    tobias.sit("Window seat")
    for guest in (mara, james, tobias):
        expect(guest.table.get_by_role("listitem")).to_have_count(3)

    for speaker, others in ((mara, (james, tobias)), (james, (mara, tobias))):
        speaker.press("Speak")
        until_heard(others, not_by=[speaker])
        speaker.press("Mute")
    mara.press("Speak")
    until_heard((james, tobias))
    james.table.get_by_role("button", name=re.compile("^Mara Lindner")).click()
    james.page.get_by_role("slider").fill("0")
    james.page.keyboard.press("Escape")
    expect(james.table).to_contain_text("silent for you")
    until_heard([tobias], not_by=[james])

    mara.someone.say("Who has the biscuits?")
    tobias.someone.sees("Who has the biscuits?")
    james.press("Draw a card")
    expect(mara.page.get_by_role("note", name="The card on the table")).to_be_visible()
    for guest in (james, tobias, mara):
        guest.press("Get up")
    expect(mara.corner("Window seat")).to_contain_text("Nobody there yet")
    tobias.sit("Window seat")
    expect(tobias.someone.composer).to_be_visible()
    expect(tobias.page.get_by_text("Who has the biscuits?")).to_have_count(0)
    tobias.press("Get up")


def test_at_a_closed_door_one_knocks_and_sits_down_when_let_in(house: House, place: Place) -> None:
    make_corner(house, place, "Quiet corner", is_closed=True)
    mara, james = Guest(house.enter(MARA)), Guest(house.enter(JAMES))
    for guest in (mara, james):
        guest.someone.open("/coffee")
    mara.sit("Quiet corner")
    james.corner("Quiet corner").get_by_role("button", name="Knock").click()
    door = mara.page.get_by_role("list", name="At the door")
    expect(door).to_contain_text("James Okafor knocks")
    mara.page.get_by_role("link", name="Rooms").first.click()
    player = mara.page.get_by_role("region", name="The table you sit at")
    expect(player).to_contain_text("Quiet corner")
    door.get_by_role("button", name="Open the door").click()
    player.get_by_role("link").first.click()
    expect(mara.table).to_contain_text("James Okafor")
    expect(james.page.get_by_role("region", name="The table you sit at")).to_have_count(1)
    james.page.reload()
    expect(james.page.get_by_role("region", name="The table you sit at")).to_have_count(1)
    mara.press("Get up")


@pytest.mark.long
def test_a_killed_server_costs_a_table_only_the_time_of_a_reconnect(house: House, place: Place) -> None:
    """Who sits there still does, is heard again without a press, and the sentence in the middle is there."""
    make_corner(house, place, "Back room")
    mara, james = Guest(house.enter(MARA), hears=True), Guest(house.enter(JAMES), hears=True)
    for guest in (mara, james):
        guest.someone.open("/coffee")
        guest.sit("Back room")
    mara.press("Speak")
    until_heard([james], not_by=[mara])
    with mara.someone.cut_off(), james.someone.cut_off():
        james.someone.composer.press_sequentially("In the middle of a sen")
        house.server.kill()
        expect(james.page.get_by_text("Reconnecting…")).to_be_visible()
        james.someone.composer.press_sequentially("tence")
        house.server.start()
        for guest in (mara, james):
            expect(guest.page.get_by_text("Reconnecting…")).to_have_count(0, timeout=60_000)
    for guest in (mara, james):
        expect(guest.table.get_by_role("listitem")).to_have_count(2)
    until_heard([james], not_by=[mara], within_s=60)
    expect(james.someone.composer).to_have_value("In the middle of a sentence")
    james.someone.composer.press("Enter")
    mara.someone.sees("In the middle of a sentence")
    for guest in (james, mara):
        guest.press("Get up")


@pytest.mark.long
def test_whoever_comes_into_a_talk_gets_up_from_the_table(house: House, place: Place) -> None:
    make_corner(house, place, "Landing")
    mara, james = Talker(house.enter(MARA)), Guest(house.enter(JAMES))
    path = go_on_air(mara, place, "Coffee talk")
    james.someone.open("/coffee")
    james.sit("Landing")
    james.someone.open(path)
    james.page.get_by_role("button", name="Listen in", exact=True).first.click()
    expect(james.page.get_by_role("toolbar", name="Your part in the talk")).to_be_visible()
    mara.page.get_by_role("link", name="Coffee", exact=True).first.click()
    corner = mara.page.get_by_role("article", name="Landing")
    expect(corner).to_contain_text("Nobody there yet")
    # A host is needed on stage: nothing takes them off it by the way.
    corner.get_by_role("button", name="Sit down", exact=True).click()
    expect(mara.someone.notices).to_contain_text("You are on stage in a talk")
    james.page.get_by_role("link", name="Coffee", exact=True).first.click()
    james.sit("Landing")
    expect(james.page.get_by_role("region", name="The talk you are in")).to_have_count(0)
    james.press("Get up")
    house.hands(MARA).post(f"/api/talks/{path.rsplit('/', 1)[1]}/end")
