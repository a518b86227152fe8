"""Delivering what webhooks are to tell: in order for each, past what is slow, and again where it failed.

A hook is served by one process at a time, which claims it for as long as a round may take. Its deliveries leave one
after the other; while the first is waiting for its next try, the others wait behind it.
"""

import json
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from random import SystemRandom
from typing import Final

import structlog
from django.db import transaction
from django.db.models import DateTimeField, OuterRef, Q, Subquery
from pydantic import ValidationError

from communities.bots.backoff import TRIES, read_retry_after, wait_s
from communities.bots.models import DeliveryState, HookDelivery, OutgoingHook
from communities.bots.payloads import delivery_body
from communities.bots.queries import DELIVERIES_SHOWN
from communities.bots.schemas import AnsweredIn
from communities.bots.services.notices import tell_stopped
from communities.bots.services.outgoing import is_own, stop
from communities.bots.services.saying import say_as_bot
from communities.bots.signing import secret_of, signature
from workspace.core.clock import now
from workspace.core.errors import FlurfunkError
from workspace.egress.client import Answer, Ask, Egress, EgressFailed, EgressRefused, Limits, Reason

A_ROUND: Final = 20
"""Deliveries of one hook before others have their turn."""
BACKLOG_LIMIT: Final = 1_000
"""A hook with so many waiting is stopped: nobody would make up for that."""
_CLAIM: Final = timedelta(minutes=5)
"""Longer than a round takes: twenty times ten seconds, and something over."""
_LIMITS: Final = Limits(bytes=64 * 1024, time_s=10.0, redirects=0, cut=True)
_NO_USE: Final = (Reason.URL, Reason.PORT, Reason.ADDRESS)
_GONE: Final = 410
OWN: Final = "itself"
BEHIND: Final = "behind"

log = structlog.get_logger(__name__)
_luck: Final = SystemRandom()


def due_hooks(at: datetime) -> list[str]:
    """Return the hooks whose next delivery is due and that nobody serves, the longest waiting first."""
    first = HookDelivery.objects.filter(hook=OuterRef("pk"), state=DeliveryState.PENDING).order_by("id")
    next_at = Subquery(first.values("next_at")[:1], output_field=DateTimeField())
    free = Q(claimed_until=None) | Q(claimed_until__lt=at)
    rows = OutgoingHook.objects.filter(free, stopped_at=None).annotate(next_at=next_at)
    return list(rows.filter(next_at__lte=at).order_by("next_at").values_list("id", flat=True)[:100])


def serve_hook(hook_id: str, egress: Egress, is_ending: Callable[[], bool] = lambda: False) -> None:
    """Deliver what is due for one hook, until `is_ending`. Does nothing where another process is at it."""
    at = now()
    free = OutgoingHook.objects.filter(Q(claimed_until=None) | Q(claimed_until__lt=at), id=hook_id)
    if not free.update(claimed_until=at + _CLAIM):
        return
    try:
        for row in _due(hook_id):
            if not _deliver(row, egress) or is_ending():
                break
        _tidy(hook_id)
    finally:
        OutgoingHook.objects.filter(id=hook_id).update(claimed_until=None)


def _due(hook_id: str) -> Iterable[HookDelivery]:
    """Yield what waits in its order, each as it is at that moment, until one is not due."""
    for _ in range(A_ROUND):
        rows = HookDelivery.objects.filter(hook=hook_id, hook__stopped_at=None, state=DeliveryState.PENDING)
        row = rows.select_related("hook", "actor", "message__room", "message__author").order_by("id").first()
        if row is None or row.next_at > now():
            return
        yield row


def _deliver(row: HookDelivery, egress: Egress) -> bool:
    """Send one delivery and note what came of it; tell whether the next one may follow."""
    if is_own(row.hook.url):
        _give_up(row, OWN)
        return False
    body = delivery_body(row)
    if body is None:
        _close(row, DeliveryState.DROPPED)
        return True
    row.tries += 1
    row.tried_at = now()
    try:
        answer = egress.send(Ask(row.hook.url, "POST", _fields(row, body), body), _LIMITS)
    except EgressRefused as error:
        return _failed(row, error.reason, is_final=error.reason in _NO_USE)
    except EgressFailed as error:
        return _failed(row, error.reason)
    row.status = answer.status
    if 200 <= answer.status < 300:
        _close(row, DeliveryState.DONE)
        _take_answer(row, answer)
        return True
    return _failed(row, "status", is_final=answer.status == _GONE, answer=answer)


def _fields(row: HookDelivery, body: bytes) -> dict[str, str]:
    secret = secret_of(row.hook_id, row.hook.version)
    return {
        "Content-Type": "application/json; charset=utf-8",
        "Accept": "application/json",
        "X-Flurfunk-Event": row.kind,
        "X-Flurfunk-Delivery": f"{row.hook_id}-{row.id}",
        "X-Flurfunk-Signature": signature(secret, body, int(time.time())),
    }


def _failed(row: HookDelivery, reason: str, *, is_final: bool = False, answer: Answer | None = None) -> bool:
    row.reason = str(reason)
    if is_final or row.tries >= TRIES:
        _give_up(row, row.reason)
        return False
    asked_s = read_retry_after(answer.headers.get("retry-after", ""), now()) if answer else 0.0
    row.next_at = now() + timedelta(seconds=wait_s(row.tries, _luck.random(), asked_s))
    row.save(update_fields=["tries", "tried_at", "next_at", "status", "reason"])
    return False


def _close(row: HookDelivery, state: DeliveryState) -> None:
    row.state, row.reason = state, ""
    row.save(update_fields=["state", "tries", "tried_at", "status", "reason"])


def _give_up(row: HookDelivery, reason: str) -> None:
    """Stop a hook that cannot be delivered to, and tell who made it."""
    row.state, row.reason = DeliveryState.FAILED, reason
    row.save(update_fields=["state", "tries", "tried_at", "status", "reason"])
    _stop(row.hook_id, reason)


def _stop(hook_id: str, reason: str) -> None:
    with transaction.atomic():
        hook = OutgoingHook.objects.select_for_update(no_key=True).filter(id=hook_id, stopped_at=None).first()
        if hook is None:
            return
        stop(hook, on=True, reason=reason)
    log.info("A webhook was stopped", hook=hook_id, reason=reason)
    tell_stopped(hook)


def _take_answer(row: HookDelivery, answer: Answer) -> None:
    """Say what the other side answered, where it answered with words and the bot may say them."""
    if row.message is None or answer.is_cut or not answer.body.lstrip().startswith(b"{"):
        return
    try:
        said = AnsweredIn.model_validate(json.loads(answer.body))
    except (ValidationError, ValueError, RecursionError):
        return
    if not said.text.strip():
        return
    root = row.message.thread_id or (row.message_id if said.thread else None)
    try:
        say_as_bot(row.hook.bot, row.message.room_id, said.text, root, key=f"{row.hook_id}:{row.id}")
    except FlurfunkError as error:
        log.info("What a webhook answered cannot be said", hook=row.hook_id, code=error.code)


def _tidy(hook_id: str) -> None:
    """Keep the last deliveries, and stop a hook behind which too many wait."""
    done = HookDelivery.objects.filter(hook=hook_id).exclude(state=DeliveryState.PENDING).order_by("-id")
    oldest = done.values_list("id", flat=True)[DELIVERIES_SHOWN : DELIVERIES_SHOWN + 1].first()
    if oldest is not None:
        HookDelivery.objects.filter(hook=hook_id, id__lte=oldest).exclude(
            state=DeliveryState.PENDING
        ).delete()
    if HookDelivery.objects.filter(hook=hook_id, state=DeliveryState.PENDING).count() > BACKLOG_LIMIT:
        _stop(hook_id, BEHIND)
