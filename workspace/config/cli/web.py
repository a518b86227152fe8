"""`flurfunk web`: one daphne process, in this process, with the bounds that our socket wants."""

import argparse
import os
import signal
import threading
from typing import TYPE_CHECKING

import structlog

from workspace.config.cli.command import Command
from workspace.config.cli.start import set_up
from workspace.config.env import Env
from workspace.config.preflight import CannotStart, die_with_parent, require_free_port

if TYPE_CHECKING:
    from twisted.internet.defer import Deferred

MESSAGE_LIMIT_BYTES = 160 * 1024
"""A message of 10,000 characters, each escaped as two `\\uXXXX` in JSON, and its envelope."""
PING_INTERVAL_S = 20
PING_TIMEOUT_S = 30
REQUEST_LIMIT_S = 120
FAREWELL_S = 0.3
STOP_LIMIT_S = 5.0
"""After SIGTERM sockets are closed with 1012; what is not done by then is cut off."""

log = structlog.get_logger(__name__)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the sign that a supervisor started this process."""
    parser.add_argument("--supervised", action="store_true", help=argparse.SUPPRESS)


def act(args: argparse.Namespace) -> int:
    """Serve until SIGTERM or SIGINT."""
    if args.supervised:
        die_with_parent(signal.SIGTERM)
    env = set_up()
    require_free_port(env.bind, env.port)
    serve(env)
    return 0


def serve(env: Env) -> None:
    """Run daphne's server on the address of the environment. Raises `CannotStart` when it cannot listen."""
    # daphne installs Twisted's asyncio reactor when it is imported, so it comes before everything that uses one.
    from daphne.endpoints import build_endpoint_description_strings
    from daphne.server import Server
    from twisted.internet import reactor

    from workspace.config.asgi import application

    proxied = env.trusted_proxy
    server = Server(
        application=application,
        endpoints=build_endpoint_description_strings(host=env.bind, port=env.port),
        http_timeout=REQUEST_LIMIT_S,
        ping_interval=PING_INTERVAL_S,
        ping_timeout=PING_TIMEOUT_S,
        websocket_max_message_size=MESSAGE_LIMIT_BYTES,
        websocket_max_frame_size=MESSAGE_LIMIT_BYTES,
        proxy_forwarded_address_header="X-Forwarded-For" if proxied else None,
        proxy_forwarded_proto_header="X-Forwarded-Proto" if proxied else None,
        server_name="",
        verbosity=0,
        ready_callable=lambda: log.info("Web process is up", port=env.port),
    )
    reactor.addSystemEventTrigger("before", "shutdown", _bound_stop)  # type: ignore[arg-type]
    server.run()
    if not server.listening_addresses:
        raise CannotStart(f"Flurfunk could not listen on {env.bind} port {env.port}.")


def _bound_stop() -> "Deferred[None]":
    """Give the sockets' close frames time to leave, and end what holds the process up beyond the limit."""
    from twisted.internet import reactor
    from twisted.internet.task import deferLater

    timer = threading.Timer(STOP_LIMIT_S, os._exit, args=(0,))
    timer.daemon = True
    timer.start()
    return deferLater(reactor, FAREWELL_S)


COMMAND = Command("web", "Serve pages, API and socket from one process.", act, arguments)
