"""Telling those who decide that there is something to decide, or no longer."""

from django.db import transaction

from communities.reports.events import ReportsChanged
from communities.reports.models import Report
from communities.reports.policies import deciders_of
from workspace.core.events import announce
from workspace.people.events import person_topic


def tell_deciders(report: Report) -> None:
    """Tell all devices of everyone for whom the report is, after commit."""
    topics = [person_topic(person) for person in sorted(deciders_of(report))]

    def tell() -> None:
        for topic in topics:
            announce(topic, ReportsChanged())

    transaction.on_commit(tell, robust=True)
