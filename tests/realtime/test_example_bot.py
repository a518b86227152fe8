"""The example of a bot, as a program that somebody copies: it answers a command to the person who gave it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.servers import ROOT
from tests.flows.visitor import House, Socket
from tests.live import LiveServer
from workspace.config.demo.content import read_people
from workspace.config.demo.sign_ins import DEMO_PASSWORD
from workspace.people.models import Role

pytestmark = pytest.mark.once


def test_the_example_bot_answers_a_command_to_its_caller(live_web: LiveServer) -> None:
    administrator = next(
        person for person in read_people().people if person.role.value == Role.ADMINISTRATOR.value
    )
    ada = House(live_web.url, administrator.email, DEMO_PASSWORD)
    owner = ada.newcomer("Ada")
    room = ada.room_with(owner)
    community = owner.get(f"/api/rooms/{room}")["community"]
    bot = owner.post(f"/api/communities/{community}/bots", {"name": "Croupier"})["person"]["id"]
    token = owner.post(f"/api/bots/{bot}/tokens", {"name": "test", "scopes": ["commands"]})["secret"]
    owner.post(f"/api/communities/{community}/commands", {"name": "dice", "bot": bot})
    command = [sys.executable, "-m", "realtime.example_bot", live_web.url, token]
    program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        with Socket.open(live_web.url, token=owner.make_token()) as socket:
            socket.ask("topics.resume", topics={f"person:{owner.id}": None})
            given = owner.post(f"/api/rooms/{room}/commands", {"name": "dice", "text": "1"})
            assert given["state"] == "passed_on"
            told = socket.wait_for(
                lambda frame: frame["kind"] == "fact" and frame["fact"]["type"] == "command.answered"
            )
        assert told["fact"]["answer"]["html"] == "<p>You rolled <strong>1</strong> of 1.</p>"
    finally:
        program.kill()
        program.wait()


def test_the_example_fits_on_a_page(repository: Path) -> None:
    lines = (repository / "realtime/example_bot.py").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line.strip()]) <= 45
