"""Loaded by pytest before Django reads the environment (`-p tests.environment` in `pyproject.toml`).

Gives this run, and each of xdist's workers, a data folder of its own; where Redis is used, each worker has one
to itself, since topics like `house` have the same name in every test.
"""

import atexit
import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.servers import private_redis
from tests.templates import share_templates

ORGANISATION = "Morgenrad"

_worker = os.environ.get("PYTEST_XDIST_WORKER", "")
_kept = ExitStack()
atexit.register(_kept.close)


def _data_folder() -> Path:
    if _worker:
        return Path(os.environ["FLURFUNK_DATA"]) / _worker
    folder = Path(tempfile.mkdtemp(prefix="flurfunk-tests-"))
    _kept.callback(shutil.rmtree, folder, ignore_errors=True)
    return folder


share_templates()
os.environ["FLURFUNK_DATA"] = str(_data_folder())
os.environ["FLURFUNK_ORGANISATION"] = ORGANISATION
os.environ["LOG_LEVEL"] = "WARNING"
for _name in (
    "PORT",
    "FLURFUNK_URL",
    "FLURFUNK_SEND_LIMIT",
    "FLURFUNK_TRUSTED_PROXY",
    "FLURFUNK_METRICS_TOKEN",
):
    os.environ.pop(_name, None)
if _worker and os.environ.get("REDIS_URL"):
    os.environ["REDIS_URL"] = _kept.enter_context(private_redis()).url
