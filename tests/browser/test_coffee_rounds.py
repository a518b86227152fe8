"""A coffee round, from taking part to having met: two people are matched, accept, and sit at the table that opens."""

import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import rounds
from tests.browser.axe import violations
from tests.browser.house import PHONE, House, Place
from tests.browser.someone import without_sound
from tests.faults.servers import ROOT
from tests.live import outer_environment

MARA, JAMES, AYLIN = "mara.lindner", "james.okafor", "aylin.demir"
pytestmark = pytest.mark.long


@pytest.fixture
def place(house: House) -> Place:
    """Make a community of two of them; Mara looks after it."""
    return house.place(MARA, JAMES)


@pytest.fixture
def jobs(house: House) -> Iterator[None]:
    """Let the jobs process hold rounds and open rooms."""
    env = {**outer_environment(), **house.server.environment()}
    command = [sys.executable, "-m", "workspace.config.cli", "jobs"]
    process = subprocess.Popen(command, env=env, cwd=ROOT, stdin=subprocess.DEVNULL)
    yield
    process.terminate()
    process.wait(timeout=60)


def come(house: House, handle: str, **options: Any) -> Page:
    someone = house.enter(handle, **options)
    without_sound(someone.page)
    someone.open("/coffee")
    return someone.page


def area(page: Page) -> Locator:
    return page.get_by_role("region", name="Coffee rounds")


def row(page: Page) -> Locator:
    """Return the line of the community's rounds."""
    return (
        area(page)
        .get_by_role("listitem")
        .filter(has=page.get_by_role("heading", name=re.compile("A circle")))
    )


def take_part(page: Page) -> None:
    row(page).get_by_role("button", name="Take part").click()
    page.get_by_role("dialog").get_by_role("button", name="Take part").click()
    expect(row(page)).to_contain_text("You take part every week")


def coffee(page: Page, name: str) -> Locator:
    return area(page).get_by_role("article", name=f"Coffee with {name}")


def test_two_are_brought_together_accept_and_sit_at_the_table_that_opens(
    house: House, place: Place, jobs: None
) -> None:
    """On a desktop and a phone."""
    mara = come(house, MARA)
    area(mara).get_by_role("button", name="Switch rounds on …").click()
    dialog = mara.get_by_role("dialog")
    if dialog.get_by_role("button", name="For whom?").count():
        dialog.get_by_role("button", name="For whom?").click()
        mara.get_by_role("option", name=re.compile("A circle")).last.click()
    dialog.get_by_role("button", name="Switch them on").click()
    take_part(mara)
    james = come(house, JAMES, viewport=PHONE, has_touch=True, is_mobile=True)
    take_part(james)
    row(mara).get_by_role("button", name="Look after these rounds").click()
    mara.get_by_role("menuitem", name="Hold a round now").click()
    mara.get_by_role("dialog").get_by_role("button", name="Hold it now").click()

    own, theirs = coffee(mara, "James Okafor"), coffee(james, "Mara Lindner")
    expect(own).to_contain_text("You have not answered yet", timeout=40_000)
    james.goto("/rooms/inbox")  # without Redis no fact of another process comes
    notice = james.get_by_role("link", name=re.compile("A coffee with Mara Lindner, .*: will you come?"))
    expect(notice).to_be_visible()
    notice.click()
    expect(theirs).to_contain_text("Mara Lindner has not answered yet")
    assert violations(mara) == []
    own.get_by_role("button", name="Another time").click()
    slots = mara.get_by_role("dialog").get_by_role("group", name="Time").get_by_role("button")
    slots.last.click()
    mara.get_by_role("dialog").get_by_role("button", name="Propose this time").click()
    expect(own).to_contain_text("You are coming")
    expect(theirs).to_contain_text("Mara Lindner is coming")
    theirs.get_by_role("button", name="I am coming").click()
    expect(own).to_contain_text("James Okafor is coming")
    expect(theirs.get_by_role("link", name="Into the calendar")).to_be_visible()

    rounds.soon(house.server, MARA, 12)
    for page in (mara, james):
        page.reload()
    mara.get_by_role("link", name="Rooms").first.click()
    bar = mara.get_by_role("region", name="Your coffee begins")
    expect(bar).to_contain_text("with James Okafor", timeout=40_000)
    bar.get_by_role("button", name="Sit down").click()
    table = re.compile("Your table with Mara Lindner is open")
    expect(area(james).get_by_role("heading", name=table)).to_be_visible(timeout=40_000)
    theirs.get_by_role("button", name="Sit down").click()
    for page in (mara, james):
        seats = page.get_by_role("list", name="At the table").get_by_role("listitem")
        expect(seats).to_have_count(2)
        expect(page.get_by_role("note", name="Why you")).to_be_visible()
    for page in (mara, james):
        page.get_by_role("toolbar", name="Your part at the table").get_by_role(
            "button", name="Get up"
        ).click()

    rounds.over(house.server, MARA)
    question = area(mara).get_by_role("heading", name="Did you meet James Okafor?")
    expect_after_a_minute(mara, question)
    own.get_by_role("button", name="Yes, we met").click()
    expect(question).to_have_count(0)


def expect_after_a_minute(page: Page, what: Locator) -> None:
    """Wait for what the jobs process does once a minute."""
    for _ in range(15):
        page.goto("/coffee")
        try:
            expect(what).to_be_visible(timeout=6_000)
        except AssertionError:
            continue
        return
    expect(what).to_be_visible()


def test_the_round_of_the_house_over_the_demo_is_held_anew(house: House, jobs: None) -> None:
    """By the administrator, who does not take part and is told nothing of who does."""
    mara = come(house, MARA)
    first = area(mara).get_by_role("article").first
    expect(first).to_contain_text("You have not answered yet")
    aylin = come(house, AYLIN)
    expect(area(aylin)).to_contain_text("The whole house")
    area(aylin).get_by_role("button", name="Look after these rounds").first.click()
    aylin.get_by_role("menuitem", name="Hold a round now").click()
    aylin.get_by_role("dialog").get_by_role("button", name="Hold it now").click()
    expect(aylin.get_by_text("The round is held within the next few seconds.")).to_be_visible()
    expect(area(aylin).get_by_role("article")).to_have_count(0)
    for _ in range(8):
        mara.reload()
        expect(first).to_be_visible()
        if area(mara).get_by_role("article").count() > 1:
            break
        mara.wait_for_timeout(3_000)
    expect(area(mara).get_by_role("article")).to_have_count(2)
    names = [article.get_attribute("aria-label") for article in area(mara).get_by_role("article").all()]
    assert len(set(names)) == 2
