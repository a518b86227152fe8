"""axe-core in a page: what it holds against WCAG 2.2 at AA."""

from typing import Any

from playwright.sync_api import Page

from tests.faults.servers import ROOT

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# An option is called by its name and described by the line below it, which axe takes for a part of the label.
_RUN = """(async () => {
  const { violations } = await axe.run(document, { runOnly: WHAT, resultTypes: ["violations"] });
  const isOurs = (id, html) => id !== "label-content-name-mismatch" || !html.includes('role="option"');
  const told = ({ html, failureSummary }) => `${html.slice(0, 240)} ${failureSummary.replaceAll("\\n", " ")}`;
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.filter(({ html }) => isOurs(id, html)).map((node) => `${id}: ${help}: ${told(node)}`));
})()"""
_ALL = {"type": "tag", "values": TAGS}
_CONTRAST = {"type": "rule", "values": ["color-contrast"]}


def violations(page: Page, *, of_colours_only: bool = False) -> list[str]:
    """Return what axe finds on the page as it stands, in words.

    It runs past the page's own policy: the debugger's evaluation is none of its scripts.
    """
    tools = page.context.new_cdp_session(page)
    asked = {"awaitPromise": True, "returnByValue": True}
    if not page.evaluate("'axe' in window"):
        tools.send("Runtime.evaluate", {"expression": AXE.read_text()})
    what = _CONTRAST if of_colours_only else _ALL
    run = {"expression": _RUN.replace("WHAT", str(what)), **asked}
    answer: dict[str, Any] = tools.send("Runtime.evaluate", run)
    tools.detach()
    assert "exceptionDetails" not in answer, answer
    found: list[str] = answer["result"]["value"]
    return found
