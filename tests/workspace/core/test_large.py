"""Large answers over HTTP."""

import gzip

import pytest
from django.test import RequestFactory

from workspace.core.large import WORTH_BYTES, answer_large
from workspace.core.schemas import ErrorOut

LONG = ErrorOut(code="x", message="long " * WORTH_BYTES)


def _answer(shape: ErrorOut, accepts: str) -> tuple[bytes, str]:
    response = answer_large(RequestFactory().get("/", headers={"Accept-Encoding": accepts}), shape)
    assert response["Vary"] == "Accept-Encoding"
    return response.content, response.get("Content-Encoding", "")


def test_long_answer_is_packed_for_who_takes_that() -> None:
    """A browser does."""
    body, encoding = _answer(LONG, "gzip, deflate, br")
    assert encoding == "gzip"
    assert ErrorOut.model_validate_json(gzip.decompress(body)) == LONG


@pytest.mark.parametrize("accepts", ["", "br", "gzip;q=0", "gzip; q=0.0, br"])
def test_long_answer_goes_as_it_is_to_everyone_else(accepts: str) -> None:
    """A program may not."""
    body, encoding = _answer(LONG, accepts)
    assert encoding == ""
    assert ErrorOut.model_validate_json(body) == LONG


def test_short_answer_goes_as_it_is() -> None:
    """There is nothing to gain."""
    assert _answer(ErrorOut(code="x", message="short"), "gzip")[1] == ""
