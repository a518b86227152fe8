"""Speech to put into microphones, and how alike two recordings of it are."""

import base64
import subprocess
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Page

from talk.media.audio import RATE_HZ, Frame
from tests.talk.media.reading import heard
from workspace.config.setup.machine import ESPEAK, require

_HOP = RATE_HZ // 50
_EDGES_HZ = np.geomspace(120, 7_000, 25)
KEEP_PEERS = """
  const peers = (window.peersOfThisPage = []);
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...given) {
      super(...given);
      peers.push(this);
    }
  };
"""
_RECORD = """async (ms) => {
  const tracks = window.peersOfThisPage.flatMap((peer) => peer.getReceivers().map(({ track }) => track));
  const track = tracks.findLast(({ readyState }) => readyState === "live");
  const recorder = new MediaRecorder(new MediaStream([track]));
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const isDone = new Promise((done) => (recorder.onstop = done));
  recorder.start();
  setTimeout(() => recorder.stop(), ms);
  await isDone;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}"""


def spoken(text: str, voice: str, path: Path) -> Path:
    """Have a text spoken into a WAV file, at the rate that Chromium's microphone has."""
    require([ESPEAK])
    raw = path.with_suffix(".raw.wav")
    subprocess.run(["espeak-ng", "-v", voice, "-s", "160", "-w", str(raw), text], check=True)
    samples = heard(raw)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=RATE_HZ, layout="mono")
        whole = (np.clip(samples, -1, 1) * 32767).astype(np.int16).reshape(1, -1)
        picture = av.AudioFrame.from_ndarray(whole, format="s16", layout="mono")
        picture.sample_rate = RATE_HZ
        container.mux(stream.encode(picture))
        container.mux(stream.encode(None))
    return path


def received(pages: list[Page], seconds: float, folder: Path) -> list[Frame]:
    """Return what several pages hear in the same seconds. Each has to have been opened with `KEEP_PEERS`."""
    for page in pages:
        page.evaluate(f"(ms) => {{ window.hearing = ({_RECORD})(ms); }}", round(seconds * 1000))
    found = []
    for number, page in enumerate(pages):
        path = folder / f"received-{number}.webm"
        path.write_bytes(base64.b64decode(page.evaluate("() => window.hearing")))
        found.append(heard(path))
    return found


def likeness(recording: Frame, original: Frame) -> float:
    """Return how alike a recording is to the stretch of the original that it fits best: 1 the same, 0 nothing.

    Compares how loud 24 bands are over time, which survives codecs and automatic gain; the shorter slides over the
    longer. Different speech comes to about a half.
    """
    short, long = sorted((_bands(recording), _bands(original)), key=len)
    short = short - short.mean(axis=0)
    best = 0.0
    for start in range(len(long) - len(short) + 1):
        part = long[start : start + len(short)]
        part = part - part.mean(axis=0)
        norm = float(np.linalg.norm(short) * np.linalg.norm(part))
        best = max(best, float(np.sum(short * part)) / norm if norm else 0.0)
    return best


def holds(recording: Frame, original: Frame) -> float:
    """Return how alike some two and a half seconds of a recording are to a speech that was said over and over."""
    window, step = round(2.5 * RATE_HZ), RATE_HZ // 2
    starts = range(0, max(1, recording.size - window), step)
    return max(likeness(recording[start : start + window], np.tile(original, 2)) for start in starts)


def _bands(samples: Frame) -> NDArray[np.float64]:
    """Return the loudness of each band every 20 ms, in dB above a floor: `(frames, bands)`."""
    count = (samples.size - 2 * _HOP) // _HOP
    frames = np.stack([samples[at * _HOP : at * _HOP + 2 * _HOP] for at in range(count)]) * np.hanning(
        2 * _HOP
    )
    power = np.abs(np.fft.rfft(frames)) ** 2
    places = np.searchsorted(np.fft.rfftfreq(2 * _HOP, 1 / RATE_HZ), _EDGES_HZ)
    bands = np.stack([power[:, a : max(b, a + 1)].mean(axis=1) for a, b in pairwise(places)], 1)
    loud = 10 * np.log10(bands + 1e-12)
    floored: NDArray[np.float64] = np.maximum(loud, loud.max() - 50)
    return floored
