"""`flurfunk contract`: write `contract.json`, from which the front end's types are made."""

import argparse

from workspace.config.cli.command import Command
from workspace.config.cli.start import set_up


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the wish to compare only."""
    parser.add_argument("--check", action="store_true", help="only tell whether contract.json is up to date")


def act(args: argparse.Namespace) -> int:
    """Write the contract, or compare it."""
    set_up()
    from workspace.config.contract import PATH, contract_text

    fresh = contract_text()
    if args.check:
        if PATH.is_file() and PATH.read_text(encoding="utf-8") == fresh:
            return 0
        print(f"{PATH} is out of date: run `make contract`.")
        return 1
    PATH.write_text(fresh, encoding="utf-8")
    print(f"{PATH} is written.")
    return 0


COMMAND = Command("contract", "Write the contract of API and socket.", act, arguments)
