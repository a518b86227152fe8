"""axe finds nothing on any screen, in light and in dark: WCAG 2.2 at AA."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.house import House
from tests.browser.screens import SCREENS, Screen
from tests.browser.tour import Tour
from tests.faults.servers import ROOT

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
# An option is called by its name and described by the line below it, which axe takes for a part of the label.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_RUN = """(async () => {
  const { violations } = await axe.run(document, { runOnly: TAGS, resultTypes: ["violations"] });
  const isOurs = (id, html) => id !== "label-content-name-mismatch" || !html.includes('role="option"');
  const told = ({ html, failureSummary }) => `${html.slice(0, 240)} ${failureSummary.replaceAll("\\n", " ")}`;
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.filter(({ html }) => isOurs(id, html)).map((node) => `${id}: ${help}: ${told(node)}`));
})()"""


@pytest.fixture(scope="module")
def tour(whole_house: House) -> Iterator[Tour]:
    """Walk in English: what axe looks at is the same in both languages."""
    tour = Tour(whole_house, "en")
    yield tour
    tour.end()


def violations_on(page: Page) -> list[str]:
    """Run axe past the page's own policy: the debugger's evaluation is none of its scripts."""
    tools = page.context.new_cdp_session(page)
    asked = {"awaitPromise": True, "returnByValue": True}
    if not page.evaluate("'axe' in window"):
        tools.send("Runtime.evaluate", {"expression": AXE.read_text()})
    answer: dict[str, Any] = tools.send(
        "Runtime.evaluate", {"expression": _RUN.replace("TAGS", str(TAGS)), **asked}
    )
    tools.detach()
    assert "exceptionDetails" not in answer, answer
    found: list[str] = answer["result"]["value"]
    return found


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_axe_finds_nothing(tour: Tour, screen: Screen) -> None:
    page = tour.visit(screen)
    light = violations_on(page)
    page.emulate_media(color_scheme="dark")
    tour.settle(page)
    dark = [one for one in violations_on(page) if one.startswith("color-contrast")]
    found = [*light, *(f"dark: {one}" for one in dark)]
    assert not found, "\n".join(found)
