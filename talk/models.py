"""Where Django looks for this app's tables: the slices own them, this file only names them."""

from talk.coffee.models import CoffeeGuest, CoffeeKnock, CoffeeRemoval, CoffeeRoom, CoffeeSeat
from talk.dates.models import CoffeeDate, DateAnswer, DateGuest, DateMoment
from talk.episodes.models import Bookmark, Episode, EpisodeComment, FeedKey
from talk.lobby.models import CoffeeApart, CoffeeMet, CoffeeWait, LobbyTick
from talk.rounds.models import Proposal, ProposalGuest, Round, RoundSeries, RoundWish
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
    "CoffeeApart",
    "CoffeeDate",
    "CoffeeGuest",
    "CoffeeKnock",
    "CoffeeMet",
    "CoffeeRemoval",
    "CoffeeRoom",
    "CoffeeSeat",
    "CoffeeWait",
    "Credit",
    "DateAnswer",
    "DateGuest",
    "DateMoment",
    "Episode",
    "EpisodeComment",
    "FeedKey",
    "LobbyTick",
    "Participant",
    "Playing",
    "Proposal",
    "ProposalGuest",
    "Question",
    "QuestionVote",
    "RecordingConsent",
    "Reminder",
    "Removal",
    "Round",
    "RoundSeries",
    "RoundWish",
    "Show",
    "ShowHost",
    "Subscription",
    "Talk",
]
