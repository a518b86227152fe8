"""`flurfunk jobs`: mail, scheduled messages, reminders and webhooks, and keeping the house tidy."""

import argparse
import signal
import threading
import time
from collections.abc import Callable
from datetime import datetime

import structlog

from workspace.config.cli.command import Command
from workspace.config.cli.delivery import Deliveries
from workspace.config.cli.start import set_up
from workspace.config.cli.worker import work
from workspace.config.preflight import die_with_parent

ROUND_S = 60.0

log = structlog.get_logger(__name__)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the sign that a supervisor started this process."""
    parser.add_argument("--supervised", action="store_true", help=argparse.SUPPRESS)


def act(args: argparse.Namespace) -> int:
    """Work until SIGTERM or SIGINT; a task that runs is finished first."""
    if args.supervised:
        die_with_parent(signal.SIGTERM)
    set_up()
    from talk.rounds.services.calendars import read_calendars
    from talk.rounds.services.tending import do_due_rounds
    from workspace.config import due, housekeeping

    for name, act_once, round_s in (
        ("tidy", housekeeping.tidy, ROUND_S),
        ("due", due.do_due, due.ROUND_S),
        (
            "rounds",
            do_due_rounds,
            due.ROUND_S,
        ),  # a large one takes half a minute, for which nothing else waits
        ("calendars", read_calendars, ROUND_S),
    ):
        threading.Thread(target=_for_ever, args=(name, act_once, round_s), name=name, daemon=True).start()
    deliveries = Deliveries()
    deliveries.start()
    log.info("Jobs process is up")
    work("default", deliveries.stop)
    return 0


def _for_ever(name: str, act_once: Callable[[datetime], None], round_s: float) -> None:
    from django.db import close_old_connections

    from workspace.core.clock import now

    while True:
        try:
            act_once(now())
        except Exception as error:  # whatever it is, the next round tries again
            log.warning("A round of the jobs process failed", round=name, error=type(error).__name__)
        close_old_connections()
        time.sleep(round_s)


COMMAND = Command(
    "jobs", "Send mail, scheduled messages and webhooks, and tidy up, in one process.", act, arguments
)
