"""Large answers over HTTP, written by Pydantic in one go: checked a second time, 20,000 rooms take half a second."""

import gzip
import re
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from workspace.core.schemas import Wire

WORTH_BYTES = 32 * 1024
"""Less than this crosses any network in a moment, packed or not."""
LEVEL = 1
"""Level 6 takes three times as long and saves a tenth more of a list of rooms."""
_TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$))")


def answer_large(request: HttpRequest, shape: Wire | Sequence[Wire]) -> HttpResponse:
    """Return a shape, or a list of some, as JSON, packed where it is long and the reader takes that.

    Nobody checks here that it is what the route promises: types do. Only for what nobody else puts words into that
    they choose while they watch its length, next to a secret (BREACH): no tokens in it.
    """
    if isinstance(shape, Wire):
        body = shape.model_dump_json().encode()
    else:
        body = b"[" + b",".join(item.model_dump_json().encode() for item in shape) + b"]"
    is_packed = len(body) >= WORTH_BYTES and _TAKES_GZIP.search(request.headers.get("Accept-Encoding", ""))
    response = HttpResponse(
        gzip.compress(body, LEVEL, mtime=0) if is_packed else body,
        content_type="application/json; charset=utf-8",
    )
    patch_vary_headers(response, ["Accept-Encoding"])
    if is_packed:
        response["Content-Encoding"] = "gzip"
    return response
