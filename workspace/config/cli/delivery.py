"""Webhooks in the jobs process: threads of their own, so that mail never waits for a slow address outside."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import structlog

LOOK_EVERY_S: Final = 1.0
AT_ONCE: Final = 4
"""Hooks that are served at the same moment; the deliveries of one leave one after the other."""

log = structlog.get_logger(__name__)


class Deliveries:
    """Serves what is due until it is told to stop; a delivery that runs is finished first."""

    def __init__(self) -> None:
        self._ending = threading.Event()
        self._busy: set[str] = set()

    def start(self) -> None:
        """Begin, in the background."""
        threading.Thread(target=self._look_for_ever, name="webhooks", daemon=True).start()

    def stop(self) -> None:
        """Begin nothing more."""
        self._ending.set()

    def _look_for_ever(self) -> None:
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="webhook") as pool:
            while not self._ending.wait(LOOK_EVERY_S):
                for hook in self._due():
                    if hook not in self._busy:
                        self._busy.add(hook)
                        pool.submit(self._serve, hook)

    def _due(self) -> list[str]:
        from django.db import close_old_connections

        from communities.bots.services.delivering import due_hooks
        from workspace.core.clock import now

        try:
            return due_hooks(now())
        except Exception as error:  # whatever it is, the next look tries again
            log.warning("Looking for webhooks failed", error=type(error).__name__)
            return []
        finally:
            close_old_connections()

    def _serve(self, hook: str) -> None:
        from django.db import close_old_connections

        from communities.bots.services.delivering import serve_hook
        from workspace.egress.client import Egress

        try:
            serve_hook(hook, Egress(), self._ending.is_set)
        except Exception as error:  # the hook is looked at again when its claim has run out
            log.warning("Serving a webhook failed", hook=hook, error=type(error).__name__)
        finally:
            self._busy.discard(hook)
            close_old_connections()
