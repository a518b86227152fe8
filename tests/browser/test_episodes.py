"""What stays of a recorded talk: it is published, listened to, commented on, cut, and a voice is taken out of it."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.episodes import CHAPTERS, behind
from tests.browser.house import House, Place
from tests.browser.someone import without_sound

HOST, SPEAKER, LISTENER = "mara.lindner", "tobias.krahl", "james.okafor"
TITLE = "The gearbox"
LENGTH_S = 60
_EARS = """
  window.Audio = class extends Audio {
    constructor(...given) {
      super(...given);
      window.ears = this;
    }
  };
"""


@dataclass(frozen=True, slots=True)
class Made:
    """An episode that is a draft."""

    id: str
    place: Place

    @property
    def path(self) -> str:
        """Return the address of its screen."""
        return f"/talks/episodes/{self.id}"


@pytest.fixture
def made(house: House) -> Made:
    """Make an episode of a talk of two in a community of three."""
    return _make(house)


@pytest.fixture(scope="module")
def published(whole_house: House) -> Made:
    """Make one that is published, for all tests that leave it as it is."""
    made = _make(whole_house)
    whole_house.hands(HOST).post(f"/api/episodes/{made.id}/publish")
    return made


def _make(house: House) -> Made:
    place = house.place(HOST, SPEAKER, LISTENER)
    return Made(behind(house.server, "make", place.community, HOST, SPEAKER), place)


def _open(house: House, handle: str, path: str) -> Page:
    page = house.enter(handle).page
    page.add_init_script(_EARS)
    page.goto(path)
    expect(page.locator("h1")).to_be_visible()
    return page


def _slider(page: Page) -> Locator:
    return page.get_by_role("slider", name=f"Place in {TITLE}")


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def _wait_until_heard(page: Page, from_s: float) -> None:
    """Wait until sound is played past a second of the episode."""
    for _ in range(200):
        if page.evaluate("window.ears ? window.ears.currentTime : 0") > from_s:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"Nothing was heard after {from_s} s.")


def test_a_draft_is_published_found_and_heard(house: House, made: Made) -> None:
    """The host publishes; a listener finds it in the programme, plays it, jumps, and hears on elsewhere."""
    host = _open(house, HOST, made.path)
    _press(host, "Publish")
    expect(host.get_by_text("A draft", exact=True)).to_have_count(0)

    page = _open(house, LISTENER, "/talks")
    page.locator(f'a[href="{made.path}"]', has_text=TITLE).click()
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    _press(page, "Play")
    _wait_until_heard(page, 0.5)
    chapters = page.get_by_role("navigation", name="Chapters")
    chapters.get_by_role("button", name=CHAPTERS[1][1]).click()
    _wait_until_heard(page, CHAPTERS[1][0])
    expect(chapters.locator("[aria-current]")).to_contain_text(CHAPTERS[1][1])

    page.locator('a[href="/rooms"]').first.click()
    bar = page.get_by_role("region", name="The episode you listen to")
    expect(bar).to_contain_text(TITLE)
    _wait_until_heard(page, CHAPTERS[1][0] + 1)
    bar.get_by_role("button", name="Close the player").click()
    expect(bar).to_have_count(0)


@pytest.mark.long
def test_a_talk_goes_before_an_episode(house: House, published: Made) -> None:
    """Coming into a talk pauses it, and in a talk it does not begin."""
    wish = {"community": published.place.community, "title": "Live beside it"}
    talk = house.hands(HOST).post("/api/talks", wish)["id"]
    someone = house.enter(LISTENER)
    without_sound(someone.page)
    page = someone.page
    page.add_init_script(_EARS)
    page.goto(published.path)
    _press(page, "Play")
    _wait_until_heard(page, 0.2)
    page.locator('a[href="/talks"]').first.click()
    page.get_by_role("article").filter(has_text="Live beside it").get_by_role(
        "button", name="Listen in"
    ).click()
    expect(page.get_by_role("toolbar", name="Your part in the talk")).to_be_visible()
    assert page.evaluate("window.ears.paused")
    page.go_back()
    page.locator(f'a[href="{published.path}"]', has_text=TITLE).click()
    _press(page, "Play")
    expect(someone.notices).to_contain_text("You are in a talk")
    assert page.evaluate("window.ears.paused")
    house.hands(HOST).post(f"/api/talks/{talk}/end")


@pytest.mark.long
def test_a_place_is_kept_over_a_reload(house: House, published: Made) -> None:
    """The keyboard seeks, and whoever comes back goes on where they stopped."""
    page = _open(house, LISTENER, published.path)
    _slider(page).press("Home")
    expect(_slider(page)).to_have_attribute("aria-valuenow", "0")
    with page.expect_response(lambda answer: answer.url.endswith("/position")):
        _slider(page).press("PageUp")
    expect(_slider(page)).to_have_attribute("aria-valuenow", "30")
    page.reload()
    expect(_slider(page)).to_have_attribute("aria-valuenow", "30")
    _press(page, "Play")
    _wait_until_heard(page, 30.2)
    _press(page, "Pause")


@pytest.mark.long
def test_a_comment_stands_at_its_moment(house: House, published: Made) -> None:
    """It is written at the moment one hears, leads back to it, and can be deleted and put back."""
    page = _open(house, LISTENER, published.path)
    _slider(page).press("Home")
    expect(_slider(page)).to_have_attribute("aria-valuenow", "0")
    _slider(page).press("PageUp")
    page.get_by_label("Your comment at 0:30").fill("That is the noise.")
    _press(page, "Comment")
    comments = page.get_by_role("listitem").filter(has_text="That is the noise.")
    expect(comments).to_contain_text("at 0:30")
    _press(page, "Delete your comment")
    expect(comments).to_have_count(0)
    page.get_by_role("region", name="Notices").get_by_role("button", name="Undo").click()
    expect(comments).to_have_count(1)
    _slider(page).press("Home")
    comments.get_by_role("button", name="Play from 0:30").click()
    _wait_until_heard(page, 30.2)


@pytest.mark.long
def test_a_host_cuts_and_names_chapters(house: House, made: Made) -> None:
    """What is left out is gone once it has been mixed anew."""
    page = _open(house, HOST, f"{made.path}/edit")
    page.get_by_label("Title of chapter 2").fill("What creaks")
    _press(page, "Save the chapters")
    expect(page.get_by_role("button", name="Save the chapters")).to_have_count(0)
    page.get_by_label("From", exact=True).fill("0:10")
    page.get_by_label("To", exact=True).fill("0:20")
    _press(page, "Leave it out")
    _press(page, "Apply")
    expect(page.get_by_role("progressbar")).to_be_visible()
    behind(house.server, "work")
    expect(_slider(page)).to_have_attribute("aria-valuemax", str(LENGTH_S - 10))
    expect(page.get_by_role("list", name="What is left out")).to_contain_text("0:10.0 – 0:20.0")
    expect(page.get_by_label("Beginning of chapter 2")).to_have_value("0:10.0")
    expect(page.get_by_label("Title of chapter 2")).to_have_value("What creaks")


@pytest.mark.long
def test_a_transcript_is_searched_pressed_and_corrected(house: House, made: Made) -> None:
    """A line leads to its moment; the host writes it right, and everyone reads it so."""
    host = _open(house, HOST, f"{made.path}/edit")
    lines = host.get_by_role("list", name="Lines of the transcript")
    lines.get_by_role("button", name="The gear bogs creaks.").click()
    lines.get_by_role("textbox").fill("The gearbox creaks.")
    expect(lines.get_by_role("status")).to_have_text("Saved.")
    house.hands(HOST).post(f"/api/episodes/{made.id}/publish")

    page = _open(house, LISTENER, made.path)
    page.get_by_role("searchbox", name="Search the transcript").fill("GEARBOX")
    said = page.get_by_role("list", name="What is said")
    line = said.get_by_role("button", name="The gearbox creaks.")
    expect(said.get_by_role("button")).to_have_count(1)
    line.press("Enter")
    _wait_until_heard(page, 7.0)
    page.get_by_role("searchbox").fill("")
    expect(line).to_have_attribute("aria-current", "true")
    line.press("ArrowDown")
    expect(said.get_by_role("button", name="Since when does it do that?")).to_be_focused()


@pytest.mark.long
def test_a_range_is_drawn_with_the_pointer(house: House, published: Made) -> None:
    """Dragging over the picture selects what the fields say."""
    page = _open(house, HOST, f"{published.path}/edit")
    wave = page.get_by_role("group", name="The whole recording")
    wave.scroll_into_view_if_needed()
    box = wave.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20, steps=4)
    page.mouse.up()
    expect(page.get_by_label("From", exact=True)).to_have_value("0:15.0")
    expect(page.get_by_label("To", exact=True)).to_have_value("0:30.0")


@pytest.mark.long
def test_a_speaker_takes_their_voice_out(house: House, made: Made) -> None:
    """At once nobody hears it; mixed anew it is there again, without them."""
    house.hands(HOST).post(f"/api/episodes/{made.id}/publish")
    page = _open(house, SPEAKER, made.path)
    _press(page, "Remove my voice")
    _press(page, "Remove and delete")
    expect(page.get_by_text("Waiting for its turn…")).to_be_visible()
    expect(_slider(page)).to_have_count(0)
    behind(house.server, "work")
    expect(_slider(page)).to_be_visible()
    expect(page.get_by_text("Your voice is in this episode")).to_have_count(0)
    host = _open(house, HOST, f"{made.path}/edit")
    voice = host.get_by_role("list", name="Voices").get_by_role("listitem").filter(has_text="Tobias")
    expect(voice).to_contain_text("is not in it")


@pytest.mark.long
def test_a_podcast_has_an_address_of_ones_own(house: House, published: Made) -> None:
    """It is made, given another one, and switched off."""
    page = _open(house, LISTENER, "/talks")
    _press(page, "Subscribe as a podcast")
    _press(page, "Make my address")
    field = page.get_by_label("Address of your feed")
    first = field.input_value()
    assert page.request.get(first).text().count("<item>") >= 1
    _press(page, "New address")
    _press(page, "Give me a new one")
    expect(field).not_to_have_value(first)
    assert page.request.get(first).status == 404
    _press(page, "Switch off")
    _press(page, "Switch it off")
    expect(page.get_by_role("button", name="Make my address")).to_be_visible()
