"""What is played into a talk: the host's clips, and questions that listeners have recorded."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.house import PHONE, House, Place
from tests.browser.someone import Someone
from tests.talk.media.recordings import recording

HOST, LISTENER = "mara.lindner", "james.okafor"
CLIP_HZ = 880
_EARS = """
  const peers = [];
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...given) {
      super(...given);
      peers.push(this);
    }
  };
  let ears = null;
  const listen = () => {
    const tracks = peers.flatMap((peer) => peer.getReceivers().map(({ track }) => track));
    const track = tracks.findLast(({ readyState }) => readyState === "live");
    if (!track || ears) return ears;
    const sound = new AudioContext();
    ears = new AnalyserNode(sound, { fftSize: 8192, smoothingTimeConstant: 0 });
    sound.createMediaStreamSource(new MediaStream([track])).connect(ears);
    return ears;
  };
  window.loudness = (from_hz, to_hz) => {
    const ears = listen();
    if (!ears) return -200;
    const bins = new Float32Array(ears.frequencyBinCount);
    ears.getFloatFrequencyData(bins);
    const at = (hz) => Math.round((hz * ears.fftSize) / ears.context.sampleRate);
    return Math.max(...bins.slice(at(from_hz), at(to_hz) + 1));
  };
"""
"""`loudness(from, to)`: the loudest that is received between two frequencies, in dB."""
HEARD, SILENT = -60, -90


@pytest.fixture
def place(house: House) -> Place:
    """Make a community of two."""
    return house.place(HOST, LISTENER)


def _file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "audio/wav", "buffer": content}


def _enter(house: House, handle: str, talk: str, **options: Any) -> Page:
    """Come into the talk, with ears."""
    someone: Someone = house.enter(handle, **options)
    someone.page.add_init_script(_EARS)
    someone.open(f"/talks/{talk}")
    someone.page.get_by_role("button", name="Listen in", exact=True).click()
    expect(someone.page.get_by_role("toolbar", name="Your part in the talk")).to_be_visible()
    return someone.page


def _on_air(house: House, place: Place, title: str) -> str:
    wish = {"community": place.community, "title": title}
    return str(house.hands(HOST).post("/api/talks", wish)["id"])


def _look_at(page: Page, side: str) -> None:
    page.get_by_role("tab", name=side).click()


def _clips(page: Page) -> Locator:
    return page.get_by_role("list", name="Clips", exact=True)


def _playing(page: Page) -> Locator:
    return page.get_by_role("list", name="What is playing").get_by_role("listitem")


def _drop(page: Page, file: Path) -> None:
    """Drop a file on the board, as from a folder on the desktop."""
    box = page.get_by_text("Or drop files here").bounding_box()
    assert box is not None
    tools = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(file)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        tools.send(
            "Input.dispatchDragEvent", {"type": kind, "x": box["x"] + 5, "y": box["y"] + 5, "data": data}
        )
    tools.detach()


def _until(page: Page, condition: str) -> None:
    """Wait for what is heard. Playwright's own waiting would break the page's policy, which forbids `eval`."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    raise AssertionError(condition)


def _end(house: House, talk: str) -> None:
    house.hands(HOST).post(f"/api/talks/{talk}/end")


def test_a_clip_is_added_played_to_everyone_and_stopped(house: House, place: Place) -> None:
    talk = _on_air(house, place, "With jingles")
    mara, james = _enter(house, HOST, talk), _enter(house, LISTENER, talk)
    _look_at(mara, "Clips")
    expect(mara.get_by_text("No clips yet")).to_be_visible()
    mara.locator("input[type=file]").set_input_files(_file("Opening_tone.wav", recording("wav", 30, CLIP_HZ)))
    tile = _clips(mara).get_by_role("listitem").filter(has_text="Opening tone")
    expect(tile).to_contain_text("0:30")
    press = tile.get_by_role("button", name="Opening tone 0:30")
    press.click()
    expect(press).to_have_attribute("aria-pressed", "true")
    expect(_playing(james)).to_have_text("Playing: Opening tone")
    expect(james.get_by_role("button", name="Stop Opening tone")).to_have_count(0)
    _until(james, f"loudness({CLIP_HZ - 20}, {CLIP_HZ + 20}) > {HEARD}")
    assert violations(mara) == []

    mara.get_by_role("button", name="Stop Opening tone").click()
    expect(_playing(james)).to_have_count(0)
    expect(press).to_have_attribute("aria-pressed", "false")
    _until(james, f"loudness({CLIP_HZ - 20}, {CLIP_HZ + 20}) < {SILENT}")
    expect(james.get_by_role("tab", name="Clips")).to_have_count(0)
    _end(house, talk)


@pytest.mark.long
def test_what_is_no_audio_is_said_and_what_is_deleted_can_be_had_back(
    house: House, place: Place, tmp_path: Path
) -> None:
    talk = _on_air(house, place, "Sorting out")
    someone = house.enter(HOST)
    with someone.cut_off():  # a refused upload stands in the console
        mara = someone.page
        someone.open(f"/talks/{talk}")
        mara.get_by_role("button", name="Listen in", exact=True).click()
        _look_at(mara, "Clips")
        chooser = mara.locator("input[type=file]")
        chooser.set_input_files(_file("lyrics.mp3", b"La la la, but only in writing.\n" * 99))
        waiting = mara.get_by_role("list", name="On their way to the board")
        expect(waiting).to_contain_text("There is no audio in it that we can read.")
        waiting.get_by_role("button", name="Put away").click()
        expect(waiting).to_have_count(0)

    gong = tmp_path / "gong.ogg"
    gong.write_bytes(recording("ogg", 0.5))
    _drop(mara, gong)
    expect(_clips(mara)).to_contain_text("gong")
    mara.get_by_role("button", name="What to do with gong").click()
    mara.get_by_role("menuitem", name="Rename").click()
    field = mara.get_by_role("dialog").get_by_label("Title")
    field.fill("Big gong")
    field.press("Enter")
    expect(_clips(mara)).to_contain_text("Big gong")
    for undone in (True, False):
        mara.get_by_role("button", name="What to do with Big gong").click()
        mara.get_by_role("menuitem", name="Delete").click()
        expect(_clips(mara)).to_have_count(0)
        if undone:
            someone.notices.get_by_role("button", name="Undo").click()
            expect(_clips(mara)).to_contain_text("Big gong")
    mara.reload()  # what waited for its undo is done with the page
    while house.hands(HOST).get(f"/api/talks/{talk}/clips")["clips"]:
        mara.wait_for_timeout(100)
    _end(house, talk)


@pytest.mark.long
def test_a_recorded_question_is_listened_to_alone_then_played_on_air(house: House, place: Place) -> None:
    talk = _on_air(house, place, "Call us")
    mara, james = _enter(house, HOST, talk), _enter(house, LISTENER, talk)
    _look_at(james, "Questions")
    james.get_by_role("button", name="Record a question").click()
    dialog = james.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Record", exact=True)).to_be_visible()
    assert violations(james) == []
    dialog.get_by_role("button", name="Record", exact=True).press("Enter")
    stop = dialog.get_by_role("button", name="Stop recording")
    expect(stop).to_be_focused()
    james.wait_for_timeout(3_000)
    stop.press("Enter")
    expect(dialog.get_by_role("button", name="Send it")).to_be_focused()
    assert violations(james) == []
    dialog.get_by_label("What is it about?").fill("The roof terrace")
    dialog.get_by_role("button", name="Send it").click()
    expect(dialog).to_have_count(0)

    _look_at(mara, "Questions")
    question = mara.get_by_role("listitem").filter(has_text="The roof terrace")
    question.get_by_role("button", name="Listen alone to the question of James Okafor").click()
    expect(question.get_by_role("button", name="Stop listening")).to_be_visible()
    assert james.evaluate("loudness(100, 8000)") < HEARD
    question.get_by_role("button", name="Play on air").click()
    expect(_playing(james)).to_have_text("Playing: Voice question of James Okafor")
    _until(james, f"loudness(100, 8000) > {HEARD}")
    asked = james.get_by_role("listitem").filter(has_text="The roof terrace")
    expect(asked).to_contain_text("On air")
    assert violations(mara) == []
    expect(_playing(james)).to_have_count(0)
    expect(question.get_by_role("button", name="Play on air again")).to_be_visible()
    _end(house, talk)


@pytest.mark.long
def test_who_forbids_the_microphone_is_told_what_to_do(house: House, place: Place) -> None:
    talk = _on_air(house, place, "No microphone")
    james = _enter(house, LISTENER, talk, viewport=PHONE)
    james.evaluate(
        """() => {
          navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", "NotAllowedError"));
        }"""
    )
    _look_at(james, "Questions")
    james.get_by_role("button", name="Record a question").click()
    dialog = james.get_by_role("dialog")
    dialog.get_by_role("button", name="Record", exact=True).click()
    expect(dialog).to_contain_text("Allow it at the left of the address, then try again.")
    expect(dialog.get_by_role("button", name="Try again")).to_be_focused()
    assert violations(james) == []
    _end(house, talk)


@pytest.mark.long
def test_one_records_a_question_before_a_talk_of_a_show(house: House, place: Place) -> None:
    hands = house.hands(HOST)
    show = hands.post("/api/shows", {"community": place.community, "title": "Mailbox"})["show"]["id"]
    wish = {"community": place.community, "show": show, "title": "Ahead", "starts_at": "2099-01-01T10:00:00Z"}
    talk = hands.post("/api/talks", wish)["id"]
    james = house.enter(LISTENER)
    james.open(f"/talks/{talk}")
    james.page.get_by_role("button", name="Record a question").click()
    dialog = james.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Record", exact=True).click()
    james.page.wait_for_timeout(1_500)
    dialog.get_by_role("button", name="Stop recording").click()
    dialog.get_by_role("button", name="Send it").click()
    own = james.page.get_by_role("region", name="Recorded questions")
    expect(own.get_by_role("button", name="Listen to your question")).to_be_visible()
    mara = house.enter(HOST)
    mara.open(f"/talks/{talk}")
    expect(mara.page.get_by_role("button", name="Listen alone to the question of James")).to_be_visible()
    expect(mara.page.get_by_role("region", name="Clips for this talk")).to_contain_text("No clips yet")
    assert violations(mara.page) == []
    own.get_by_role("button", name="Take back").click()
    expect(own).to_have_count(0)
    hands.post(f"/api/talks/{talk}/cancel")
