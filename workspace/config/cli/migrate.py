"""`flurfunk migrate`: bring the database's tables up to date."""

import argparse

from workspace.config.cli.command import Command
from workspace.config.cli.reindex import fill_index
from workspace.config.cli.start import set_up
from workspace.config.preflight import CannotStart, alone_in


def act(args: argparse.Namespace) -> int:
    """Migrate and say what was done."""
    env = set_up()
    with alone_in(env.data):
        applied = migrate()
    print(f"The database is up to date ({applied} migrations applied).")
    return 0


def migrate() -> int:
    """Apply pending migrations and return how many there were. Raises `CannotStart` without a database."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    _require_database()
    executor = MigrationExecutor(connection)
    pending = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if pending:
        call_command("migrate", interactive=False, verbosity=0)
        fill_index()  # what was there before the search can be found as well
    return pending


def _require_database() -> None:
    """Connect once beside the pool, which would try for seconds and then not say why it failed."""
    import sqlite3

    import psycopg
    from django.db import DatabaseError, connection

    probe = connection.copy()
    probe.settings_dict["OPTIONS"].pop("pool", None)
    try:
        probe.connect()
    except (DatabaseError, psycopg.Error, sqlite3.Error) as error:
        reason = " ".join(str(error).split())
        raise CannotStart(f"Flurfunk cannot reach its database: {reason}") from None
    finally:
        probe.close()


COMMAND = Command("migrate", "Create or update the database's tables.", act)
