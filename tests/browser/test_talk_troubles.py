"""What goes wrong in a talk: microphones, other devices, a server that is gone. One is told, and stays in the talk."""

import re

import pytest
from playwright.sync_api import BrowserType, expect

from tests.browser.conftest import launch_arguments
from tests.browser.house import House, Place
from tests.browser.talker import HEARD, Talker, bring_up, drop_in, go_on_air

HOST, LISTENER = "mara.lindner", "james.okafor"
_REFUSE = """
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  window.refusal = "NotAllowedError";
  navigator.mediaDevices.getUserMedia = (wish) =>
    window.refusal ? Promise.reject(new DOMException("no", window.refusal)) : open(wish);
"""
_KEEP_TRACKS = """
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  window.tracks = [];
  navigator.mediaDevices.getUserMedia = async (wish) => {
    const stream = await open(wish);
    window.tracks.push(...stream.getTracks());
    return stream;
  };
"""
_PLAYING = "() => window.playedHere.some((audio) => audio.srcObject && !audio.paused)"
_KEEP_AUDIO = """
  window.playedHere = [];
  window.Audio = class extends Audio {
    constructor() {
      super();
      window.playedHere.push(this);
    }
    play() {
      const played = super.play();
      played.catch(({ name }) => console.info(name));
      return played;
    }
  };
"""
_UNPLUG = """() => {
  const track = window.tracks.at(-1);
  track.stop();
  track.dispatchEvent(new Event("ended"));
}"""


@pytest.fixture
def place(house: House) -> Place:
    """Make a community of two."""
    return house.place(HOST, LISTENER)


def hears_more(talker: Talker) -> None:
    """Wait until more is heard than so far."""
    before = talker.page.evaluate(HEARD)
    for _ in range(150):
        if talker.page.evaluate(HEARD) > before + 0.002:
            return
        talker.page.wait_for_timeout(200)
    raise AssertionError("nothing is heard")


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        ("NotAllowedError", "The browser may not use your microphone."),
        pytest.param("NotFoundError", "No microphone was found.", marks=pytest.mark.long),
        pytest.param("NotReadableError", "Another program holds your microphone.", marks=pytest.mark.long),
    ],
)
def test_without_a_microphone_one_is_told_why_and_can_try_again(
    house: House, place: Place, refusal: str, words: str
) -> None:
    mara = Talker(house.enter(HOST), hears=True)
    mara.page.add_init_script(_REFUSE)
    go_on_air(mara, place, "No microphone")
    mara.page.evaluate(f"window.refusal = '{refusal}'")
    mara.press("Speak")
    expect(mara.page.get_by_text(words)).to_be_visible()
    mara.page.evaluate("window.refusal = null")
    mara.press("Try again")
    expect(mara.page.get_by_text(words)).to_have_count(0)
    mara.press("Speak")
    expect(mara.bar.get_by_role("button", name="Mute", exact=True)).to_be_visible()
    mara.choose("Leave or end", "End the talk for everyone")


@pytest.mark.long
def test_a_microphone_unplugged_mid_sentence_mutes_and_is_told(house: House, place: Place) -> None:
    mara, james = Talker(house.enter(HOST), hears=True), Talker(house.enter(LISTENER), hears=True)
    mara.page.add_init_script(_KEEP_TRACKS)
    drop_in(james, go_on_air(mara, place, "A loose cable"))
    mara.press("Speak")
    hears_more(james)
    mara.page.evaluate(_UNPLUG)
    expect(mara.page.get_by_text("Your microphone is gone, so you are muted.")).to_be_visible()
    expect(james.stage.get_by_role("listitem")).to_contain_text("muted")
    mara.press("Try again")
    mara.press("Speak")
    hears_more(james)
    mara.choose("Leave or end", "End the talk for everyone")


@pytest.mark.long
def test_a_microphone_unplugged_while_one_looks_elsewhere_is_told_there(house: House, place: Place) -> None:
    mara, james = Talker(house.enter(HOST), hears=True), Talker(house.enter(LISTENER), hears=True)
    mara.page.add_init_script(_KEEP_TRACKS)
    drop_in(james, go_on_air(mara, place, "A loose cable"))
    mara.press("Speak")
    hears_more(james)
    mara.page.get_by_role("link", name="Rooms").first.click()
    bar = mara.page.get_by_role("region", name="The talk you are in")
    mara.page.evaluate(_UNPLUG)
    expect(mara.page.get_by_text("Your microphone is gone, so you are muted.")).to_be_visible()
    bar.get_by_role("button", name="Speak", exact=True).click()
    hears_more(james)
    bar.get_by_role("button", name="Leave quietly").click()


@pytest.mark.long
def test_a_browser_that_plays_nothing_untouched_asks_for_one_touch(
    house: House, place: Place, browser_type: BrowserType
) -> None:
    """A page that is loaded anew comes back into its talk without anybody touching it.

    For Chromium whatever a test looks up in a page is a touch. So nothing is looked up before it has refused.
    """
    mara = Talker(house.enter(HOST), hears=True)
    path = go_on_air(mara, place, "Quiet at first")
    mara.press("Speak")
    given = launch_arguments()
    given["args"] = [each for each in given["args"] if "autoplay" not in each]
    given["args"].append("--autoplay-policy=user-gesture-required")
    browser = browser_type.launch(**given)
    try:
        james = Talker(House(house.server, browser).enter(LISTENER), hears=True)
        james.page.add_init_script(_KEEP_AUDIO)
        drop_in(james, path)
        for start in (path, "/rooms"):
            with james.page.expect_console_message(lambda message: message.text == "NotAllowedError"):
                james.page.goto(start)
            touch = james.page.get_by_role("button", name="Tap to hear", exact=True)
            expect(touch).to_be_visible()
            assert not james.page.evaluate(_PLAYING)
            touch.click()
            expect(touch).to_have_count(0)
            james.page.wait_for_function(_PLAYING)
            hears_more(james)
    finally:
        browser.close()
    mara.choose("Leave or end", "End the talk for everyone")


@pytest.mark.long
def test_the_sound_goes_to_the_device_that_one_came_in_with_last(house: House, place: Place) -> None:
    mara = Talker(house.enter(HOST), hears=True)
    desk = Talker(house.enter(LISTENER), hears=True)
    phone = Talker(house.enter(LISTENER, is_new_session=True), hears=True)
    path = go_on_air(mara, place, "Two devices")
    mara.press("Speak")
    drop_in(desk, path)
    hears_more(desk)
    drop_in(phone, path)
    hears_more(phone)
    elsewhere = desk.page.get_by_text("You are listening on another device.")
    expect(elsewhere).to_be_visible()
    expect(desk.page.get_by_text(re.compile("^2 people"))).to_be_visible()
    desk.press("Listen here")
    hears_more(desk)
    expect(elsewhere).to_have_count(0)
    expect(phone.page.get_by_text("You are listening on another device.")).to_be_visible()
    mara.choose("Leave or end", "End the talk for everyone")


@pytest.mark.long
def test_a_killed_server_costs_the_talk_a_moment_and_nobody_their_place(house: House, place: Place) -> None:
    mara, james = Talker(house.enter(HOST), hears=True), Talker(house.enter(LISTENER), hears=True)
    drop_in(james, go_on_air(mara, place, "A short break"))
    bring_up(mara, james)
    mara.press("Speak")
    hears_more(james)
    with mara.someone.cut_off(), james.someone.cut_off():
        house.server.kill()
        expect(mara.page.get_by_text("Reconnecting…")).to_be_visible()
        house.server.start()
        for one in (mara, james):
            expect(one.page.get_by_text("Reconnecting…")).to_have_count(0, timeout=60_000)
        hears_more(james)
    for one in (mara, james):
        expect(one.stage).to_contain_text("Mara Lindner")
        expect(one.stage).to_contain_text("James Okafor")
    mara.choose("Leave or end", "End the talk for everyone")
