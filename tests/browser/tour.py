"""Walking through all screens in one browser a language: the page is loaded once, then paths change in place."""

from playwright.sync_api import Page, expect

from tests.browser.episodes import behind
from tests.browser.house import DESKTOP, PHONE, House
from tests.browser.screens import ADMINISTRATOR, Language, Screen, names_in
from tests.browser.someone import Someone, without_sound

HOST = "tobias.krahl"
_GO = """path => {
  history.pushState(null, "", path);
}"""
_SETTLED = """() => {
  const isFar = ({ top, bottom }) => bottom < 0 || top > innerHeight;
  for (const motion of document.getAnimations()) {
    if (motion.effect?.getTiming().iterations !== Infinity) motion.finish();
  }
  return document.fonts.status === "loaded"
    && document.querySelector("[aria-busy=true]") === null
    && [...document.images].every((image) => image.complete || isFar(image.getBoundingClientRect()));
}"""


class Tour:
    """One administrator and one stranger who look at every screen."""

    def __init__(self, house: House, language: Language) -> None:
        self._house = house
        self.language = language
        self._names = names_in(house)
        house.hands(ADMINISTRATOR).speak(language)
        locale = {"de": "de-DE", "en": "en-GB"}[language]
        self._inside = house.enter(ADMINISTRATOR, locale=locale)
        self._outside = house.stranger(locale=locale)
        self._names["episode"] = behind(house.server, "make", self._names["community"], ADMINISTRATOR, HOST)
        house.hands(ADMINISTRATOR).post(f"/api/episodes/{self._names['episode']}/publish")
        self._names["talk"] = self._put_on_air(self._names["community"])

    def _put_on_air(self, community: str) -> str:
        """Let somebody host a talk, from a page that stays open for as long as the tour goes."""
        hands = self._house.hands(HOST)
        wish = {"community": community, "title": "Was der neue Ablauf ändert", "description": ""}
        talk = str(hands.post("/api/talks", wish)["id"])
        host = self._house.enter(HOST)
        without_sound(host.page)
        host.open(f"/talks/{talk}")
        host.page.get_by_role("button", name="Listen in", exact=True).click()
        expect(host.page.get_by_role("toolbar")).to_be_visible()
        host.say("Fragen gern hier, wir nehmen sie auf Sendung.")
        return talk

    def visit(self, screen: Screen) -> Page:
        """Open a screen in light, on a desktop where there is a choice, and wait until nothing moves any more."""
        someone = self._outside if screen.is_for_strangers else self._inside
        page = someone.page
        size = PHONE if screen.is_for_phones else DESKTOP
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        self._go(someone, screen.path.format(**self._names))
        if screen.act is not None:
            self.settle(page)
            screen.act(page, self.language)
        expect(page.get_by_text(screen.says.in_(self.language)).first).to_be_attached()
        self.settle(page)
        return page

    def _go(self, someone: Someone, path: str) -> None:
        page = someone.page
        if page.url == "about:blank" or someone is self._outside:
            page.goto(path)
        else:
            page.keyboard.press("Escape")
            expect(page.get_by_role("dialog")).to_have_count(0)
            page.evaluate(_GO, "/nowhere")
            page.evaluate(_GO, path)
        expect(page.locator("h1, h2").first).to_be_attached()

    def settle(self, page: Page) -> None:
        """Wait for pictures, type, skeletons and motion."""
        page.wait_for_function(_SETTLED)

    def complaints(self) -> list[str]:
        """Return what the consoles complained of since the last time."""
        said = [*self._inside.complaints, *self._outside.complaints]
        self._inside.complaints.clear()
        self._outside.complaints.clear()
        return said

    def end(self) -> None:
        """Leave, and let the administrator speak English again as all other tests expect."""
        self._house.hands(ADMINISTRATOR).speak("en")
        self._house.say_goodbye()
