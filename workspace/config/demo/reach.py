"""How some people of the demo are to be reached: a few statuses, and evenings in which two are not to be disturbed."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from workspace.attention.models import Attention
from workspace.people.models import Person

_STATUSES = (
    ("thuy.nguyen", "🌴", "Im Urlaub", 96),
    ("soenke.brodersen", "🏡", "Arbeite zu Hause", 9),
    ("emre.kaya", "🔧", "An Linie 3, ruf lieber an", 4),
    ("claire.whitcombe", "🎧", "Deep in work", 2),
    ("samira.haddad", "🤒", "Krank", 40),
    ("finn.martensen", "🚲", "Mit dem Rad unterwegs", 1),
)
"""Who, emoji, words, hours from now."""
_QUIET = ("paul.adeyemi", "nadja.sokolowa")
_EVENINGS = [{"days": [1, 2, 3, 4, 5], "start": "17:30", "end": "07:30"}]


def write_reach(people: Mapping[str, Person], now: datetime) -> None:
    """Write it, for those who are in the demo."""
    says = [
        Attention(
            person=people[key],
            version=1,
            status_emoji=emoji,
            status_text=text,
            status_until=now + timedelta(hours=hours),
        )
        for key, emoji, text, hours in _STATUSES
        if key in people
    ]
    plans = [
        Attention(person=people[key], version=1, has_quiet_hours=True, quiet_hours=_EVENINGS)
        for key in _QUIET
        if key in people
    ]
    Attention.objects.bulk_create([*says, *plans])
