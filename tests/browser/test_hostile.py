"""What somebody writes in order to break the page stays text."""

import uuid

from playwright.sync_api import expect

from tests.browser.hands import Hands
from tests.browser.house import House
from tests.faults.browser import Browser

NASTY = (
    "<script>alert('script')</script>",
    "<img src=x onerror=alert('image')>",
    "[link](javascript:alert('link')) and [data](data:text/html,<script>alert(1)</script>)",
    "<svg onload=alert('svg')></svg><iframe src=\"javascript:alert('frame')\"></iframe>",
    "```<script>alert('code')</script>\n</code></pre><script>alert(2)</script>\n```",
    "![x](https://example.invalid/x.png\" onerror=\"alert('markdown'))",
    "**<b onmouseover=alert('bold')>bold</b>** `</code><script>alert(3)</script>`",
)
NAME = "<img src=x onerror=alert('name')> \u202eevil"


def _newcomer(house: House, name: str) -> Hands:
    """Let somebody in who calls themselves as they like."""
    email = f"{uuid.uuid4().hex}@example.org"
    made = house.hands("aylin.demir").post("/api/invitations", {"email": email, "role": "member", "days": 3})
    code = made["link"].rpartition("/")[2]
    wish = {
        "name": name,
        "password": "a kettle on the balcony",
        "language": "en",
        "time_zone": "Europe/Berlin",
    }
    guest = Browser(house.server.address, house.server.url)
    guest.request("GET", f"/welcome/{code}")
    assert guest.request("POST", f"/api/welcome/{code}", wish)[0] < 300
    return Hands(house.server, email, "a kettle on the balcony")


def test_markup_and_names_are_inert(house: House) -> None:
    place = house.place("mara.lindner")
    villain = _newcomer(house, NAME)
    villain.post(f"/api/communities/{place.community}/join")
    villain.post(f"/api/rooms/{place.room}/join")
    for text in NASTY:
        villain.say(place.room, text)
    mara = house.enter("mara.lindner")
    mara.open_room(place.room)
    last = mara.message("alert('bold')").last
    expect(last).to_be_visible()
    last.hover()
    assert mara.feed.locator("script, iframe, svg[onload], [onerror], [onmouseover], img[src=x]").count() == 0
    assert mara.feed.locator("a[href^='javascript:'], a[href^='data:']").count() == 0
    expect(mara.feed.get_by_text("<img src=x onerror=alert('name')>").first).to_be_visible()


def test_a_word_without_end_stays_in_its_row(house: House) -> None:
    place = house.place("mara.lindner")
    house.hands("mara.lindner").say(place.room, "w" * 10_000)
    mara = house.enter("mara.lindner", viewport={"width": 390, "height": 844})
    mara.open_room(place.room)
    expect(mara.message("wwww")).to_be_visible()
    assert mara.page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert mara.feed.evaluate("feed => feed.scrollWidth <= feed.clientWidth")


def test_text_from_right_to_left_does_not_turn_the_row(house: House) -> None:
    place = house.place("mara.lindner", "tobias.krahl")
    texts = ("שלום לכולם, איפה הקפה?", "مرحبا، أين القهوة؟", "\u202eeverything turned around", "Z̷̡̛̺͎͎a̷l̷g̷o̷")
    handles = ("mara.lindner", "tobias.krahl") * 2
    for handle, text in zip(handles, texts, strict=True):
        house.hands(handle).say(place.room, text)
    mara = house.enter("mara.lindner")
    mara.open_room(place.room)
    for handle, text in zip(handles, texts, strict=True):
        row = mara.message(text).last
        expect(row).to_be_visible()
        face = row.locator(":scope > *").first.bounding_box()
        author = row.get_by_text(house.hands(handle).name, exact=True).bounding_box()
        time = row.locator("time").first.bounding_box()
        assert face and author and time
        assert face["x"] < author["x"] < time["x"]


def test_a_message_too_long_keeps_its_text_and_says_what_to_do(house: House) -> None:
    place = house.place("mara.lindner")
    mara = house.enter("mara.lindner")
    mara.open_room(place.room)
    text = "long " * 2_001
    mara.composer.fill(text)
    mara.composer.press("Enter")
    expect(mara.composer).to_have_value(text)
    expect(mara.page.get_by_text("5 too many")).to_be_visible()
    expect(mara.page.get_by_role("button", name="Send", exact=True)).to_be_disabled()
    mara.composer.fill(text[:9_999])
    mara.composer.press("Enter")
    expect(mara.composer).to_have_value("")
