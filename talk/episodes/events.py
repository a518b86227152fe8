"""What happens to episodes. Published ones are told as talks are; drafts only to those who run or speak in them."""

from typing import Literal

from talk.episodes.schemas import EpisodeOut
from workspace.core.events import Event


class EpisodePublished(Event):
    """There is a new episode, or a published one has changed (topic `house`, or `community` where that is private)."""

    type: Literal["episode.published"] = "episode.published"
    episode: EpisodeOut


class EpisodeWithdrawn(Event):
    """A published episode is a draft again, or gone (topic as above)."""

    type: Literal["episode.withdrawn"] = "episode.withdrawn"
    episode: str


class EpisodeMade(Event):
    """The recording of your talk is ready to be edited and published, or could not be made (topic `person`)."""

    type: Literal["episode.made"] = "episode.made"
    episode: EpisodeOut
