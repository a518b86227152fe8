"""The HTTP API: every slice's routes under one roof, described by OpenAPI at /api/docs."""

from functools import cached_property

from ninja import NinjaAPI
from ninja.openapi.docs import Swagger
from ninja.openapi.schema import OpenAPISchema
from ninja.types import DictStrAny

from communities.bots.api import router as bots
from communities.bots.command_api import router as commands
from communities.bots.hook_api import open_router as hooks_in
from communities.bots.hook_api import router as hooks
from communities.chat.api import messages_router
from communities.chat.api import router as rooms
from communities.chat.card_api import router as cards
from communities.chat.direct_api import router as directs
from communities.chat.thread_api import router as threads
from communities.drafts.api import router as drafts
from communities.inbox.api import router as inbox
from communities.later.api import router as later
from communities.reports.api import router as reports
from communities.sidebar.api import router as sidebar
from communities.spaces.admission_api import router as admission
from communities.spaces.api import router as communities
from talk.coffee.api import router as coffee
from talk.dates.api import router as coffee_dates
from talk.episodes.api import router as episodes
from talk.lobby.api import router as lobby
from talk.rounds.api import router as rounds
from talk.shows.api import question_router, show_router
from talk.shows.api import router as talks
from talk.shows.board_api import router as board
from workspace.attention.api import router as attention
from workspace.config.errors import install_handlers
from workspace.config.home import router as home
from workspace.emoji.api import router as emoji
from workspace.files.api import router as files
from workspace.people.api import router as people
from workspace.people.api import welcome
from workspace.search.api import router as search


class Api(NinjaAPI):
    """Describes itself once: 2 to 5 s of CPU for hundreds of routes, while a web process has all else to do."""

    @cached_property
    def _described(self) -> OpenAPISchema:
        return super().get_openapi_schema()

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: DictStrAny | None = None
    ) -> OpenAPISchema:
        """Return the description, which nobody may change; of another prefix, a new one."""
        if path_prefix is None and not path_params:
            return self._described
        return super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)


api = Api(
    title="Flurfunk",
    version="1",
    description="Everything that Flurfunk's own screens do. Sign in with a personal access token: "
    "`Authorization: Bearer ff_…`. A bot's token opens the routes of its scopes: `rooms:read`, `messages:read`, "
    "`messages:write`, `reactions:write`, `commands` (see communities/bots/README.md). "
    "What happens live is told on the socket at /ws (see realtime/README.md).",
    # Hundreds of routes are shown by subject, one at a time, and shapes with their routes alone: all of it took 10 s.
    docs=Swagger(settings={"docExpansion": "none", "defaultModelsExpandDepth": -1}),
    docs_url="/docs",
)
install_handlers(api)
api.add_router("", home)
api.add_router("", people)
api.add_router("", attention)
api.add_router("/welcome", welcome)
api.add_router("", files)
api.add_router("", emoji)
api.add_router("", communities)
api.add_router("", admission)
api.add_router("", rooms)
api.add_router("", sidebar)
api.add_router("", messages_router)
api.add_router("", threads)
api.add_router("", directs)
api.add_router("", later)
api.add_router("", reports)
api.add_router("", bots)
api.add_router("", hooks_in)
api.add_router("", hooks)
api.add_router("", commands)
api.add_router("", inbox)
api.add_router("", drafts)
api.add_router("", cards)
api.add_router("", talks)
api.add_router("", coffee)
api.add_router("", lobby)
api.add_router("", rounds)
api.add_router("", coffee_dates)
api.add_router("", question_router)
api.add_router("", show_router)
api.add_router("", board)
api.add_router("", episodes)
api.add_router("", search)
