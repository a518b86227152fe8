"""`make bench-ear`: from one browser's microphone to another's ear, and from pressing "Listen in" to the first sound.

Two pages of one Chromium on one machine, so that one clock counts for both. The speaker's microphone is a click every
half second, made by Web Audio; the listener looks at what it hears every few milliseconds. A sound card is in neither.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import daphne.server  # noqa: F401 - installs the reactor that `realtime.wire` expects, so it comes first
import django
from playwright.sync_api import Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workspace.config.settings")

from tests import environment  # noqa: F401 - a data folder of our own

django.setup()

from tests.browser.conftest import launch_arguments  # noqa: E402 - Django first
from tests.browser.house import House  # noqa: E402
from tests.live import LiveServer  # noqa: E402

HOST, LISTENER = "mara.lindner", "james.okafor"
EVERY_MS = 500
_MICROPHONE = """
  const sound = new AudioContext();
  const line = sound.createMediaStreamDestination();
  const told = (window.clicksAt = []);
  const clock = () => {
    const { contextTime, performanceTime } = sound.getOutputTimestamp();
    return performance.timeOrigin + performanceTime - contextTime * 1000;
  };
  const click = () => {
    const at = sound.currentTime + 0.05;
    const tone = new OscillatorNode(sound, { frequency: 2000 });
    const gain = new GainNode(sound, { gain: 0.6 });
    tone.connect(gain).connect(line);
    tone.start(at);
    tone.stop(at + 0.03);
    told.push(clock() + at * 1000);
  };
  const hum = new OscillatorNode(sound, { frequency: 300 });
  hum.connect(new GainNode(sound, { gain: 0.01 })).connect(line);
  hum.start();
  navigator.mediaDevices.getUserMedia = async () => {
    await sound.resume();
    setInterval(click, EVERY_MS);
    return new MediaStream(line.stream.getAudioTracks().map((track) => track.clone()));
  };
""".replace("EVERY_MS", str(EVERY_MS))
_EAR = """
  const heard = (window.heardAt = []);
  window.firstAt = 0;
  window.pressedAt = 0;
  const press = () => {
    window.pressedAt = performance.timeOrigin + performance.now();
    window.firstAt = 0;
  };
  addEventListener("click", press, true);
  const follow = (track) => {
    const sound = new AudioContext();
    const ear = new AnalyserNode(sound, { fftSize: 1024 });
    sound.createMediaStreamSource(new MediaStream([track])).connect(ear);
    const samples = new Float32Array(ear.fftSize);
    let quiet = true;
    const look = () => {
      if (track.readyState === "ended") return void sound.close();
      ear.getFloatTimeDomainData(samples);
      const now_ms = performance.timeOrigin + performance.now();
      const place = (at) => now_ms - ((samples.length - at) / sound.sampleRate) * 1000;
      const any = samples.findIndex((sample) => Math.abs(sample) > 0.001);
      if (any >= 0 && !window.firstAt) window.firstAt = place(any);
      const at = samples.findIndex((sample) => Math.abs(sample) > 0.1);
      if (at >= 0 && quiet) heard.push(place(at));
      quiet = at < 0;
      setTimeout(look, 4);
    };
    look();
  };
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...given) {
      super(...given);
      this.addEventListener("track", ({ track }) => follow(track));
    }
  };
"""


def enter(house: House, handle: str, script: str, talk: str) -> Page:
    """Come into the talk with a microphone or an ear of ours."""
    someone = house.enter(handle, is_new_session=True)
    someone.page.add_init_script(script)
    someone.open(f"/talks/{talk}")
    listen_in(someone.page)
    return someone.page


def listen_in(page: Page) -> None:
    """Press the door."""
    page.get_by_role("button", name="Listen in", exact=True).click()
    expect(page.get_by_role("toolbar", name="Your part in the talk")).to_be_visible()


def delays_ms(said: list[float], heard: list[float]) -> list[float]:
    """Return for each click that was heard how long it took; clicks are far enough apart to tell which."""
    return [after - before for after in heard for before in said if 0 < after - before < EVERY_MS]


def joins_ms(page: Page, talk: str, count: int) -> list[float]:
    """Walk out and come in again, and return how long each time it took to hear."""
    found = []
    for _ in range(count):
        page.get_by_role("button", name="Leave quietly", exact=True).first.click()
        page.get_by_role("button", name="Listen in", exact=True).wait_for()
        page.wait_for_timeout(300)
        listen_in(page)
        until_s = time.monotonic() + 10
        while not (first := page.evaluate("window.firstAt")) and time.monotonic() < until_s:
            page.wait_for_timeout(50)
        found.append(first - page.evaluate("window.pressedAt"))
    return found


def measured(house: House, seconds: float, joins: int) -> dict[str, Any]:
    """Let one click and the other listen."""
    hands = house.hands(HOST)
    community = hands.get("/api/communities?search=New%20Work")["communities"][0]["id"]
    talk = str(hands.post("/api/talks", {"community": community, "title": "Clicks"})["id"])
    mouth = enter(house, HOST, _MICROPHONE, talk)
    ear = enter(house, LISTENER, _EAR, talk)
    mouth.get_by_role("button", name="Speak", exact=True).click()
    expect(mouth.get_by_role("button", name="Mute", exact=True)).to_be_visible()
    ear.wait_for_timeout(3_000)
    ear.evaluate("window.heardAt.length = 0")
    ear.wait_for_timeout(seconds * 1_000)
    delays = sorted(delays_ms(mouth.evaluate("window.clicksAt"), ear.evaluate("window.heardAt")))
    came = sorted(joins_ms(ear, talk, joins))
    hands.post(f"/api/talks/{talk}/end")
    return {
        "mouth_to_ear_p50_ms": round(statistics.median(delays)),
        "mouth_to_ear_p95_ms": round(delays[int(len(delays) * 0.95)]),
        "join_to_sound_p50_ms": round(statistics.median(came)),
        "join_to_sound_max_ms": round(came[-1]),
        "clicks": len(delays),
        "joins": len(came),
    }


def main() -> int:
    """Serve the demo, listen, and print the figures as the last line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--joins", type=int, default=10)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="flurfunk-ear-") as folder, sync_playwright() as playwright:
        server = LiveServer(Path(folder))
        server.load_demo()
        server.start()
        try:
            browser = playwright.chromium.launch(**launch_arguments())
            found = measured(House(server, browser), args.seconds, args.joins)
            browser.close()
        finally:
            server.stop()
    print(json.dumps(found), flush=True)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
