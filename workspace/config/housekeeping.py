"""What is due every minute: reminders of talks, new words for the search, and what has to go after a while."""

from datetime import datetime, timedelta

import structlog
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from communities.chat.services.preview import tidy_previews
from communities.drafts.services.sending import tidy_scheduled
from communities.reports.services.tidying import tidy_reports
from communities.spaces.services.offers import tidy_offers
from communities.spaces.services.requests import tidy_requests
from talk.coffee.services.attendance import forget_tables
from talk.episodes.services.resuming import take_up_again
from talk.lobby.services.pairing import forget_meetings
from talk.rounds.services.tending import tend_rounds
from talk.shows.hls import forget_ended
from talk.shows.services.reminders import forget_stages, remind
from workspace.attention.services import forget_ended as forget_ended_statuses
from workspace.core.log import prune
from workspace.files.services.tidying import tidy_files
from workspace.notifications.services.tidying import tidy_notices
from workspace.search.services.words import gather_words

RESULTS_KEPT = timedelta(minutes=10)
"""A task's arguments can hold an invitation's link, so its row goes soon after it is done."""
ABANDONED_AFTER = timedelta(hours=1)
"""A task that still runs after this belongs to a process that was killed."""

log = structlog.get_logger(__name__)


def tidy(at: datetime) -> None:
    """Do all of it once. Costs a few index look-ups where nothing is due."""
    remind(at)
    take_up_again(at)
    stages = forget_stages(at) + forget_tables(at)
    forget_ended()
    forget_meetings(at)
    tend_rounds(at)
    gather_words()
    tidy_notices(at)
    forget_ended_statuses(at)
    tidy_scheduled()
    tidy_requests(at)
    tidy_offers(at)
    files = tidy_files(at) + tidy_previews(at)
    reports = tidy_reports(at)
    events = prune(at - timedelta(days=settings.LOG_DAYS))
    sessions = end_expired_sessions(at)
    results = prune_results(at)
    counts = {"events": events, "sessions": sessions, "results": results, "stages": stages, "files": files}
    if any(counts.values()) or reports:
        log.info("Tidied up", **counts, reports=reports)


def end_expired_sessions(at: datetime) -> int:
    """Delete sessions past their end, with the entries in people's own lists; return how many."""
    ended, _ = Session.objects.filter(expire_date__lt=at).delete()
    if ended:
        UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return ended


def prune_results(at: datetime) -> int:
    """Delete the rows of finished and of abandoned tasks; return how many."""
    finished = Q(status__in=(TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED))
    done = finished & Q(finished_at__lt=at - RESULTS_KEPT)
    abandoned = Q(status=TaskResultStatus.RUNNING, started_at__lt=at - ABANDONED_AFTER)
    deleted, _ = DBTaskResult.objects.filter(done | abandoned).delete()
    return deleted
