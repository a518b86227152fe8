"""The HTTP API: every slice's routes under one roof, described by OpenAPI at /api/docs."""

from ninja import NinjaAPI

from communities.chat.api import directs_router, messages_router
from communities.chat.api import router as rooms
from communities.chat.thread_api import router as threads
from communities.later.api import router as later
from communities.sidebar.api import router as sidebar
from communities.spaces.admission_api import router as admission
from communities.spaces.api import router as communities
from talk.episodes.api import router as episodes
from talk.shows.api import question_router, show_router
from talk.shows.api import router as talks
from talk.shows.board_api import router as board
from workspace.config.errors import install_handlers
from workspace.config.home import router as home
from workspace.files.api import router as files
from workspace.people.api import router as people
from workspace.people.api import welcome
from workspace.search.api import router as search

api = NinjaAPI(
    title="Flurfunk",
    version="1",
    description="Everything that Flurfunk's own screens do. Sign in with a personal access token: "
    "`Authorization: Bearer ff_…`. What happens live is told on the socket at /ws (see realtime/README.md).",
    docs_url="/docs",
)
install_handlers(api)
api.add_router("", home)
api.add_router("", people)
api.add_router("/welcome", welcome)
api.add_router("", files)
api.add_router("", communities)
api.add_router("", admission)
api.add_router("", rooms)
api.add_router("", sidebar)
api.add_router("", messages_router)
api.add_router("", threads)
api.add_router("", directs_router)
api.add_router("", later)
api.add_router("", talks)
api.add_router("", question_router)
api.add_router("", show_router)
api.add_router("", board)
api.add_router("", episodes)
api.add_router("", search)
