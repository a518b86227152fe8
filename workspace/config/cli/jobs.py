"""`flurfunk jobs`: do what was put off (mail), deliver webhooks, and keep the house tidy."""

import argparse
import signal
import threading
import time

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
    threading.Thread(target=_tidy_for_ever, name="tidy", daemon=True).start()
    deliveries = Deliveries()
    deliveries.start()
    log.info("Jobs process is up")
    work("default", deliveries.stop)
    return 0


def _tidy_for_ever() -> None:
    from django.db import close_old_connections

    from workspace.config.housekeeping import tidy
    from workspace.core.clock import now

    while True:
        try:
            tidy(now())
        except Exception as error:  # whatever it is, the next round tries again
            log.warning("Tidying failed", error=type(error).__name__)
        close_old_connections()
        time.sleep(ROUND_S)


COMMAND = Command("jobs", "Send mail, deliver webhooks and tidy up, in one process.", act, arguments)
