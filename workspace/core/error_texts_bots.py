"""Sentences about bots, webhooks and commands; see `error_texts`."""

BOT_TEXTS: dict[str, tuple[str, str]] = {
    "not_for_bots": (
        "Das geht nur für Menschen: Der Schlüssel eines Bots öffnet diesen Weg nicht.",
        "This is for people alone: the token of a bot does not open it.",
    ),
    "scope_missing": (
        "Diesem Schlüssel fehlt das Recht „{scope}“. Erstelle für den Bot einen Schlüssel, der es hat.",
        "This token lacks the scope “{scope}”. Make a token for the bot that has it.",
    ),
    "scopes_missing": (
        "Wähle mindestens ein Recht: Ohne eines kann der Schlüssel nichts.",
        "Choose at least one scope: a token without any can do nothing.",
    ),
    "bot_limit": (
        "Mehr als {limit} Bots gehen hier nicht. Entferne zuerst einen, den niemand mehr braucht.",
        "There can be no more than {limit} bots here. Remove one that nobody needs any more.",
    ),
    "bot_not_in_community": (
        "Diesen Bot gibt es in der Community nicht. Hol ihn zuerst herein.",
        "This bot is not in the community. Take it in first.",
    ),
    "hook_limit": (
        "Mehr als {limit} gehen hier nicht. Entferne zuerst, was niemand mehr braucht.",
        "There can be no more than {limit} here. Remove what nobody needs any more.",
    ),
    "hook_body_too_large": (
        "Das ist zu groß: Ein Webhook nimmt höchstens {limit} KiB. Schick einen Link statt des ganzen Inhalts.",
        "This is too large: a webhook takes at most {limit} KiB. Send a link instead of the whole content.",
    ),
    "hook_body_unreadable": (
        'Das lässt sich nicht lesen. Schick JSON wie {{"text": "Hallo"}}, oder ein Formular mit dem Feld payload.',
        'This cannot be read. Send JSON like {{"text": "Hello"}}, or a form with the field payload.',
    ),
    "hook_to_itself": (
        "Diese Adresse führt zu Flurfunk selbst. Nimm die Adresse des anderen Programms.",
        "This address leads to Flurfunk itself. Use the address of the other program.",
    ),
    "hook_url_inside": (
        "Diese Adresse führt ins eigene Netz. Webhooks gehen nur an Adressen im offenen Internet.",
        "This address leads into the internal network. Webhooks only go to addresses on the open internet.",
    ),
    "hook_url_unusable": (
        "Diese Adresse geht nicht: Sie muss mit https:// oder http:// beginnen, ohne Port und ohne Passwort.",
        "This address does not work: it must begin with https:// or http://, with neither port nor password.",
    ),
    "hook_stopped": (
        "Dieser Webhook ist angehalten. Starte ihn zuerst wieder.",
        "This webhook is stopped. Start it again first.",
    ),
    "command_name_taken": (
        "Einen Befehl mit diesem Namen gibt es schon.",
        "There already is a command of this name.",
    ),
    "command_gone": (
        "Diesen Befehl gibt es hier nicht (mehr). Dein Text bleibt stehen; mit / siehst du, was es gibt.",
        "There is no such command here (any more). Your text stays; type / to see what there is.",
    ),
    "command_timed_out": (
        "Der Bot hat nicht rechtzeitig geantwortet. Dein Text bleibt stehen; versuche es gleich noch einmal.",
        "The bot did not answer in time. Your text stays; try again in a moment.",
    ),
    "command_failed": (
        "Der Bot ist gerade nicht zu erreichen oder antwortet mit einem Fehler. Dein Text bleibt stehen.",
        "The bot cannot be reached right now, or answers with an error. Your text stays.",
    ),
}
