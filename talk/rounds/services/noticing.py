"""What the inbox hears of rounds: one notice of each coffee that is proposed, one of a round that has nobody for one.

A notice holds the id alone; `occasions` says what is true of it when it is read. It goes with what it tells of.
"""

from collections.abc import Collection, Iterable

from talk.rounds.models import Proposal, Round, RoundWish
from workspace.notifications.models import NoticeKind
from workspace.notifications.services.notify import About, notify_each, withdraw, withdraw_all


def note(told: Iterable[tuple[str, str]]) -> None:
    """Let people (ids) know that there is something new to each their own: a proposal or a round (ids)."""
    notify_each((person, About(NoticeKind.ROUND, subject)) for person, subject in told)


def note_all(people: Iterable[str], subject: str) -> None:
    """Let people know of one and the same."""
    note((person, subject) for person in people)


def take_back(subject: str, people: Iterable[str] | None = None) -> None:
    """Take back what these people, or all, were told of a proposal or a round."""
    withdraw(subject, NoticeKind.ROUND, people=people)


def take_back_nobody(series_id: str, people: Collection[str]) -> None:
    """Take back that there was nobody for these people: something newer is about to be true of them."""
    rows = RoundWish.objects.filter(series=series_id, person__in=people, left_of__isnull=False)
    for held in rows.order_by().values_list("left_of_id", flat=True).distinct():
        take_back(str(held), people)


def take_back_rounds(rounds: Iterable[Round]) -> None:
    """Take back all that was told of rounds that go."""
    ids = [held.id for held in rounds]
    proposals = Proposal.objects.filter(round__in=ids).values_list("id", flat=True)
    withdraw_all([*ids, *proposals], NoticeKind.ROUND)
