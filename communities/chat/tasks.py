"""Work on messages that a worker does later.

What the work is, is imported when it is done: the services that do it ask for it here.
"""

from django_tasks import task

_AFTER_MAIL = -10


@task(priority=_AFTER_MAIL)
def preview_links(message_id: str) -> None:
    """Look at the pages to which a message leads."""
    from communities.chat.services.preview import make_previews

    make_previews(message_id)
