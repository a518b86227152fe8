"""For machines that watch over the process: alive, ready, and figures."""

import secrets

from django.conf import settings
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from workspace.config.errors import OUTAGES
from workspace.core.redis import redis_client

_LOOPBACK = ("127.0.0.1", "::1")


def healthz(request: HttpRequest) -> HttpResponse:
    """Tell that the process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(request: HttpRequest) -> HttpResponse:
    """Tell whether database, migrations and Redis are there; 503 names what is not."""
    checks = {"database": _database(), "redis": _redis()}
    ready = all(state in ("ok", "not configured") for state in checks.values())
    return JsonResponse(checks, status=200 if ready else 503)


def metrics(request: HttpRequest) -> HttpResponse:
    """Return Prometheus figures to this machine, or to who has the token."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    token = settings.METRICS_TOKEN
    allowed = secrets.compare_digest(given.encode(), token.encode()) if token else _is_local(request)
    if not allowed:
        return HttpResponse(status=404)
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def _is_local(request: HttpRequest) -> bool:
    return request.META.get("REMOTE_ADDR") in _LOOPBACK and "X-Forwarded-For" not in request.headers


def _database() -> str:
    connection = connections["default"]
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OUTAGES:
        return "away"
    return "migrations pending" if pending else "ok"


def _redis() -> str:
    client = redis_client()
    if client is None:
        return "not configured"
    try:
        client.ping()
    except OUTAGES:
        return "away"
    return "ok"
