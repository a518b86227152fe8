"""Chromium as a peer of the audio engine: it listens, then speaks, over one offer and one answer."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from typing import Any, TypeVar

import pytest
from playwright.sync_api import Browser

from talk.media.config import EngineConfig
from talk.media.ids import PeerId
from talk.media.thread import EngineThread
from tests.talk.media.people import TALK, Person, Remembered

Result = TypeVar("Result")
STAGE_HZ, CHROMIUM_HZ = 440, 1500
CHROMIUM_PEER = PeerId("chromium")

OFFER = """async (hz) => {
  const peer = new RTCPeerConnection();
  const transceiver = peer.addTransceiver('audio', {direction: 'sendrecv'});
  const sound = new AudioContext();
  await sound.resume();
  const tone = new OscillatorNode(sound, {frequency: hz});
  const microphone = sound.createMediaStreamDestination();
  tone.connect(new GainNode(sound, {gain: 0.3})).connect(microphone);
  tone.start();
  const ears = new AnalyserNode(sound, {fftSize: 8192, smoothingTimeConstant: 0});
  peer.ontrack = ({track}) => {
    const stream = new MediaStream([track]);
    const element = new Audio();
    element.srcObject = stream;
    element.play();
    sound.createMediaStreamSource(stream).connect(ears);
  };
  window.loudness = (hz) => {
    const bins = new Float32Array(ears.frequencyBinCount);
    ears.getFloatFrequencyData(bins);
    return bins[Math.round(hz * ears.fftSize / sound.sampleRate)];
  };
  window.speak = () => transceiver.sender.replaceTrack(microphone.stream.getAudioTracks()[0]);
  window.accept = (sdp) => peer.setRemoteDescription({type: 'answer', sdp});
  await peer.setLocalDescription();
  await new Promise((done) => {
    peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && done();
    if (peer.iceGatheringState === 'complete') done();
  });
  return peer.localDescription.sdp;
}"""


class Elsewhere:
    """An event loop in a thread: Playwright's own runs on the test's."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(timeout=20)

    def close(self) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(5)
        self.loop.close()


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    made = Elsewhere()
    yield made
    made.close()


async def a_talk_with(name: str) -> tuple[EngineThread, Person]:
    engine = EngineThread(EngineConfig(), Remembered())
    await engine.start()
    await engine.open(TALK)
    person = Person(name, STAGE_HZ)
    await person.join(engine, may_speak=True)
    return engine, person


async def until_heard(person: Person, hz: float) -> None:
    async with asyncio.timeout(10):
        while not person.hears(hz):  # noqa: ASYNC110 - what is waited for is heard, not signalled
            await asyncio.sleep(0.05)


def test_chromium_hears_the_stage_and_is_heard_once_it_may_speak(
    browser: Browser, elsewhere: Elsewhere
) -> None:
    engine, ada = elsewhere.run(a_talk_with("ada"))
    page = browser.new_page()
    try:
        page.goto("about:blank")
        page.mouse.click(10, 10)  # sound needs a gesture
        offer = page.evaluate(OFFER, CHROMIUM_HZ)
        answer = elsewhere.run(engine.answer(TALK, CHROMIUM_PEER, offer, may_speak=False, is_muted=False))
        page.evaluate("(sdp) => accept(sdp)", answer)
        page.wait_for_function(f"loudness({STAGE_HZ}) > -50 && loudness({CHROMIUM_HZ}) < -80")
        page.evaluate("speak()")
        page.wait_for_timeout(500)
        assert ada.is_deaf_to(CHROMIUM_HZ)
        elsewhere.run(engine.set_voice(TALK, CHROMIUM_PEER, may_speak=True, is_muted=False))
        elsewhere.run(until_heard(ada, CHROMIUM_HZ))
        page.wait_for_function(f"loudness({STAGE_HZ}) > -50 && loudness({CHROMIUM_HZ}) < -80")
    finally:
        page.close()
        elsewhere.run(ada.leave())
        elsewhere.run(engine.close())
