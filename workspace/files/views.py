"""What a signed link opens, without a session. Whatever is wrong with it is not found."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from workspace.core.errors import NotFound
from workspace.files.links import file_of
from workspace.files.serving import answer_content


@require_safe
def linked(request: HttpRequest, link: str, name: str) -> HttpResponseBase:
    """Serve the file of a link, to be saved. `name` is for programs that look at the address."""
    try:
        return answer_content(request, file_of(link), is_download=True)
    except NotFound as error:
        raise Http404 from error
