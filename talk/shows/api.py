"""HTTP routes on shows and talks; what is live is on the socket as well."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Body, File, Query, Router, Status
from ninja.files import UploadedFile

from talk.shows import queries
from talk.shows.calendar import calendar_of
from talk.shows.hls import HlsOut, address_for
from talk.shows.ice import IceServersOut, ice_servers
from talk.shows.models import TalkState
from talk.shows.schemas import (
    AnyAct,
    GuideOut,
    GuideQuery,
    ListedShow,
    MarkIn,
    QuestionIn,
    QuestionOut,
    QuestionPatch,
    ReactIn,
    ShowIn,
    ShowPatch,
    ShowsQuery,
    TalkIn,
    TalkOut,
    TalkPatch,
    TalkView,
)
from talk.shows.services import marks, questions, reminders, sessions, shows, stage
from workspace.core.calendars import calendar_response
from workspace.core.clock import now
from workspace.core.images import read_picture
from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of

router = Router(auth=SIGNED_IN, tags=["talks"])
show_router = Router(auth=SIGNED_IN, tags=["shows"])
question_router = Router(auth=SIGNED_IN, tags=["talks"])

_REFUSED = {401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut}
_WRITE = {**_REFUSED, 422: ErrorOut}
_LIMITED = {**_WRITE, 429: ErrorOut}


@router.get("/ice-servers", response={200: IceServersOut, 401: ErrorOut})
def read_ice_servers(request: HttpRequest) -> IceServersOut:
    """Return the STUN and TURN servers for a browser, with credentials of a few hours."""
    person, at_s = actor_of(request).id, int(now().timestamp())
    return ice_servers(settings.ICE_URLS, settings.TURN_SECRET, person, at_s, settings.ICE_POLICY)


# The programme


@router.get("/talks", response={200: GuideOut, 401: ErrorOut, 422: ErrorOut})
def read_guide(request: HttpRequest, query: Query[GuideQuery]) -> GuideOut:
    """Return the programme guide: on air, next, and a page of the past."""
    return queries.guide(actor_of(request), query)


@router.get("/talks/calendar.ics", response={200: None, 401: ErrorOut})
def read_calendar(request: HttpRequest) -> HttpResponse:
    """Return what is scheduled as a calendar file."""
    talks = queries.audible_talks(actor_of(request)).filter(state=TalkState.SCHEDULED)
    return calendar_response(calendar_of(talks.order_by("starts_at", "id")), "flurfunk")


@router.post("/talks", response={201: TalkOut, **_WRITE})
def make_talk(request: HttpRequest, payload: TalkIn) -> Status[TalkOut]:
    """Start a talk at once, or schedule one. For members of the community."""
    return Status(201, sessions.make_talk(actor_of(request), payload))


@router.get("/talks/{talk_id}", response={200: TalkView, 401: ErrorOut, 404: ErrorOut})
def read_talk(request: HttpRequest, talk_id: str) -> TalkView:
    """Return a talk with its stage and questions, and the seq that it is true at."""
    return queries.talk_view(actor_of(request), talk_id)


@router.patch("/talks/{talk_id}", response={200: TalkOut, **_WRITE})
def change_talk(request: HttpRequest, talk_id: str, payload: TalkPatch) -> TalkOut:
    """Change a talk. For its hosts."""
    return sessions.change_talk(actor_of(request), talk_id, payload)


@router.get("/talks/{talk_id}/calendar.ics", response={200: None, 401: ErrorOut, 404: ErrorOut})
def read_talk_calendar(request: HttpRequest, talk_id: str) -> HttpResponse:
    """Return one talk as a calendar file."""
    talk = queries.find_talk(actor_of(request), talk_id).talk
    return calendar_response(calendar_of([talk]), talk.id)


@router.get("/talks/{talk_id}/hls", response={200: HlsOut, **_REFUSED})
def read_hls(request: HttpRequest, talk_id: str) -> HlsOut:
    """Return where the sound of a talk that one is in can be heard a few seconds late, once it is written."""
    return address_for(actor_of(request), talk_id)


@router.post("/talks/{talk_id}/start", response={200: TalkOut, **_REFUSED})
def start_talk(request: HttpRequest, talk_id: str) -> TalkOut:
    """Put a scheduled talk on air. For its hosts."""
    return sessions.start_talk(actor_of(request), talk_id)


@router.post("/talks/{talk_id}/cancel", response={200: TalkOut, **_REFUSED})
def cancel_talk(request: HttpRequest, talk_id: str) -> TalkOut:
    """Call a scheduled talk off. For its hosts."""
    return sessions.cancel_talk(actor_of(request), talk_id)


@router.post("/talks/{talk_id}/end", response={200: TalkOut, **_REFUSED})
def end_talk(request: HttpRequest, talk_id: str) -> TalkOut:
    """End a live talk for everyone. For its hosts."""
    return sessions.end_talk(actor_of(request), talk_id)


@router.put("/talks/{talk_id}/reminder", response={204: None, 401: ErrorOut, 404: ErrorOut, 409: ErrorOut})
def set_reminder(request: HttpRequest, talk_id: str) -> Status[None]:
    """Ask to be reminded of a scheduled talk."""
    reminders.set_reminder(actor_of(request), talk_id, on=True)
    return Status(204, None)


@router.delete("/talks/{talk_id}/reminder", response={204: None, 401: ErrorOut, 404: ErrorOut})
def drop_reminder(request: HttpRequest, talk_id: str) -> Status[None]:
    """Do not be reminded any more."""
    reminders.set_reminder(actor_of(request), talk_id, on=False)
    return Status(204, None)


# Live


@router.post("/talks/{talk_id}/join", response={200: TalkView, **_REFUSED})
def join_talk(request: HttpRequest, talk_id: str) -> TalkView:
    """Come into a live talk; then join its topic on the socket, or be taken for gone."""
    return stage.enter_talk(actor_of(request), talk_id)


@router.post("/talks/{talk_id}/leave", response={204: None, 401: ErrorOut, 404: ErrorOut})
def leave_talk(request: HttpRequest, talk_id: str) -> Status[None]:
    """Walk out of a talk."""
    stage.leave_talk(actor_of(request), talk_id)
    return Status(204, None)


@router.post("/talks/{talk_id}/acts", response={204: None, **_LIMITED})
def act_on_stage(request: HttpRequest, talk_id: str, payload: Body[AnyAct]) -> Status[None]:
    """Do something on the stage: raise a hand, invite, mute …"""
    stage.act_on_stage(actor_of(request), talk_id, payload)
    return Status(204, None)


@router.post("/talks/{talk_id}/marks", response={204: None, **_WRITE})
def mark_chapter(request: HttpRequest, talk_id: str, payload: MarkIn) -> Status[None]:
    """Begin a chapter of the recording now. For host and co-hosts."""
    marks.mark_chapter(actor_of(request), talk_id, payload.title)
    return Status(204, None)


@router.post("/talks/{talk_id}/reactions", response={204: None, **_LIMITED})
def react(request: HttpRequest, talk_id: str, payload: ReactIn) -> Status[None]:
    """Let a reaction float. For who is in the talk."""
    stage.react(actor_of(request), talk_id, payload.kind)
    return Status(204, None)


@router.post("/talks/{talk_id}/questions", response={201: QuestionOut, **_LIMITED})
def ask_question(request: HttpRequest, talk_id: str, payload: QuestionIn) -> Status[QuestionOut]:
    """Ask those on stage. For who is in the talk."""
    return Status(201, questions.ask_question(actor_of(request), talk_id, payload.text))


@question_router.patch("/questions/{question_id}", response={204: None, **_WRITE})
def mark_question(request: HttpRequest, question_id: str, payload: QuestionPatch) -> Status[None]:
    """Say what becomes of a question. For hosts and co-hosts."""
    questions.mark_question(actor_of(request), question_id, payload.state)
    return Status(204, None)


@question_router.delete("/questions/{question_id}", response={204: None, **_REFUSED})
def withdraw_question(request: HttpRequest, question_id: str) -> Status[None]:
    """Take a question back. One's own, or as one who keeps order anybody's."""
    questions.withdraw_question(actor_of(request), question_id)
    return Status(204, None)


@question_router.put("/questions/{question_id}/vote", response={204: None, **_LIMITED})
def vote(request: HttpRequest, question_id: str) -> Status[None]:
    """Vote for a question. For who is in the talk."""
    questions.vote(actor_of(request), question_id, on=True)
    return Status(204, None)


@question_router.delete("/questions/{question_id}/vote", response={204: None, **_LIMITED})
def unvote(request: HttpRequest, question_id: str) -> Status[None]:
    """Take a vote back."""
    questions.vote(actor_of(request), question_id, on=False)
    return Status(204, None)


# Shows


@show_router.get("/shows", response={200: list[ListedShow], 401: ErrorOut, 422: ErrorOut})
def list_shows(request: HttpRequest, query: Query[ShowsQuery]) -> list[ListedShow]:
    """Return the open shows that one may hear."""
    return queries.shows_for(actor_of(request), query.community)


@show_router.post("/shows", response={201: ListedShow, **_WRITE})
def make_show(request: HttpRequest, payload: ShowIn) -> Status[ListedShow]:
    """Make a show and host it. For members of the community."""
    actor = actor_of(request)
    return Status(201, queries.listed_show(actor, shows.make_show(actor, payload).id))


@show_router.get("/shows/{show_id}", response={200: ListedShow, 401: ErrorOut, 404: ErrorOut})
def read_show(request: HttpRequest, show_id: str) -> ListedShow:
    """Return a show."""
    return queries.listed_show(actor_of(request), show_id)


@show_router.patch("/shows/{show_id}", response={200: ListedShow, **_WRITE})
def change_show(request: HttpRequest, show_id: str, payload: ShowPatch) -> ListedShow:
    """Change a show. For its hosts."""
    actor = actor_of(request)
    return queries.listed_show(actor, shows.change_show(actor, show_id, payload).id)


@show_router.delete("/shows/{show_id}", response={204: None, **_REFUSED})
def close_show(request: HttpRequest, show_id: str) -> Status[None]:
    """Close a show; its past talks stay. For its hosts."""
    shows.close_show(actor_of(request), show_id)
    return Status(204, None)


@show_router.post("/shows/{show_id}/cover", response={200: ListedShow, 400: None, **_WRITE})
def change_cover(request: HttpRequest, show_id: str, image: File[UploadedFile]) -> ListedShow:
    """Upload a cover (PNG, JPEG, WebP, GIF); it is cropped to a square and re-encoded."""
    actor = actor_of(request)
    return queries.listed_show(actor, shows.change_cover(actor, show_id, read_picture(image)).id)


@show_router.delete("/shows/{show_id}/cover", response={200: ListedShow, **_REFUSED})
def remove_cover(request: HttpRequest, show_id: str) -> ListedShow:
    """Take the cover away."""
    actor = actor_of(request)
    return queries.listed_show(actor, shows.remove_cover(actor, show_id).id)


@show_router.put("/shows/{show_id}/subscription", response={204: None, **_REFUSED})
def subscribe(request: HttpRequest, show_id: str) -> Status[None]:
    """Subscribe to a show."""
    shows.subscribe(actor_of(request), show_id, on=True)
    return Status(204, None)


@show_router.delete("/shows/{show_id}/subscription", response={204: None, **_REFUSED})
def unsubscribe(request: HttpRequest, show_id: str) -> Status[None]:
    """End a subscription."""
    shows.subscribe(actor_of(request), show_id, on=False)
    return Status(204, None)
