"""Where Django looks for this app's tables: the slices own them, this file only names them."""

from talk.coffee.models import CoffeeKnock, CoffeeRemoval, CoffeeRoom, CoffeeSeat
from talk.episodes.models import Bookmark, Episode, EpisodeComment, FeedKey
from talk.shows.models import (
    ChapterMark,
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
    "Bookmark",
    "ChapterMark",
    "Clip",
    "CoffeeKnock",
    "CoffeeRemoval",
    "CoffeeRoom",
    "CoffeeSeat",
    "Credit",
    "Episode",
    "EpisodeComment",
    "FeedKey",
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
