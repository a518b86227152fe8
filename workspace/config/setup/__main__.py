"""The entry of every make target: `python3 -m workspace.config.setup TARGET`.

Only this file has to be readable by an old Python, so that it can say what is missing.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is the machine's Python, whatever it is
    sys.exit(
        "Flurfunk needs Python 3.11 or newer, and this is %s. Name another one: make run PYTHON=python3.12"  # noqa: UP031
        % sys.version.split()[0]
    )

from workspace.config.setup.targets import main

sys.exit(main(sys.argv[1:]))
