"""The console script `flurfunk`, a file a command. `DJANGO_SETTINGS_MODULE` is set here, never by hand."""

import argparse
import sys

from workspace.config.cli import (
    administrator,
    check,
    contract,
    demo,
    episodes,
    invite,
    jobs,
    media,
    migrate,
    reindex,
    run,
    web,
)
from workspace.config.cli.command import Command

COMMANDS: tuple[Command, ...] = (
    run.COMMAND,
    web.COMMAND,
    jobs.COMMAND,
    episodes.COMMAND,
    media.COMMAND,
    migrate.COMMAND,
    reindex.COMMAND,
    demo.COMMAND,
    administrator.COMMAND,
    invite.COMMAND,
    check.COMMAND,
    contract.COMMAND,
)


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    root = argparse.ArgumentParser(prog="flurfunk", description="Corridor radio for one organisation.")
    commands = root.add_subparsers(title="commands", dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        own = commands.add_parser(command.name, help=command.help, description=command.help)
        command.arguments(own)
        own.set_defaults(act=command.act)
    return root


def main(words: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    args = parser().parse_args(sys.argv[1:] if words is None else words)
    try:
        code: int = args.act(args)
    except KeyboardInterrupt:
        return 130
    return code
