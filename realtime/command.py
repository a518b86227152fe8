"""What all commands have in common."""

from pydantic import Field

from workspace.core.schemas import Wire


class Command(Wire):
    """What a client sends. `id` is the client's own number, repeated as `re` in the answer."""

    id: int = Field(ge=0, le=2**53)
