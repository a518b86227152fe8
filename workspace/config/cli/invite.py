"""`flurfunk invite`: invite an address from the server's shell, in the name of the first administrator."""

import argparse

from workspace.config.cli.command import Command
from workspace.config.cli.start import set_up
from workspace.config.preflight import CannotStart


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take whom, and as what."""
    parser.add_argument("email", metavar="EMAIL", help="whom to invite")
    parser.add_argument("--role", choices=("member", "moderator", "administrator"), default="member")


def act(args: argparse.Namespace) -> int:
    """Make the invitation, put its mail into the queue and print its link."""
    set_up()
    from pydantic import ValidationError

    from workspace.core.errors import FlurfunkError, answer
    from workspace.people.models import Person, Role
    from workspace.people.schemas import InvitationIn
    from workspace.people.services.invitations import invite

    actor = (
        Person.objects.filter(role=Role.ADMINISTRATOR, deactivated_at=None)
        .order_by("joined_at", "id")
        .first()
    )
    if actor is None:
        raise CannotStart("There is no administrator yet: flurfunk administrator EMAIL --name NAME")
    try:
        made = invite(actor, InvitationIn(email=args.email, role=Role(args.role)))
    except ValidationError:
        raise CannotStart(f"This is not an e-mail address: {args.email}") from None
    except FlurfunkError as error:
        raise CannotStart(answer(error, "en").message) from None
    print(f"The invitation is on its way to {made.email}. It holds this link:\n{made.link}")
    return 0


COMMAND = Command("invite", "Invite somebody by e-mail.", act, arguments)
