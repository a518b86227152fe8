"""HTTP routes on reports."""

from django.http import HttpRequest
from ninja import Query, Router, Status

from communities.reports.queries import my_reports, reports_of
from communities.reports.schemas import DecisionIn, MyReportOut, ReportIn, ReportsOut, ReportsQuery
from communities.reports.services.deciding import decide_report
from communities.reports.services.filing import report_message
from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of

router = Router(auth=SIGNED_IN, tags=["reports"])


@router.post(
    "/messages/{message_id}/report",
    response={204: None, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut, 429: ErrorOut},
)
def file_report(request: HttpRequest, message_id: str, payload: ReportIn) -> Status[None]:
    """Ask those who keep order to look at a message. Nobody else learns of it."""
    report_message(actor_of(request), message_id, payload)
    return Status(204, None)


@router.get("/me/reports", response={200: list[MyReportOut], 401: ErrorOut})
def list_my_reports(request: HttpRequest) -> list[MyReportOut]:
    """Return what one has reported and what came of it, the newest first."""
    return my_reports(actor_of(request))


@router.get("/reports", response={200: ReportsOut, 401: ErrorOut, 422: ErrorOut})
def list_reports(request: HttpRequest, query: Query[ReportsQuery]) -> ReportsOut:
    """Return the reports that one decides on; nothing for who looks after no place."""
    return reports_of(actor_of(request), query.community)


@router.post(
    "/reports/{report_id}/decision",
    response={204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut, 422: ErrorOut},
)
def decide(request: HttpRequest, report_id: str, payload: DecisionIn) -> Status[None]:
    """Decide on a report: all that is to be done, at once."""
    decide_report(actor_of(request), report_id, payload)
    return Status(204, None)
