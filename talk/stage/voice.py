"""What somebody may do with the sound of a place, whatever kind of place it is. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """What a person may do with the sound of a talk, or of a coffee room, right now."""

    may_listen: bool
    may_speak: bool
    """On stage, or at the table: what they send is wanted."""
    is_muted: bool
    """Nothing that they send may be heard. Always true for who may not speak."""
    noise_reduced: bool = False
    """Steady noise is taken out of what is heard of them."""
    picture: int | None = None
    """At which place they are seen, where a place shows pictures and theirs is to be seen."""


NOBODY = Voice(may_listen=False, may_speak=False, is_muted=True)
