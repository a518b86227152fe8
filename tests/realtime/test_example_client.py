"""The example of the README, as a program that somebody copies: two of them talk while their server is killed."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.servers import ROOT
from tests.flows.visitor import House, Visitor
from tests.live import LiveServer
from tests.servers import wait_until
from workspace.config.demo.content import read_people
from workspace.config.demo.sign_ins import DEMO_PASSWORD
from workspace.people.models import Role

pytestmark = pytest.mark.once

SOURCE = Path("realtime/example_client.py")
LIMIT_S = 90.0
"""The client waits up to some seconds between its tries, and other programs share the machine."""


class Program:
    """A running example client."""

    def __init__(self, url: str, token: str, room: str) -> None:
        self.said: list[str] = []
        self._process = subprocess.Popen(
            [sys.executable, "-m", "realtime.example_client", url, token, room],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def type(self, line: str) -> None:
        """Type a line and press return."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def end(self) -> None:
        """End the program."""
        self._process.kill()
        self._process.wait()
        self._reading.join()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.said.append(line.rstrip("\n").partition(" ")[2])


@contextmanager
def running(live_web: LiveServer, visitors: tuple[Visitor, ...], room: str) -> Iterator[list[Program]]:
    """Run a program for each of the visitors."""
    url = live_web.url.replace("http", "ws", 1) + "/ws"
    programs = [Program(url, visitor.make_token(), room) for visitor in visitors]
    try:
        yield programs
    finally:
        for program in programs:
            program.end()


def test_two_example_clients_lose_and_double_nothing_while_their_server_is_killed(
    live_web: LiveServer,
) -> None:
    administrator = next(
        person for person in read_people().people if person.role.value == Role.ADMINISTRATOR.value
    )
    house = House(live_web.url, administrator.email, DEMO_PASSWORD)
    ada, bjoern = house.newcomer("Ada"), house.newcomer("Björn")
    room = house.room_with(ada, bjoern)
    with running(live_web, (ada, bjoern), room) as (first, second):

        def wait_for(count: int) -> None:
            wait_until(
                lambda: min(len(first.said), len(second.said)) >= count,
                f"{first.said} {second.said}",
                LIMIT_S,
            )

        first.type("Guten Morgen")
        second.type("Good morning 👋")
        wait_for(2)
        live_web.kill()
        for number in range(3):
            first.type(f"Ada in the dark, {number}")
            second.type(f"Björn in the dark, {number}")
        live_web.start()
        wait_for(8)
        first.type("before the restart")
        live_web.restart()
        second.type("after the restart")
        wait_for(10)
        told = [message["body"] for message in ada.get(f"/api/rooms/{room}/messages")["messages"]]
        assert first.said == second.said == told
        assert len(set(told)) == len(told) == 10
        assert [body for body in told if body.startswith("Ada")] == [
            f"Ada in the dark, {n}" for n in range(3)
        ]


def test_the_example_fits_on_a_page(repository: Path) -> None:
    lines = (repository / SOURCE).read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line.strip()]) <= 60
