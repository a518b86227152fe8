"""`flurfunk media`: the sound of talks, in a process of its own where Redis connects several."""

import argparse
import asyncio
import signal

import structlog

from workspace.config.cli.command import Command
from workspace.config.cli.start import set_up
from workspace.config.env import Env
from workspace.config.preflight import die_with_parent

log = structlog.get_logger(__name__)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the sign that a supervisor started this process."""
    parser.add_argument("--supervised", action="store_true", help=argparse.SUPPRESS)


def act(args: argparse.Namespace) -> int:
    """Carry talks until SIGTERM or SIGINT."""
    if args.supervised:
        die_with_parent(signal.SIGTERM)
    asyncio.run(_until_stopped(set_up()))
    return 0


async def _until_stopped(env: Env) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    if not env.redis_url:
        log.info("Without Redis the web process carries the sound itself; nothing to do here")
        await stopped.wait()
        return
    from realtime.media_worker import MediaWorker
    from realtime.rtc import Rtc, engine_of_settings

    worker = asyncio.ensure_future(MediaWorker(env.redis_url, Rtc(engine_of_settings)).run())
    log.info("Media process is up")
    waiting = asyncio.ensure_future(stopped.wait())
    await asyncio.wait([worker, waiting], return_when=asyncio.FIRST_COMPLETED)
    worker.cancel()
    waiting.cancel()
    await asyncio.gather(worker, waiting, return_exceptions=True)


COMMAND = Command(
    "media", "Carry the sound of talks, where Redis connects several processes.", act, arguments
)
