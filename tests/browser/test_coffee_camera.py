"""People at a table see each other: moving pictures, measured in pixels, while the sound goes on; nowhere else."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.house import PHONE, House, Place
from tests.browser.talker import Talker, go_on_air
from tests.browser.test_coffee import JAMES, MARA, TOBIAS, Guest, make_corner, until_heard

PIXELS = """async (label) => {
  const video = document.querySelector(`video[aria-label="${label}"]`);
  const look = () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [64, 36];
    const context = canvas.getContext("2d");
    context.drawImage(video, 0, 0, 64, 36);
    return context.getImageData(0, 0, 64, 36).data;
  };
  const before = look();
  const frames = video.getVideoPlaybackQuality().totalVideoFrames;
  await new Promise((done) => setTimeout(done, 2000));
  const after = look();
  let changed = 0;
  for (let i = 0; i < after.length; i += 4) changed += Math.abs(after[i] - before[i]) > 16 ? 1 : 0;
  return { width: video.videoWidth, frames: video.getVideoPlaybackQuality().totalVideoFrames - frames, changed };
}"""
"""What a picture does in two seconds: frames that were shown, and how many of 64 x 36 points change."""

DECODED = """async () => {
  let frames = 0;
  for (const peer of window.peersOfThisPage) {
    for (const report of (await peer.getStats()).values()) {
      if (report.type === "inbound-rtp" && report.kind === "video") frames += report.framesDecoded ?? 0;
    }
  }
  return frames;
}"""


def turn_camera_on(guest: Guest) -> None:
    """Look at oneself first, then let others see it."""
    guest.press("Camera")
    dialog = guest.page.get_by_role("dialog", name="Your camera")
    expect(dialog.locator("[data-live] > video")).to_be_visible()
    assert violations(guest.page) == []
    dialog.get_by_role("button", name="Turn on").click()
    expect(dialog).to_have_count(0)
    expect(guest.bar.get_by_role("button", name="Camera off")).to_be_visible()


def is_shown(guest: Guest, label: str) -> dict[str, int]:
    """Wait for a picture and return what it does."""
    expect(guest.page.locator(f'[data-live] > video[aria-label="{label}"]')).to_have_count(1)
    found: dict[str, int] = guest.page.evaluate(PIXELS, label)
    return found


def decoded(page: Page) -> int:
    return int(page.evaluate(DECODED))


@pytest.fixture
def place(house: House) -> Place:
    """Make a community of three; Mara looks after it."""
    return house.place(MARA, JAMES, TOBIAS)


@pytest.mark.long
def test_two_at_a_table_see_each_other_and_the_sound_goes_on(house: House, place: Place) -> None:
    make_corner(house, place, "Bay window")
    mara = Guest(house.enter(MARA), hears=True)
    james = Guest(house.enter(JAMES, viewport=PHONE, has_touch=True, is_mobile=True), hears=True)
    for guest in (mara, james):
        guest.someone.open("/coffee")
        guest.sit("Bay window")
    expect(mara.table.get_by_role("listitem")).to_have_count(2)
    assert mara.page.locator("video").count() == 0

    before = mara.table.bounding_box()
    turn_camera_on(mara)
    turn_camera_on(james)
    own, of_mara, of_james = "Your own picture", "Mara Lindner’s picture", "James Okafor’s picture"
    for guest, label in ((mara, of_james), (james, of_mara), (mara, own)):
        found = is_shown(guest, label)
        assert found["width"] > 0
        assert found["frames"] > 10, (label, found)
        assert found["changed"] > 20, (label, found)
    assert mara.table.bounding_box() == before  # nothing has jumped
    expect(mara.table.get_by_label("Your own picture")).to_have_css("transform", "matrix(-1, 0, 0, 1, 0, 0)")

    mara.press("Speak")
    until_heard([james], not_by=[mara])
    james.page.get_by_role("button", name=re.compile("^Mara Lindner")).click()
    expect(james.page.get_by_label(of_mara)).to_have_count(2)  # on the seat, and larger
    james.page.keyboard.press("Escape")
    assert violations(mara.page) == []
    assert violations(james.page) == []

    james.bar.get_by_role("button", name="More").click()
    james.page.get_by_role("menuitem", name=re.compile("^Hide pictures")).click()
    expect(james.page.get_by_label("Mara Lindner’s picture")).to_have_count(0)
    expect(james.table).to_contain_text("picture hidden")
    is_shown(mara, "James Okafor’s picture")  # who does not look may be seen
    james.bar.get_by_role("button", name="More").click()
    james.page.get_by_role("menuitem", name="Show pictures").click()
    is_shown(james, "Mara Lindner’s picture")

    mara.press("Camera off")
    expect(james.page.get_by_label("Mara Lindner’s picture")).to_have_count(0)
    expect(mara.page.get_by_label("Your own picture")).to_have_count(0)
    james.page.wait_for_timeout(1_000)
    count = decoded(james.page)
    james.page.wait_for_timeout(1_500)
    assert decoded(james.page) == count
    until_heard([james])
    james.page.reload()  # a page that is loaded anew is not seen
    expect(james.bar).to_be_visible()
    expect(mara.page.get_by_label("James Okafor’s picture")).to_have_count(0)
    for guest in (james, mara):
        guest.press("Get up")


def test_talks_have_no_camera(house: House, place: Place) -> None:
    mara = Talker(house.enter(MARA))
    path = go_on_air(mara, place, "No pictures on the radio")
    expect(mara.page.get_by_role("button", name=re.compile("amera"))).to_have_count(0)
    assert mara.page.locator("video").count() == 0
    house.hands(MARA).post(f"/api/talks/{path.rsplit('/', 1)[1]}/end")
