"""Where Django looks for this app's tables: the slices own them, this file only names them."""

from talk.shows.models import (
    Clip,
    Credit,
    Participant,
    Playing,
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
    "Clip",
    "Credit",
    "Participant",
    "Playing",
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
