"""A person in a talk: their part of it, what they hear, and the few things everyone does there."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.house import Place
from tests.browser.someone import Someone, without_sound
from tests.browser.speech import KEEP_PEERS

HEARD = """async () => {
  let heard = 0;
  for (const peer of window.peersOfThisPage) {
    for (const report of (await peer.getStats()).values()) {
      if (report.type === "inbound-rtp") heard += report.totalAudioEnergy ?? 0;
    }
  }
  return heard;
}"""
"""The energy of all that was played: one full-scale second is 1."""


class Listener:
    """A person where there is sound; without it, unless it is what the test is about."""

    def __init__(self, someone: Someone, *, hears: bool = False) -> None:
        self.someone = someone
        self.page = someone.page
        if hears:
            self.page.add_init_script(KEEP_PEERS)
        else:
            without_sound(self.page)


class Talker(Listener):
    """A person who goes to talks."""

    @property
    def bar(self) -> Locator:
        """Return one's own acts."""
        return self.page.get_by_role("toolbar", name="Your part in the talk")

    @property
    def stage(self) -> Locator:
        """Return those who may be heard."""
        return self.page.get_by_role("region", name="On stage")

    def press(self, name: str) -> None:
        """Press a button that is called exactly so."""
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def choose(self, button: str, item: str) -> None:
        """Do something from a menu."""
        self.press(button)
        self.page.get_by_role("menuitem", name=item).first.click()

    def look_at(self, side: str) -> None:
        """Open a tab beside the stage."""
        self.page.get_by_role("tab", name=re.compile(f"^{side}")).click()


def go_on_air(mara: Talker, place: Place, title: str) -> str:
    """Start a talk from the community's page and return its path."""
    mara.someone.open(f"/rooms/c/{place.community}")
    mara.press("Start a talk")
    dialog = mara.page.get_by_role("dialog")
    dialog.get_by_label("What is it about?").fill(title)
    dialog.get_by_role("button", name="Go on air", exact=True).click()
    expect(mara.bar).to_be_visible()
    return mara.page.url[mara.page.url.index("/talks/") :]


def drop_in(james: Talker, path: str) -> None:
    james.someone.open(path)
    james.press("Listen in")
    expect(james.bar).to_be_visible()


def bring_up(mara: Talker, james: Talker) -> None:
    """Let a host bring James on stage, who gladly comes."""
    mara.page.get_by_role("button", name="James Okafor", exact=True).click()
    mara.page.get_by_role("menuitem", name="Bring on stage").click()
    james.press("Yes, gladly")
    james.press("Go on stage")
    expect(mara.stage).to_contain_text("James Okafor")
