"""`flurfunk jobs`: do what was put off (mail), and keep the house tidy."""

import argparse
import signal
import sys
import threading
import time
from types import FrameType
from typing import TYPE_CHECKING

import structlog

from workspace.config.cli.command import Command
from workspace.config.cli.start import set_up
from workspace.config.preflight import die_with_parent

if TYPE_CHECKING:
    from django_tasks_db.management.commands.db_worker import Worker

RETRY_S = 2.0
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
    worker = _worker()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: _stop(worker, _frame))
    threading.Thread(target=_tidy_for_ever, name="tidy", daemon=True).start()
    log.info("Jobs process is up")
    _work(worker)
    return 0


def _worker() -> "Worker":
    from django.utils.crypto import get_random_string
    from django_tasks_db.management.commands.db_worker import Worker

    return Worker(
        queue_names=["default"],
        interval=1,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )


def _work(worker: "Worker") -> None:
    """Run tasks; while the database is away, wait for it."""
    from django.db import close_old_connections

    from workspace.config.errors import OUTAGES

    while worker.running:
        try:
            worker.run()
        except OUTAGES as error:
            log.warning("The database is away", error=type(error).__name__)
            close_old_connections()
            time.sleep(RETRY_S)


def _stop(worker: "Worker", frame: FrameType | None) -> None:
    worker.running = False
    if not worker.running_task:
        sys.exit(0)


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


COMMAND = Command("jobs", "Send mail and tidy up, in one process.", act, arguments)
