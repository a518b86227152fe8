"""`flurfunk reindex`: let everything be found that was there before the search, or was changed past the product."""

import argparse
import time

from workspace.config.cli.command import Command
from workspace.config.cli.start import set_up


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the wish to begin at nothing."""
    parser.add_argument("--anew", action="store_true", help="forget the whole index first")


def act(args: argparse.Namespace) -> int:
    """Fill the index; stopped at any moment, it goes on there the next time."""
    set_up()
    from workspace.search.services import reindex

    if args.anew:
        reindex.empty()
    done = fill_index()
    print(f"The search index is complete ({done:,} entries written).")
    return 0


def fill_index() -> int:
    """Write what is missing, saying how far it is every few seconds, and return how many entries that were."""
    from workspace.search.services.reindex import fill

    done, said_s = 0, time.monotonic()
    for done in fill():
        if time.monotonic() - said_s > 5:
            said_s = time.monotonic()
            print(f"Search index: {done:,} entries so far", flush=True)
    return done


COMMAND = Command("reindex", "Complete the search index.", act, arguments)
