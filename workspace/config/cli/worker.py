"""A process that does what was put off, from one queue: what `flurfunk jobs` and `flurfunk episodes` share."""

import signal
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from django_tasks_db.management.commands.db_worker import Worker

RETRY_S = 2.0

log = structlog.get_logger(__name__)


def work(queue: str, on_ending: Callable[[], None] | None = None) -> None:
    """Run a queue's tasks until SIGTERM or SIGINT; one that runs is finished first, and `on_ending` may hurry it."""
    worker = _worker(queue)

    def stop(_number: int, _frame: FrameType | None) -> None:
        worker.running = False
        if on_ending is not None:
            on_ending()
        if not worker.running_task:
            sys.exit(0)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    _run(worker)


def _worker(queue: str) -> "Worker":
    from django.utils.crypto import get_random_string
    from django_tasks_db.management.commands.db_worker import Worker

    return Worker(
        queue_names=[queue],
        interval=1,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )


def _run(worker: "Worker") -> None:
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
