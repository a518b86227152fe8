"""What was reported is forgotten when it is no longer needed."""

from datetime import datetime, timedelta

from communities.reports.models import Report

KEPT = timedelta(days=30)
"""So long after the decision."""


def tidy_reports(at: datetime) -> int:
    """Delete reports that were decided long ago, with all that was kept of them; return how many rows."""
    deleted, _ = Report.objects.filter(decided_at__lt=at - KEPT).delete()
    return deleted
