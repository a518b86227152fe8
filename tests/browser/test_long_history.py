"""50,000 messages in one channel: it opens, it scrolls, and the page stays small."""

import subprocess
import sys
from typing import TypedDict

import pytest
from playwright.sync_api import expect

from tests.browser.house import House, Place
from tests.faults.servers import ROOT
from tests.live import outer_environment

COUNT = 50_000
MOST_NODES = 4_000
"""Of the whole page, with its list of rooms."""
MOST_BLANK_FRAMES = 4
"""In a row: the virtual list may be a few frames late, but must never leave the reader with nothing."""
FAR = 40
"""More messages than a frame's step could ever pass."""

_SCROLL = """async ({ frames, step }) => {
  const feed = document.querySelector("[role=feed]");
  const gaps = [];
  let nodes = 0, blank = 0, longestBlank = 0, leap = 0, top = null, before = performance.now();
  for (let i = 0; i < frames; i += 1) {
    feed.scrollTop -= step;
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    gaps.push(now - before);
    before = now;
    if (i % 5 === 0) nodes = Math.max(nodes, document.querySelectorAll("*").length);
    const frame = feed.getBoundingClientRect();
    const middle = (frame.top + frame.bottom) / 2;
    const rows = [...feed.lastElementChild.children].map((row) => row.getBoundingClientRect());
    const isBlank = !rows.some(({ top, bottom }) => top <= middle && middle <= bottom);
    blank = isBlank ? blank + 1 : 0;
    longestBlank = Math.max(longestBlank, blank);
    const first = [...feed.querySelectorAll("article")].find((row) => row.getBoundingClientRect().bottom > middle);
    const number = Number(/Eintrag (\\d+):/.exec(first?.textContent)?.[1]);
    if (top !== null && number) leap = Math.max(leap, Math.abs(top - number));
    top = number || top;
  }
  gaps.sort((one, other) => one - other);
  const at = (share) => gaps[Math.floor(gaps.length * share)];
  return { p50_ms: at(0.5), p95_ms: at(0.95), worst_ms: gaps.at(-1), nodes, longest_blank: longestBlank, leap, top };
}"""


class Seen(TypedDict):
    """What scrolling came across."""

    p50_ms: float
    p95_ms: float
    worst_ms: float
    nodes: int
    longest_blank: int
    leap: int
    """Messages between the middles of two frames."""
    top: int
    """The oldest message that stood in the middle."""


@pytest.fixture
def long_place(house: House) -> Place:
    """Fill a channel past the services."""
    place = house.place("mara.lindner", "tobias.krahl", "james.okafor")
    environment = {**outer_environment(), **house.server.environment()}
    command = [sys.executable, "-m", "tests.browser.long_history", place.room, str(COUNT)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return place


@pytest.mark.long
def test_fifty_thousand_messages_open_and_scroll(
    house: House, long_place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    mara = house.enter("mara.lindner")
    mara.open_room(long_place.room)
    mara.sees(f"Eintrag {COUNT - 1}:")
    seen: Seen = mara.page.evaluate(_SCROLL, {"frames": 300, "step": 160})
    with capsys.disabled():
        figures = ", ".join(f"{name} {value:.0f}" for name, value in seen.items())
        print(f"\n50,000 messages, 300 frames of 160 px: {figures}")  # noqa: T201
    assert seen["top"] < COUNT - 200, "No older pages came."
    assert seen["leap"] < FAR, "The place was lost when a page came."
    assert seen["nodes"] < MOST_NODES
    assert seen["longest_blank"] <= MOST_BLANK_FRAMES

    mara.page.goto(f"/rooms/{long_place.room}/25000")
    expect(mara.message("Eintrag 24990:").or_(mara.message("Eintrag 25000:")).first).to_be_visible()
    assert mara.page.locator("*").count() < MOST_NODES
    mara.page.get_by_role("button", name="To the newest").click()
    mara.sees(f"Eintrag {COUNT - 1}:")
