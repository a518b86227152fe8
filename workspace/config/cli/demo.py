"""`flurfunk demo`: fill an empty database with the demo organisation."""

import argparse

from workspace.config.cli.command import Command
from workspace.config.cli.migrate import migrate
from workspace.config.cli.start import set_up
from workspace.config.preflight import CannotStart, alone_in

DEFAULT_SEED = 7


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take a seed: the same one tells the same six weeks."""
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED, help="choose other small talk (default 7)")
    parser.add_argument(
        "--silent", action="store_true", help="leave out recorded episodes, whose voices take some seconds"
    )


def act(args: argparse.Namespace) -> int:
    """Migrate, load the demo and print who may sign in."""
    env = set_up()
    with alone_in(env.data):
        migrate()
        print(load(args.seed, is_silent=args.silent))
    print(sign_in_lines())
    return 0


def load(seed: int, *, is_silent: bool = False) -> str:
    """Load the demo and return what is there now. Raises `CannotStart` on a database that holds anything."""
    from workspace.config.demo.load import NotEmpty, load_demo
    from workspace.config.demo.speech import voice_of_this_machine
    from workspace.core.clock import now

    try:
        loaded = load_demo(seed, now(), None if is_silent else voice_of_this_machine())
    except NotEmpty:
        raise CannotStart(
            "The demo is loaded into an empty database only, and this one holds something already."
        ) from None
    return (
        f"{loaded.people} people, {loaded.communities} communities, {loaded.rooms} channels, "
        f"{loaded.messages} messages"
    )


def sign_in_lines() -> str:
    """Return the demo's sign-ins, a line each."""
    from workspace.config.demo.sign_ins import demo_sign_ins

    people = demo_sign_ins()
    width = max(len(person.email) for person in people)
    rows = [f"  {person.email:<{width}}  {person.name}, {person.what}" for person in people]
    return "\n".join([f"Sign in with the password {people[0].password} as", *rows])


COMMAND = Command("demo", "Load the demo organisation into an empty database.", act, arguments)
