"""`flurfunk run`: everything on one machine, by one command: tables, demo, web, jobs and episodes."""

import argparse
import http.client
import signal
import sys
import threading
import time

from honcho.manager import SYSTEM_PRINTER_NAME, Manager
from honcho.printer import Message, Printer
from honcho.process import Process

from workspace.config.cli.command import Command
from workspace.config.cli.demo import DEFAULT_SEED, load, sign_in_lines
from workspace.config.cli.episodes import require_speech_model
from workspace.config.cli.migrate import migrate
from workspace.config.cli.start import set_up
from workspace.config.env import Env
from workspace.config.preflight import alone_in, die_with_parent, require_free_port

PROCESSES = ("web", "jobs", "episodes", "media")
"""Started together; the Procfile names the same."""
EMBEDDED = ("web", "jobs", "episodes")
"""All of it without Redis: the web process carries the sound of talks itself."""
_UP_LIMIT_S = 60.0
NOBODY_YET = """Nobody can sign in yet. In a second terminal, with the same settings:
  flurfunk administrator you@example.org --name "Your Name"   invites the first person
  flurfunk demo                                               fills it with a made-up company instead"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the wish for the demo."""
    parser.add_argument(
        "--demo", action="store_true", help="load the demo organisation if the database is empty"
    )
    parser.add_argument("--supervised", action="store_true", help=argparse.SUPPRESS)


def act(args: argparse.Namespace) -> int:
    """Prepare, start all processes, say where they are, and stay until stopped."""
    if args.supervised:
        die_with_parent(signal.SIGTERM)
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # ignored where a shell has started us in the background
    env = set_up()
    require_free_port(env.bind, env.port)
    require_speech_model(env.speech_model)
    with alone_in(env.data):
        _prepare(with_demo=args.demo)
    _forget_connections()
    return _supervise(env)


def _prepare(*, with_demo: bool) -> None:
    """Bring the tables up to date and fill them, saying so."""
    started_s = time.monotonic()
    applied = migrate()
    _say("Database", f"{applied} migrations applied" if applied else "up to date", started_s)
    if with_demo:
        started_s = time.monotonic()
        _say("Demo organisation", _demo(), started_s)


def _demo() -> str:
    """Load the demo where nothing is; leave everything else alone."""
    from workspace.config.demo.load import is_empty

    return load(DEFAULT_SEED) if is_empty() else "the database holds data, left as it is"


def _forget_connections() -> None:
    """Close what the forks of this process must not share."""
    from django.db import connections

    connections.close_all()
    for connection in connections.all(initialized_only=True):
        if connection.vendor == "postgresql":
            connection.close_pool()  # type: ignore[attr-defined]


def _supervise(env: Env) -> int:
    manager = Manager(CalmPrinter(sys.stdout))
    manager._process_ctor = Mortal
    for name in PROCESSES if env.redis_url else EMBEDDED:
        command = f'exec "{sys.executable}" -m workspace.config.cli {name} --supervised'
        manager.add_process(name, command)
    threading.Thread(target=_announce, args=(env,), daemon=True).start()
    manager.loop()
    asked = manager.returncode in (128 + signal.SIGINT, 128 + signal.SIGTERM)
    print("Flurfunk has stopped." if asked else "Flurfunk has ended, see above.", flush=True)
    return 0 if asked else manager.returncode or 1


class CalmPrinter(Printer):  # type: ignore[misc]
    """Prints what the processes say, and nothing about how they are kept."""

    def write(self, message: Message) -> None:
        """Print a line with its process's name."""
        if message.name == SYSTEM_PRINTER_NAME:
            return
        text = message.data.decode("utf-8", "replace") if isinstance(message.data, bytes) else message.data
        for line in text.splitlines():
            print(f"{message.name:<8} | {line}", file=self.output, flush=True)


class Mortal(Process):  # type: ignore[misc]
    """A process's keeper that goes when the supervisor is gone, even by SIGKILL, and its process with it."""

    def run(self, events: object = None, ignore_signals: bool = False) -> None:
        """Keep the process."""
        die_with_parent(signal.SIGKILL)
        super().run(events, ignore_signals)


def _announce(env: Env) -> None:
    """Print the address once the web process answers, with the demo's sign-ins where they are valid."""
    started_s = time.monotonic()
    while not _answers(env):
        if time.monotonic() - started_s > _UP_LIMIT_S:
            return
        time.sleep(0.1)
    from django.db import connections

    from workspace.config.demo.sign_ins import demo_is_loaded
    from workspace.people.models import Person

    _say("All processes", "started", started_s)
    words = [f"\nFlurfunk is on the air: {env.public_url}"]
    if demo_is_loaded():
        words.append(sign_in_lines())
    elif not Person.objects.exists():
        words.append(NOBODY_YET)
    connections.close_all()
    print("\n".join([*words, "Stop with Ctrl-C.\n"]), flush=True)


def _answers(env: Env) -> bool:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(env.bind.strip("[]"), env.bind.strip("[]"))  # noqa: S104
    connection = http.client.HTTPConnection(host, env.port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _say(what: str, outcome: str, started_s: float) -> None:
    print(f"{what:<20} {outcome} ({time.monotonic() - started_s:.1f} s)", flush=True)


COMMAND = Command("run", "Start everything on this machine.", act, arguments)
