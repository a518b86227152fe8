"""Order, as everyone concerned meets it: a member is muted, reported and banned, and each hears what is theirs."""

import pytest
from playwright.sync_api import expect

from tests.browser.house import House
from tests.browser.someone import Someone

pytestmark = [pytest.mark.browser, pytest.mark.long]


def _choose(someone: Someone, label: str, option: str) -> None:
    someone.page.get_by_role("dialog").get_by_role("button", name=label).click()
    someone.page.get_by_role("option", name=option, exact=True).click()


def test_order_is_kept_and_everyone_hears_what_is_theirs(house: House) -> None:
    place = house.place("mara.lindner", "james.okafor", "tobias.krahl")
    mara, james, tobias = (house.enter(name) for name in ("mara.lindner", "james.okafor", "tobias.krahl"))
    for someone in (mara, james, tobias):
        someone.open_room(place.room)

    # Deleted with a reason: gone for everyone, and its author reads why.
    james.say("Cheap watches, this way")
    mara.act_on("Cheap watches", "Delete…")
    _choose(mara, "Why?", "Advertising or spam")
    mara.page.get_by_label("In your words").fill("Not here")
    mara.page.get_by_role("dialog").get_by_role("button", name="Delete", exact=True).click()
    expect(tobias.feed.get_by_text("Deleted by Mara Lindner")).to_be_visible()

    # Muted for a time: the composer says so, with the reason, until it is lifted.
    james.say("And cheap shoes")
    mara.act_on("And cheap shoes", "Mute the author…")
    _choose(mara, "For how long?", "One day")
    _choose(mara, "Why?", "Not the place for it")
    mara.page.get_by_role("dialog").get_by_role("button", name="Mute", exact=True).click()
    expect(james.page.get_by_text("You cannot write in this community until")).to_be_visible()
    expect(james.composer).to_have_count(0)
    mara.open(f"/rooms/c/{place.community}/order")
    mara.page.get_by_role("button", name="Lift for James Okafor").click()
    expect(james.composer).to_be_visible()

    # Slow, locked, for announcements only: each holds at once for who is in the room.
    rules = house.hands("mara.lindner")
    rules.ask("PATCH", f"/api/rooms/{place.room}", {"is_locked": True, "lock_reason": "Cooling down"})
    expect(james.page.get_by_text("Cooling down")).to_be_visible()
    rules.ask("PATCH", f"/api/rooms/{place.room}", {"is_locked": False, "posting": "moderators"})
    expect(james.page.get_by_text("Only those who look after this channel write here.")).to_be_visible()
    rules.ask("PATCH", f"/api/rooms/{place.room}", {"posting": "everyone", "slow_s": 60})
    expect(james.composer).to_be_visible()
    rules.ask("PATCH", f"/api/rooms/{place.room}", {"slow_s": 0})

    # Reported with a key, decided on at the desk, and both are told.
    james.say("You are all fools")
    tobias.sees("all fools").focus()
    tobias.page.keyboard.press("!")
    tobias.page.get_by_text("Insults or threatens somebody").click()
    tobias.page.get_by_label("In your words").fill("Everyone, at once")
    tobias.page.get_by_role("button", name="Report", exact=True).click()
    expect(tobias.notices.get_by_text("you are told what came of it")).to_be_visible()
    mara.page.get_by_role("link", name="Desk").click()
    report = mara.page.get_by_role("article", name="Report on a message of James Okafor")
    expect(report.get_by_text("Everyone, at once")).to_be_visible()
    report.get_by_role("button", name="Step in…").click()
    _choose(mara, "And James Okafor?", "Ban")
    mara.page.get_by_label("To James Okafor").fill("That is enough")
    mara.page.get_by_label("To those who reported it").fill("Thank you for telling us")
    with james.cut_off():  # the room that stands open is not there for James any more
        mara.page.get_by_role("button", name="Decide", exact=True).click()
        expect(report).to_have_count(0)
        tobias.notices.get_by_role("button", name="Read it").click()
        expect(tobias.page.get_by_text("Thank you for telling us")).to_be_visible()

        # Banned: out at once and reading nothing more, with the reasons; let in again when that is lifted.
        james.page.goto(f"/rooms/{place.room}")
        expect(james.page.get_by_text("No way in here")).to_be_visible()
    james.open("/settings/concern")
    for words in ("That is enough", "Not here"):
        expect(james.page.get_by_text(words).first).to_be_visible()
    mara.open(f"/rooms/c/{place.community}/order")
    mara.page.get_by_role("button", name="Lift for James Okafor").click()
    expect(mara.page.get_by_text("Ban lifted: James Okafor")).to_be_visible()
    house.hands("james.okafor").post(f"/api/communities/{place.community}/join")

    # Blocked: folded for the one, untold to the other.
    tobias.open_room(place.room)
    tobias.sees("And cheap shoes")
    tobias.act_on("And cheap shoes", "Block James Okafor")
    folded = tobias.feed.get_by_text("Message of a blocked person.")
    expect(folded).to_be_visible()
    tobias.open("/settings/blocked")
    tobias.page.get_by_role("button", name="Unblock James Okafor").click()
    expect(tobias.page.get_by_text("You have blocked nobody")).to_be_visible()
