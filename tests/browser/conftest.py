"""Fixtures of the browser tests: Chromium, the house, and a console that has to stay silent."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.house import House
from tests.conftest import CHROMIUM_PATH
from tests.live import LiveServer
from workspace.config.setup.machine import CHROMIUM, require

PATIENCE_MS = 15_000
"""For a machine that has much else to do. What comes at once passes at once."""
_QUIET = (
    "--headless=new",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    # A microphone that beeps, allowed without asking, and sound that plays without a touch.
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
)
expect.set_options(timeout=PATIENCE_MS)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take `--shots`."""
    parser.addoption(
        "--shots", action="store_true", help="leave pictures of all screens in tests/browser/.shots"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder."""
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


def launch_arguments() -> dict[str, Any]:
    """Return what starts Debian's Chromium; as root it has no sandbox to give."""
    require([CHROMIUM])
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": CHROMIUM_PATH, "args": [*_QUIET, *sandbox]}


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Tell pytest-playwright which Chromium to use."""
    return launch_arguments()


@pytest.fixture(scope="session")
def whole_house(live_web: LiveServer, browser: Browser) -> House:
    """Return the organisation for all tests: signed in once, whoever comes more than once."""
    return House(live_web, browser)


@pytest.fixture
def house(whole_house: House) -> Iterator[House]:
    """Return the organisation for one test. Whoever came in leaves, and no console may have complained."""
    yield whole_house
    if not whole_house.server.is_ready():
        whole_house.server.start()
    assert whole_house.say_goodbye() == []
