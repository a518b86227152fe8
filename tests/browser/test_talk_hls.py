"""Whoever has no direct line hears a talk a few seconds late, and at once again as soon as there is one."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.someone import Someone

HOST, LISTENER = "mara.lindner", "james.okafor"

_KEEP_AUDIO = """
  const audios = (window.audiosOfThisPage = []);
  window.Audio = class extends Audio {
    constructor(...given) {
      super(...given);
      audios.push(this);
    }
  };
"""
_NO_WEBRTC = """
  const Kept = window.RTCPeerConnection;
  delete window.RTCPeerConnection;
  window.bringWebRtcBack = () => {
    window.RTCPeerConnection = Kept;
  };
"""
_HELD_UP = """
  window.isHeldUp = true;
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(config) {
      super(window.isHeldUp ? {...config, iceServers: [], iceTransportPolicy: "relay"} : config);
    }
  };
"""
_LOUDEST = """async (isStream) => {
  const audio = window.audiosOfThisPage.find((one) => !one.paused && (one.srcObject !== null) === isStream);
  if (!audio || audio.muted) return 0;
  const sound = (window.soundOfThisTest ??= new AudioContext());
  const ears = new AnalyserNode(sound, {fftSize: 16384});
  const stream = isStream ? audio.srcObject : audio.captureStream();
  if (!stream.getAudioTracks().length) return 0;
  const source = sound.createMediaStreamSource(stream);
  source.connect(ears);
  const wave = new Float32Array(ears.fftSize);
  let loudest = 0;
  for (let look = 0; look < 8; look += 1) {
    await new Promise((done) => setTimeout(done, 200));
    ears.getFloatTimeDomainData(wave);
    loudest = Math.max(loudest, ...wave.map(Math.abs));
  }
  source.disconnect();
  return loudest * audio.volume;
}"""
"""The loudest sample (0..1) that is heard in 1.6 s: in a second of the microphone there is one beep."""
LATE, DIRECT = "false", "true"


def _is_heard(page: Page, way: str) -> None:
    page.wait_for_function(f"() => ({_LOUDEST})({way}).then((loudest) => loudest > 0.01)", timeout=30_000)


def _is_silent(page: Page, way: str) -> None:
    assert page.evaluate(f"({_LOUDEST})({way})") == 0


def _press(someone: Someone, name: str) -> None:
    someone.page.get_by_role("button", name=name, exact=True).first.click()


def _speak(house: House) -> tuple[Someone, str]:
    """Let the host speak; return the talk's path as well."""
    place = house.place(HOST, LISTENER)
    mara = house.enter(HOST)
    talk = house.hands(HOST).post("/api/talks", {"community": place.community, "title": "Far away"})["id"]
    mara.open(f"/talks/{talk}")
    _press(mara, "Listen in")
    _press(mara, "Speak")
    expect(mara.page.get_by_role("toolbar").get_by_role("button", name="Mute", exact=True)).to_be_visible()
    return mara, f"/talks/{talk}"


def _listen(house: House, path: str, script: str) -> Someone:
    james = house.enter(LISTENER)
    for each in (_KEEP_AUDIO, script):
        james.page.add_init_script(each)
    james.open(path)
    _press(james, "Listen in")
    return james


def _is_direct(james: Someone) -> None:
    expect(james.page.get_by_text("You hear this a few seconds late")).to_have_count(0, timeout=30_000)
    _is_heard(james.page, DIRECT)
    _is_silent(james.page, LATE)


@pytest.mark.long
def test_a_browser_without_webrtc_hears_the_host_late_until_it_has_it(house: House) -> None:
    _, path = _speak(house)
    james = _listen(house, path, _NO_WEBRTC)
    notice = james.page.get_by_text("You hear this a few seconds late: this browser has no direct line.")
    expect(notice).to_be_visible(timeout=30_000)
    _is_heard(james.page, LATE)
    james.page.get_by_role("link", name="Rooms").first.click()
    _is_heard(james.page, LATE)

    james.page.evaluate("bringWebRtcBack()")
    james.page.get_by_role("region", name="The talk you are in").get_by_role("link").click()
    _press(james, "Raise your hand")
    _is_direct(james)
    _press(james, "Leave quietly")


@pytest.mark.long
def test_who_is_held_up_by_the_network_hears_it_late_and_comes_on_stage_directly(house: House) -> None:
    mara, path = _speak(house)
    james = _listen(house, path, _HELD_UP)
    notice = james.page.get_by_text(
        "You hear this a few seconds late: your network holds up the direct line."
    )
    expect(notice).to_be_visible(timeout=40_000)
    _is_heard(james.page, LATE)

    james.page.evaluate("() => { isHeldUp = false; }")
    mara.page.get_by_role("button", name="James Okafor", exact=True).click()
    mara.page.get_by_role("menuitem", name="Bring on stage").click()
    expect(james.page.get_by_role("dialog")).to_be_visible()
    _is_direct(james)
    _press(james, "Rather listen")
    _press(james, "Leave quietly")
