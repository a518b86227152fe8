"""Where Django looks for this app's tables: the slices own them, this file only names them."""

from talk.shows.models import (
    Credit,
    Participant,
    Question,
    QuestionVote,
    RecordingConsent,
    Reminder,
    Removal,
    Show,
    ShowHost,
    Subscription,
    Talk,
)

__all__ = [
    "Credit",
    "Participant",
    "Question",
    "QuestionVote",
    "RecordingConsent",
    "Reminder",
    "Removal",
    "Show",
    "ShowHost",
    "Subscription",
    "Talk",
]
