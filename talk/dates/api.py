"""HTTP routes on coffee dates."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status

from talk.dates import queries
from talk.dates.calendar import calendar_of_date
from talk.dates.schemas import (
    CoffeeDateIn,
    CoffeeDateOut,
    CoffeeDatePatch,
    CoffeeDatesOut,
    CoffeeDatesQuery,
    DateAnswerIn,
    TakeIn,
)
from talk.dates.services import answering, deciding, proposing
from workspace.core.calendars import calendar_response
from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of

router = Router(auth=SIGNED_IN, tags=["coffee"])

_REFUSED = {401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut}
_LIMITED = {**_REFUSED, 422: ErrorOut, 429: ErrorOut}


@router.get("/coffee-dates", response={200: CoffeeDatesOut, **_REFUSED, 422: ErrorOut})
def list_coffee_dates(request: HttpRequest, query: Query[CoffeeDatesQuery]) -> CoffeeDatesOut:
    """Return the coffee dates of one's communities, or of one of them, with who can when and who comes."""
    return queries.dates_for(actor_of(request), query.community)


@router.post("/coffee-dates", response={201: CoffeeDateOut, **_LIMITED})
def propose_coffee_date(request: HttpRequest, payload: CoffeeDateIn) -> Status[CoffeeDateOut]:
    """Propose a coffee: one moment is a date at once, of several people say when they can."""
    return Status(201, proposing.propose_date(actor_of(request), payload))


@router.get("/coffee-dates/{date_id}", response={200: CoffeeDateOut, 401: ErrorOut, 404: ErrorOut})
def read_coffee_date(request: HttpRequest, date_id: str) -> CoffeeDateOut:
    """Return a coffee date."""
    return queries.date_view(actor_of(request), date_id)


@router.patch("/coffee-dates/{date_id}", response={200: CoffeeDateOut, **_LIMITED})
def change_coffee_date(request: HttpRequest, date_id: str, payload: CoffeeDatePatch) -> CoffeeDateOut:
    """Rename it, or move it. For its author, and for who looks after the community."""
    return deciding.change_date(actor_of(request), date_id, payload)


@router.delete("/coffee-dates/{date_id}", response={204: None, **_REFUSED, 429: ErrorOut})
def call_off_coffee_date(request: HttpRequest, date_id: str) -> Status[None]:
    """Delete a poll, or cancel a date. For the same people."""
    deciding.call_off(actor_of(request), date_id)
    return Status(204, None)


@router.post("/coffee-dates/{date_id}/take", response={200: CoffeeDateOut, **_LIMITED})
def take_moment(request: HttpRequest, date_id: str, payload: TakeIn) -> CoffeeDateOut:
    """Let a poll become a date. For the same people."""
    return deciding.take_moment(actor_of(request), date_id, payload.moment)


@router.put("/coffee-dates/{date_id}/moments/{moment_id}/answer", response={204: None, **_LIMITED})
def answer_moment(request: HttpRequest, date_id: str, moment_id: str, payload: DateAnswerIn) -> Status[None]:
    """Say whether one can at a moment."""
    answering.answer_moment(actor_of(request), date_id, moment_id, payload.answer)
    return Status(204, None)


@router.put("/coffee-dates/{date_id}/coming", response={204: None, **_REFUSED, 429: ErrorOut})
def come(request: HttpRequest, date_id: str) -> Status[None]:
    """Say that one comes."""
    answering.set_coming(actor_of(request), date_id, on=True)
    return Status(204, None)


@router.delete("/coffee-dates/{date_id}/coming", response={204: None, **_REFUSED, 429: ErrorOut})
def come_no_longer(request: HttpRequest, date_id: str) -> Status[None]:
    """Say that one does not come after all."""
    answering.set_coming(actor_of(request), date_id, on=False)
    return Status(204, None)


@router.get(
    "/coffee-dates/{date_id}/calendar.ics", response={200: None, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut}
)
def read_date_calendar(request: HttpRequest, date_id: str) -> HttpResponse:
    """Return a date as a calendar file."""
    date = queries.find_date(actor_of(request), date_id).date
    return calendar_response(calendar_of_date(date), f"coffee-{date.id}")
