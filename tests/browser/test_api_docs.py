"""The description of the API is a page like any other: it loads from here only, under the same policy."""

import pytest
from playwright.sync_api import Page, expect

from tests.live import LiveServer

pytestmark = pytest.mark.browser
READ_WITHIN_MS = 120_000
"""The page reads a description of 440 KB, with two other browsers on the same cores."""


def test_the_description_of_the_api_breaks_no_policy(page: Page, live_web: LiveServer) -> None:
    complaints: list[str] = []
    elsewhere: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: elsewhere.append(request.url))
    page.goto("/api/docs")
    page.locator("#operations-tag-messages").click(timeout=READ_WITHIN_MS)
    expect(page.get_by_text("/api/rooms/{room_id}/messages").first).to_be_visible()
    page.locator("#operations-tag-home").click()
    page.get_by_text("/api/home").first.click()
    expect(page.get_by_role("button", name="Try it out")).to_be_visible()
    assert [url for url in elsewhere if not url.startswith((live_web.url, "data:"))] == []
    assert complaints == []
