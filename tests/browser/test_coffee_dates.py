"""When is the next coffee? Proposed, answered, fixed with one tap; then it reminds, and its table is laid."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.house import PHONE, House, Place
from tests.browser.someone import Someone, without_sound
from tests.faults.servers import ROOT
from tests.live import outer_environment

MARA, JAMES, TOBIAS = "mara.lindner", "james.okafor", "tobias.krahl"
ANSWER = {"yes": "Yes", "maybe": "If need be", "no": "No"}


@pytest.fixture
def place(house: House) -> Place:
    """Make a community of three; Mara looks after it."""
    return house.place(MARA, JAMES, TOBIAS)


@pytest.fixture
def jobs(house: House) -> Iterator[None]:
    """Let the jobs process do what is due."""
    env = {**outer_environment(), **house.server.environment()}
    command = [sys.executable, "-m", "workspace.config.cli", "jobs"]
    process = subprocess.Popen(command, env=env, cwd=ROOT, stdin=subprocess.DEVNULL)
    yield
    process.terminate()
    process.wait(timeout=60)


def come(house: House, handle: str, **options: Any) -> Someone:
    """Let somebody come to the place of coffee."""
    someone = house.enter(handle, **options)
    without_sound(someone.page)
    someone.open("/coffee")
    return someone


def card(page: Page, title: str) -> Locator:
    """Return the poll or the date; once it has begun its room stands below it as well."""
    return page.get_by_role("article", name=re.compile(f"^{title}")).first


def say_when(page: Page, title: str, *answers: str) -> None:
    """Answer the moments one after the other, each with one tap."""
    for moment, answer in zip(card(page, title).get_by_role("group").all(), answers, strict=True):
        moment.get_by_role("button", name=ANSWER[answer], exact=True).click()
        expect(moment.get_by_role("button", name=ANSWER[answer], exact=True)).to_have_attribute(
            "aria-pressed", "true"
        )


def propose(page: Page, house: House, place: Place, title: str) -> None:
    """Propose three times in the dialog, by keyboard where one types."""
    page.get_by_role("button", name="Propose a coffee").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Title").fill(title)
    name = house.hands(MARA).get(f"/api/communities/{place.community}")["name"]
    dialog.get_by_role("button", name="With whom?").click()
    page.get_by_role("option", name=name, exact=True).click()
    dialog.get_by_role("button", name="One more time").click()
    twice = dialog.get_by_label("Day 3")
    there = dialog.get_by_label("Day 2").input_value()
    fresh = twice.input_value()
    twice.fill(there)
    expect(dialog.get_by_text("You have this one already.")).to_be_visible()
    expect(dialog.get_by_role("button", name="Ask when they can")).to_be_disabled()
    twice.fill(fresh)
    dialog.get_by_role("button", name="Ask when they can").click()
    expect(dialog).to_have_count(0)


@pytest.mark.long
def test_a_poll_becomes_a_date_that_reminds_and_lays_the_table(
    house: House, place: Place, jobs: None
) -> None:
    """On desktops and a phone; everyone sees what the others say without asking."""
    mara, tobias = come(house, MARA), come(house, TOBIAS)
    james = come(house, JAMES, viewport=PHONE, has_touch=True, is_mobile=True)
    propose(mara.page, house, place, "Stollen")
    for someone in (james, tobias):
        expect(card(someone.page, "Stollen")).to_contain_text("When can you?")
    say_when(james.page, "Stollen", "yes", "maybe", "no")
    say_when(tobias.page, "Stollen", "yes", "no", "no")
    poll = card(mara.page, "Stollen")
    first = poll.get_by_role("listitem").filter(has_text="suits most")
    expect(first).to_contain_text("3 can")
    answers = poll.get_by_role("table")
    expect(answers.get_by_role("row", name=re.compile("James Okafor.*Yes.*If need be.*No"))).to_be_visible()
    # What the library says of a choice points at the list, which has closed; some seconds later it is silent.
    expect(mara.page.locator("[data-live-announcer] [role=img]")).to_have_count(0, timeout=15_000)
    assert violations(mara.page) == []
    assert violations(james.page) == []
    expect(
        card(james.page, "Stollen").get_by_role("button", name=re.compile("^Take this date"))
    ).to_have_count(0)

    first.get_by_role("button", name=re.compile("^Take this date")).click()
    for someone in (mara, james, tobias):
        expect(card(someone.page, "Stollen")).to_contain_text("3 come")
    expect(james.notices).to_contain_text("Stollen: the date is fixed.")
    card(tobias.page, "Stollen").get_by_role("button", name="I cannot come after all").click()
    expect(card(mara.page, "Stollen")).to_contain_text("2 come")
    with james.page.expect_download() as download:
        card(james.page, "Stollen").get_by_role("link", name="Stollen as a calendar file").click()
    (event,) = Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    assert str(event["summary"]) == "Stollen"

    (date,) = [
        one for one in house.hands(MARA).get("/api/coffee-dates")["dates"] if one["title"] == "Stollen"
    ]
    soon = (datetime.now(UTC) + timedelta(seconds=75)).replace(second=0, microsecond=0)
    soon = soon if soon > datetime.now(UTC) + timedelta(seconds=15) else soon + timedelta(minutes=1)
    house.hands(MARA).ask("PATCH", f"/api/coffee-dates/{date['id']}", {"starts_at": soon.isoformat()})
    expect(james.notices.get_by_text("Stollen begins at").first).to_be_visible(timeout=15_000)
    james.open("/rooms/inbox")
    expect(james.page.get_by_role("link", name=re.compile("Stollen begins soon"))).to_be_visible()

    expect(card(tobias.page, "Stollen")).to_contain_text("It has begun", timeout=110_000)
    james.open("/rooms/inbox")
    james.page.get_by_role("link", name="Stollen has begun. The table is laid.").click()
    james.page.get_by_role("button", name="Sit down", exact=True).click()
    expect(james.page.get_by_role("list", name="At the table")).to_contain_text("You")
    expect(card(tobias.page, "Stollen")).to_contain_text("James Okafor")
    card(tobias.page, "Stollen").get_by_role("button", name="Sit down", exact=True).click()
    expect(james.page.get_by_role("list", name="At the table")).to_contain_text("Tobias Krahl")
    for someone in (james, tobias):
        someone.page.get_by_role("toolbar", name="Your part at the table").get_by_role(
            "button", name="Get up"
        ).click()


def test_a_date_is_fixed_at_once_moved_and_called_off_with_everyone_told(house: House, place: Place) -> None:
    mara, james = come(house, MARA), come(house, JAMES)
    mara.open(f"/rooms/c/{place.community}")
    mara.page.get_by_role("link", name="Propose a coffee").click()
    dialog = mara.page.get_by_role("dialog")
    dialog.get_by_label("Title").fill("Waffles")
    dialog.get_by_role("button", name="Take time 2 out").click()
    dialog.get_by_role("button", name="Fix the date").click()
    expect(card(mara.page, "Waffles")).to_contain_text("1 comes")
    seen = card(james.page, "Waffles")
    seen.get_by_role("button", name="I will come").click()
    expect(card(mara.page, "Waffles")).to_contain_text("2 come")
    card(mara.page, "Waffles").get_by_role("button", name="What to do with Waffles").click()
    mara.page.get_by_role("menuitem", name="Move it").click()
    mara.page.get_by_role("dialog").get_by_label(re.compile("^Time in")).fill("16:45")
    mara.page.get_by_role("dialog").get_by_role("button", name="Move it").click()
    expect(seen).to_contain_text("4:45 PM")
    expect(seen).to_contain_text("Moved; it was")
    expect(james.notices).to_contain_text("Waffles has moved")
    mara.open(f"/rooms/c/{place.community}")
    expect(mara.page.get_by_role("link", name=re.compile("Next coffee: .*4:45"))).to_be_visible()
    mara.page.get_by_role("link", name=re.compile("Next coffee: .*4:45")).click()
    card(mara.page, "Waffles").get_by_role("button", name="What to do with Waffles").click()
    mara.page.get_by_role("menuitem", name="Call it off").click()
    expect(seen).to_contain_text("This coffee was cancelled.")
    james.open("/rooms/inbox")
    expect(james.page.get_by_role("link", name=re.compile(r"Waffles .* is off\."))).to_be_visible()


def test_somebody_at_a_table_is_reported_and_the_desk_decides(house: House, place: Place) -> None:
    """Nothing was recorded: the desk reads where it was, when, and what the reporter wrote."""
    corner = house.hands(MARA).post("/api/coffee", {"community": place.community, "name": "Window seat"})
    room = corner["room"]["id"]
    james, tobias, mara = come(house, JAMES), come(house, TOBIAS), house.enter(MARA)
    for someone in (james, tobias):
        someone.open(f"/coffee/{room}")
        someone.page.get_by_role("button", name="Sit down", exact=True).click()
    table = tobias.page.get_by_role("list", name="At the table")
    table.get_by_role("button", name=re.compile("^James Okafor")).click()
    tobias.page.get_by_role("button", name="Report…").click()
    dialog = tobias.page.get_by_role("dialog", name="Report James Okafor")
    dialog.get_by_text("Insults or threatens somebody").click()
    dialog.get_by_label("In your words").fill("Shouted at everyone")
    assert violations(tobias.page) == []
    dialog.get_by_role("button", name="Report", exact=True).click()
    expect(tobias.notices.get_by_text("you are told what came of it")).to_be_visible()
    mara.open("/desk")
    report = mara.page.get_by_role("article", name="Report on James Okafor")
    for words in ("Window seat", "Nothing is recorded there", "Shouted at everyone"):
        expect(report).to_contain_text(words)
    report.get_by_role("button", name="Step in…").click()
    decide = mara.page.get_by_role("dialog")
    decide.get_by_role("button", name="What happens to James Okafor?").click()
    expect(mara.page.get_by_role("option")).to_have_text(
        ["Nothing", "Warn, with your words", "Remove from the community", "Ban"]
    )
    mara.page.get_by_role("option", name="Remove from the community", exact=True).click()
    decide.get_by_role("textbox", name="To James Okafor").fill("Not like this")
    decide.get_by_role("button", name="Decide", exact=True).click()
    expect(report).to_have_count(0)
    expect(james.page.get_by_role("toolbar", name="Your part at the table")).to_have_count(0)
    expect(table.get_by_role("button")).to_have_count(0)
    james.open("/settings/concern")
    expect(james.page.get_by_text("Not like this")).to_be_visible()
    tobias.page.get_by_role("toolbar", name="Your part at the table").get_by_role(
        "button", name="Get up"
    ).click()
