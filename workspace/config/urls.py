"""Every address: the API, allauth's sign-in, files, probes; all other paths are the front end's."""

from django.urls import include, path, re_path

from talk.episodes import views as podcasts
from workspace.config import probes, views
from workspace.config.api import api
from workspace.files import views as files

handler400 = "workspace.config.errors.bad_request"
handler404 = "workspace.config.errors.page_not_found"
handler500 = "workspace.config.errors.server_error"

urlpatterns = [
    path("healthz", probes.healthz),
    path("readyz", probes.readyz),
    path("metrics", probes.metrics),
    path("api/", api.urls),
    path("_allauth/", include("allauth.headless.urls")),
    path("media/avatars/<str:name>", views.picture, {"folder": "avatars"}),
    path("media/emoji/<str:name>", views.picture, {"folder": "emoji"}),
    path("media/covers/<str:name>", views.picture, {"folder": "covers"}),
    path("media/files/<str:link>/<str:name>", files.linked),
    path("feeds/<str:token>/feed.xml", podcasts.feed),
    path("feeds/<str:token>/shows/<str:show_id>.xml", podcasts.feed),
    path("feeds/<str:token>/covers/<str:name>.jpg", podcasts.cover),
    path("feeds/<str:token>/<str:episode_id>.mp3", podcasts.audio),
    path("feeds/<str:token>/<str:episode_id>.vtt", podcasts.transcript),
    path("feeds/<str:token>/<str:episode_id>.json", podcasts.chapters),
    re_path(r"^(?!api/|_allauth/|feeds/|hls/|media/|static/|ws$).*$", views.page),
]
