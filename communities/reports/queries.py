"""Reading reports: for those who decide, and one's own."""

from communities.chat.models import Membership, Message, Room, RoomKind
from communities.chat.queries.places import visible_rooms
from communities.reports.models import Complaint, Filing, Outcome, Report
from communities.reports.policies import reports_for
from communities.reports.schemas import (
    FilingOut,
    MyReportOut,
    ReportedTableOut,
    ReportOut,
    ReportsOut,
    SaidOut,
)
from communities.spaces.models import CommunityMember
from communities.spaces.policies import can_moderate, can_restrain
from workspace.people.models import Person

MOST_OPEN = 200
MOST_DECIDED = 50


def reports_of(viewer: Person, community_id: str | None = None) -> ReportsOut:
    """Return what the viewer decides on, of one community or of all; in ten queries however much it is."""
    rows = Report.objects.filter(reports_for(viewer)).select_related("author", "community")
    if community_id is not None:
        rows = rows.filter(community=community_id)
    waiting = list(rows.filter(decided_at=None).order_by("opened_at", "id")[:MOST_OPEN])
    decided = list(rows.filter(decided_at__isnull=False).order_by("-decided_at", "-id")[:MOST_DECIDED])
    shaping = _Shaping(viewer, [*waiting, *decided])
    return ReportsOut(
        open=[shaping.shape(report) for report in waiting],
        decided=[shaping.shape(report) for report in decided],
    )


def my_reports(person: Person) -> list[MyReportOut]:
    """Return what a person has reported, the newest first; what was decided goes after thirty days."""
    rows = Filing.objects.filter(person=person).select_related("report").order_by("-filed_at", "-id")
    return [my_report_out(filing, filing.report) for filing in rows[:MOST_OPEN]]


def my_report_out(filing: Filing, report: Report) -> MyReportOut:
    """Shape a report for who made it: nothing of who decided, nor of what was done to whom."""
    return MyReportOut(
        id=report.id,
        room=report.room_id,
        seq=report.seq,
        table=_table_out(report),
        author=report.author_id,
        complaint=Complaint(filing.complaint),
        words=filing.words,
        filed_at=filing.filed_at,
        decided_at=report.decided_at,
        outcome=Outcome(report.outcome) if report.outcome else None,
        answer=report.answer,
    )


class _Shaping:
    """What is looked up once for a list of reports."""

    def __init__(self, viewer: Person, reports: list[Report]) -> None:
        self.viewer = viewer
        rooms = {report.room_id for report in reports}
        communities = {report.community_id for report in reports if report.community_id}
        self.filings: dict[str, list[Filing]] = {report.id: [] for report in reports}
        for filing in Filing.objects.filter(report__in=reports).order_by("filed_at", "id"):
            self.filings[filing.report_id].append(filing)
        present = Message.objects.filter(id__in={report.message_id for report in reports}, deleted_at=None)
        self.present = set(present.values_list("id", flat=True))
        self.rooms = {room.id: room for room in Room.objects.filter(id__in=rooms)}
        self.visible = {room.id for room in visible_rooms(viewer, rooms)}
        joined = Membership.objects.filter(person=viewer, room__in=rooms)
        self.joined = set(joined.values_list("room_id", flat=True))
        people = {viewer.id, *(report.author_id for report in reports)}
        seats = CommunityMember.objects.filter(community__in=communities, person__in=people)
        self.seats = {(seat.community_id, seat.person_id): seat for seat in seats}

    def shape(self, report: Report) -> ReportOut:
        room = self.rooms.get(report.room_id)
        return ReportOut(
            id=report.id,
            message=report.message_id,
            room=report.room_id,
            seq=report.seq,
            table=_table_out(report),
            thread=report.thread_id or None,
            community=report.community_id,
            room_name=room.name if room is not None and not room.is_personal else "",
            author=report.author_id,
            opened_at=report.opened_at,
            filings=[_filing_out(filing) for filing in self.filings[report.id]],
            is_gone=report.table_id == "" and report.message_id not in self.present,
            may_visit=report.room_id in self.visible,
            may_restrain=self._may_restrain(report),
            may_lock=room is not None and self._may_lock(report, room),
            decided_at=report.decided_at,
            decided_by=report.decided_by_id,
            outcome=Outcome(report.outcome) if report.outcome else None,
            answer=report.answer,
        )

    def _may_restrain(self, report: Report) -> bool:
        if report.community_id is None:
            return False
        own = self.seats.get((report.community_id, self.viewer.id))
        theirs = self.seats.get((report.community_id, report.author_id))
        return can_restrain(self.viewer, own, report.author, theirs)

    def _may_lock(self, report: Report, room: Room) -> bool:
        own = self.seats.get((report.community_id or "", self.viewer.id))
        is_theirs = room.id in self.joined and can_moderate(self.viewer, own)
        return is_theirs and room.kind == RoomKind.CHANNEL and not room.is_locked


def _filing_out(filing: Filing) -> FilingOut:
    return FilingOut(
        complaint=Complaint(filing.complaint),
        words=filing.words,
        shown=[SaidOut.model_validate(said) for said in filing.shown],
        filed_at=filing.filed_at,
    )


def _table_out(report: Report) -> ReportedTableOut | None:
    return ReportedTableOut(id=report.table_id, name=report.table_name) if report.table_id else None
