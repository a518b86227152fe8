"""What every command does first: check the environment, say readably what is wrong, set Django up.

Modules that need Django are imported inside the commands, after `set_up`: `--help` then answers at once and
on every machine.
"""

import os
from typing import TYPE_CHECKING

from workspace.config.preflight import require_data_folder

if TYPE_CHECKING:
    from workspace.config.env import Env


def set_up() -> "Env":
    """Check the environment and set Django up. Events of this process reach the others over Redis."""
    from workspace.config.env import read_env

    env = read_env(os.environ)
    require_data_folder(env.data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "workspace.config.settings"
    import django

    django.setup()
    from realtime.link import tell_by_redis
    from workspace.core.events import set_sink

    set_sink(tell_by_redis)
    return env
