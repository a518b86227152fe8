"""Work on people that a worker does later."""

from django.core.mail import send_mail
from django_tasks import task

_LETTERS = {
    "de": (
        "Deine Einladung zu {organisation}",
        "Hallo,\n\n{invited_by} lädt dich zum Flurfunk von {organisation} ein. Hier geht es hinein:\n\n"
        "{link}\n\nDer Link gilt einmal und nur für diese Adresse.\n",
    ),
    "en": (
        "Your invitation to {organisation}",
        "Hello,\n\n{invited_by} invites you to {organisation}'s Flurfunk. This is the way in:\n\n"
        "{link}\n\nThe link works once, and for this address only.\n",
    ),
}


@task()
def mail_invitation(email: str, link: str, invited_by: str, language: str, organisation: str) -> None:
    """Send an invitation by mail."""
    subject, letter = _LETTERS[language]
    values = {"organisation": organisation, "invited_by": invited_by, "link": link}
    send_mail(subject.format(**values), letter.format(**values), None, [email])
