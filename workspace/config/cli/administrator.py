"""`flurfunk administrator`: the first person of a real installation, who invites all others."""

import argparse

from workspace.config.cli.command import Command
from workspace.config.cli.migrate import migrate
from workspace.config.cli.start import set_up
from workspace.config.preflight import CannotStart, alone_in


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take who it is."""
    parser.add_argument("email", metavar="EMAIL", help="their e-mail address")
    parser.add_argument("--name", required=True, help="their name, as others see it")
    parser.add_argument("--language", choices=("de", "en"), default="de", help="their screen's language")


def act(args: argparse.Namespace) -> int:
    """Make the account and print the link under which its owner chooses a password."""
    env = set_up()
    with alone_in(env.data):
        migrate()
    from workspace.core.errors import FlurfunkError, answer
    from workspace.people.services.founding import appoint_administrator

    try:
        link = appoint_administrator(args.email, name=args.name, language=args.language)
    except FlurfunkError as error:
        raise CannotStart(answer(error, "en").message) from None
    print(
        f"{args.email} is an administrator. Their link, to choose a password (good once, for three days):\n{link}"
    )
    return 0


COMMAND = Command("administrator", "Make the first administrator, or another one.", act, arguments)
