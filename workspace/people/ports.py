"""What slices above want to hear of people: each attaches when the app starts. Runs inside the transaction."""

from collections.abc import Callable

from workspace.people.models import Person

Follower = Callable[[Person], None]

_followers: list[Follower] = []


def attach(follower: Follower) -> None:
    """Let a slice hear when somebody lives in another time zone, once."""
    if follower not in _followers:
        _followers.append(follower)


def tell_moved(person: Person) -> None:
    """Tell every slice that the person lives in another time zone now."""
    for follower in _followers:
        follower(person)
