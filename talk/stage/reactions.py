"""What can float over a stage or a table. Pure."""

from enum import StrEnum


class ReactionKind(StrEnum):
    """What can float over a talk, or over a table."""

    CLAP = "clap"
    HEART = "heart"
    LAUGH = "laugh"
    WOW = "wow"
    THUMBS_UP = "thumbs_up"
