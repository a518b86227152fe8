"""What is due to the minute: scheduled messages, reminders, coffee dates.

Looked for every few seconds, by a few index look-ups.
"""

from datetime import datetime

import structlog

from communities.drafts.services.sending import send_due
from communities.later.services.reminders import tell_due
from talk.dates.services.opening import mind_dates

ROUND_S = 5.0

log = structlog.get_logger(__name__)


def do_due(at: datetime) -> None:
    """Do all of it once. What fell due while no worker ran is done by the first one that comes back."""
    sent, told, dates = send_due(at), tell_due(at), mind_dates(at)
    if sent or told or dates:
        log.info("Did what was due", sent=sent, told=told, dates=dates)
