"""A person at a browser: the page, what the console complained of, and the few things everyone does in a room."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Locator, Page, expect

from tests.browser.hands import Hands, address_of
from workspace.config.demo.sign_ins import DEMO_PASSWORD

_FEED = re.compile("^(Messages in|Nachrichten in) ")
COMPOSER = re.compile("^(Message to|Nachricht an) ")


def without_sound(page: Page) -> None:
    """Let a talk be quiet on a page: where its screens are what matters, nobody waits for a line."""
    page.add_init_script("delete window.RTCPeerConnection")


class Someone:
    """One browser of one person, or of a stranger. `hands` is the same person's way past the screens."""

    def __init__(
        self, context: BrowserContext, hands: Hands | None = None, *, owns_browser: bool = True
    ) -> None:
        self.context = context
        self.hands = hands
        self._owns_browser = owns_browser
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self._is_cut_off = False
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"thrown: {error}"))
        self.page.on("dialog", self._on_dialog)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not self._is_cut_off:
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")

    def _on_dialog(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    @contextmanager
    def cut_off(self) -> Iterator[None]:
        """Expect that requests fail for a while: browsers write each one into the console."""
        self._is_cut_off = True
        yield
        self._is_cut_off = False

    @property
    def composer(self) -> Locator:
        """Return the field of the open room."""
        return self.page.get_by_label(COMPOSER)

    @property
    def feed(self) -> Locator:
        """Return what was said in the open room."""
        return self.page.get_by_label(_FEED)

    @property
    def notices(self) -> Locator:
        """Return the corner where short notices stand."""
        return self.page.get_by_role("region", name="Notices")

    def open(self, path: str) -> None:
        """Load an address and wait for its heading."""
        self.page.goto(path)
        expect(self.page.locator("h1, h2").first).to_be_attached()

    def open_room(self, room: str) -> None:
        """Load a room and wait until one could read and write."""
        self.page.goto(f"/rooms/{room}")
        expect(self.feed).to_be_visible()

    def say(self, text: str) -> None:
        """Write and send."""
        self.composer.fill(text)
        self.composer.press("Enter")

    def message(self, text: str) -> Locator:
        """Return the messages that hold a text: the newest of one's own may still be on its way."""
        return self.feed.get_by_role("article").filter(has_text=text)

    def sees(self, text: str) -> Locator:
        """Wait until a message is there, exactly once, and return it."""
        message = self.message(text)
        expect(message).to_have_count(1)
        return message

    def said(self, texts: list[str]) -> list[str]:
        """Return which of the texts stand in the room, in the order in which they stand there."""
        shown = self.feed.get_by_role("article").all_inner_texts()
        return [text for article in shown for text in texts if text in article]

    def row_of(self, room: str) -> Locator:
        """Return a room's line in the list."""
        return self.page.locator(f'a[href="/rooms/{room}"]').first

    def act_on(self, text: str, verb: str) -> None:
        """Do something from the menu of a message."""
        message = self.sees(text)
        message.hover()
        message.get_by_role("button", name="More", exact=True).click()
        self.page.get_by_role("menuitem", name=verb, exact=True).click()

    def sign_in(self, handle: str, password: str = DEMO_PASSWORD) -> None:
        """Fill in the form that is on screen."""
        self.page.get_by_label("E-mail address").fill(address_of(handle))
        self.page.get_by_label("Password", exact=True).fill(password)
        self.page.get_by_role("button", name="Sign in", exact=True).click()

    def close(self) -> None:
        """Leave: the browser, or one's page of it."""
        if self._owns_browser:
            self.context.close()
            return
        self.context.set_offline(False)
        self.page.close()
