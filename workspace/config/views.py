"""The one page of the front end, and the pictures of people and shows."""

import dataclasses
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from workspace.config.demo.sign_ins import demo_is_loaded, demo_organisation, demo_sign_ins
from workspace.people.models import Person

_ENTRY = "src/app/main.tsx"
_MANIFEST = Path(settings.STATIC_ROOT) / "app" / ".vite" / "manifest.json"
_FIRST_ANSWERS = ("/api/me", "/api/home")
"""What the front end asks for first: the browser asks at once, while it still reads the code."""
_PICTURE = re.compile(r"[a-z0-9]{16}-[a-f0-9]{12}\.webp")


@lru_cache(maxsize=1)
def _entry(built_at_ns: int) -> dict[str, Any]:
    """Return the files that the page loads, from Vite's manifest; read again only after a new build."""
    manifest: dict[str, dict[str, Any]] = json.loads(_MANIFEST.read_text())
    entry, seen = manifest[_ENTRY], [_ENTRY]
    for name in seen:
        seen.extend(other for other in manifest[name].get("imports", []) if other not in seen)
    return {
        "script": entry["file"],
        "preloads": [manifest[name]["file"] for name in seen[1:]],
        "styles": [style for name in seen for style in manifest[name].get("css", [])],
    }


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Serve the front end's page for every address that is the browser's business."""
    person = request.user
    language = person.language if isinstance(person, Person) else (get_language() or "de")[:2]
    boot: dict[str, Any] = {
        "organisation": settings.ORGANISATION,
        "signed_in": isinstance(person, Person),
        "language": language,
        "csrf_token": get_token(request),
    }
    if not boot["signed_in"] and demo_is_loaded():
        boot["organisation"] = demo_organisation()
        boot["demo_sign_ins"] = [dataclasses.asdict(person) for person in demo_sign_ins(language)]
    try:
        entry = _entry(_MANIFEST.stat().st_mtime_ns)
    except FileNotFoundError:
        return HttpResponse("The front end is not built yet: run `make build`.\n", "text/plain", 503)
    answers = _FIRST_ANSWERS if boot["signed_in"] else ()
    response = render(request, "app.html", {"boot": boot, "entry": entry, "answers": answers})
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def picture(request: HttpRequest, folder: str, name: str) -> FileResponse:
    """Serve a re-encoded picture to the people of the organisation. Its name changes with its content."""
    path = Path(settings.MEDIA_ROOT) / folder / name
    if not isinstance(request.user, Person) or not _PICTURE.fullmatch(name) or not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), content_type="image/webp")
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    return response
