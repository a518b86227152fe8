"""What happens to reports. Topic `person:<id>` reaches those who decide, and those who reported."""

from typing import Literal

from communities.reports.schemas import MyReportOut
from workspace.core.events import Event, Fact


class ReportAnswered(Event):
    """A message that you reported was looked at (topic `person`)."""

    type: Literal["report.answered"] = "report.answered"
    report: MyReportOut


class ReportsChanged(Fact):
    """What you decide on has changed: ask for it anew (topic `person`).

    A fact without content: texts that somebody reported stand in no log.
    """

    type: Literal["reports.changed"] = "reports.changed"
