"""HTTP routes on coffee rounds. What is new is told by a fact; then a client asks anew."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from talk.rounds import queries
from talk.rounds.calendar import calendar_of
from talk.rounds.schemas import CalendarIn, ComingIn, MetIn, MoveIn, RoundsOut, SeriesIn, WishIn
from talk.rounds.services import answering, calendars, series, wishes
from workspace.core.calendars import calendar_response
from workspace.core.clock import now
from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of

router = Router(auth=SIGNED_IN, tags=["coffee"])

_SEEN = {401: ErrorOut, 404: ErrorOut}
_WRITE = {**_SEEN, 409: ErrorOut, 422: ErrorOut, 429: ErrorOut}


@router.get("/rounds", response={200: RoundsOut, **_SEEN})
def read_rounds(request: HttpRequest) -> RoundsOut:
    """Return one's coffee rounds: which there are, how one takes part, and what they propose."""
    return queries.rounds_for(actor_of(request))


@router.put("/rounds/own/calendar", response={200: RoundsOut, **_WRITE})
def set_calendar(request: HttpRequest, payload: CalendarIn) -> RoundsOut:
    """Let one's calendar say when one is busy. It is read at once, and every few hours from then on."""
    return calendars.set_calendar(actor_of(request), payload.address)


@router.delete("/rounds/own/calendar", response={204: None, 401: ErrorOut})
def forget_calendar(request: HttpRequest) -> Status[None]:
    """Forget the address, and what the calendar said."""
    calendars.forget_calendar(actor_of(request))
    return Status(204, None)


@router.put("/rounds/{series_id}", response={200: RoundsOut, 403: ErrorOut, **_WRITE})
def keep_series(request: HttpRequest, series_id: str, payload: SeriesIn) -> RoundsOut:
    """Switch the rounds of a community on or off (`house`: those of the whole house), and say when they are held."""
    return series.keep_series(actor_of(request), series_id, payload)


@router.post("/rounds/{series_id}/hold", response={200: RoundsOut, 403: ErrorOut, **_WRITE})
def hold_round(request: HttpRequest, series_id: str) -> RoundsOut:
    """Hold a round out of turn, within seconds. For those who look after it."""
    return series.hold_now(actor_of(request), series_id)


@router.put("/rounds/{series_id}/wish", response={200: RoundsOut, 403: ErrorOut, **_WRITE})
def take_part(request: HttpRequest, series_id: str, payload: WishIn) -> RoundsOut:
    """Take part from the next round on, or change how."""
    return wishes.take_part(actor_of(request), series_id, payload)


@router.delete("/rounds/{series_id}/wish", response={204: None, 401: ErrorOut})
def leave_rounds(request: HttpRequest, series_id: str) -> Status[None]:
    """Take part no longer, and give up what is ahead."""
    wishes.leave_rounds(actor_of(request), series_id)
    return Status(204, None)


@router.get("/rounds/proposals/{proposal_id}/slots", response={200: list[datetime], **_SEEN})
def list_slots(request: HttpRequest, proposal_id: str) -> list[datetime]:
    """Return to when a coffee could be moved: when all who are left are free."""
    proposal, _ = queries.find_proposal(actor_of(request), proposal_id)
    return queries.common_moments(proposal, now())


@router.get("/rounds/proposals/{proposal_id}/calendar.ics", response={200: None, **_SEEN})
def read_calendar(request: HttpRequest, proposal_id: str) -> HttpResponse:
    """Return a coffee as a calendar file."""
    viewer = actor_of(request)
    proposal, _ = queries.find_proposal(viewer, proposal_id)
    return calendar_response(calendar_of(viewer, proposal), proposal.id)


@router.post("/rounds/proposals/{proposal_id}/answer", response={200: RoundsOut, **_WRITE})
def answer_proposal(request: HttpRequest, proposal_id: str, payload: ComingIn) -> RoundsOut:
    """Say that one comes, or that one cannot this time: nobody is told who it was."""
    return answering.answer_proposal(actor_of(request), proposal_id, is_coming=payload.is_coming)


@router.post("/rounds/proposals/{proposal_id}/move", response={200: RoundsOut, **_WRITE})
def move_proposal(request: HttpRequest, proposal_id: str, payload: MoveIn) -> RoundsOut:
    """Move it to another slot that suits all. The others are asked anew."""
    return answering.move_proposal(actor_of(request), proposal_id, payload.at)


@router.post("/rounds/proposals/{proposal_id}/met", response={200: RoundsOut, **_WRITE})
def tell_met(request: HttpRequest, proposal_id: str, payload: MetIn) -> RoundsOut:
    """Say whether one met. Nobody is told."""
    return answering.tell_met(actor_of(request), proposal_id, did_meet=payload.did_meet)
