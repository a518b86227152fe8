"""What coffee rooms say no with, apart from the others for its length alone: code → (German, English)."""

COFFEE_TEXTS: dict[str, tuple[str, str]] = {
    "coffee_full": (
        "An diesem Tisch ist gerade kein Platz für dich frei. "
        "Setz dich in eine andere Ecke, oder mach selbst eine Runde auf.",
        "There is no seat for you at this table right now. "
        "Sit down in another corner, or open a room of your own.",
    ),
    "coffee_closed": (
        "Hier ist die Tür zu. Klopf an, dann kann dich jemand hereinlassen.",
        "The door is closed here. Knock, and somebody can let you in.",
    ),
    "coffee_open": (
        "Hier musst du nicht anklopfen. Setz dich einfach dazu.",
        "No need to knock here. Just sit down.",
    ),
    "coffee_nobody_knocks": (
        "Vor der Tür steht niemand mehr.",
        "Nobody stands at the door any more.",
    ),
    "coffee_removed": (
        "Die Moderation hat dich von diesem Tisch weggeschickt. "
        "Solange die anderen dort sitzen, ist er für dich zu.",
        "Those who keep order have sent you away from this table. "
        "It stays closed to you while the others sit there.",
    ),
    "not_at_table": (
        "Dafür musst du (oder die andere Person) hier am Tisch sitzen. Setz dich zuerst.",
        "For this you (or the other person) must sit at this table. Sit down first.",
    ),
    "coffee_name_taken": (
        "Hier gibt es schon eine Kaffeeecke mit diesem Namen. Wähle einen anderen.",
        "There is a coffee corner of this name already. Choose another one.",
    ),
    "coffee_too_few_places": (
        "Dort sitzen schon mehr. Wähle so viele Plätze, wie besetzt sind, oder warte, bis jemand aufsteht.",
        "More people sit there already. Choose as many seats as are taken, or wait until somebody gets up.",
    ),
    "coffee_sits_already": (
        "Du sitzt schon an einem Tisch. Steh dort auf, dann suchen wir jemanden für dich.",
        "You sit at a table already. Get up there, then we look for somebody for you.",
    ),
    "apart_yourself": (
        "Das bist du selbst. Wähle jemand anderen.",
        "That is you. Choose somebody else.",
    ),
    "too_many_apart": (
        "Mehr als {limit} Personen gehen nicht. Nimm zuerst jemanden von der Liste.",
        "More than {limit} people are not possible. Take somebody off the list first.",
    ),
    "cameras_full": (
        "Vier Kameras sind schon an, mehr passen nicht an einen Tisch. Warte, bis eine ausgeht.",
        "Four cameras are on already, and a table has room for no more. Wait until one goes off.",
    ),
    "cameras_off": (
        "Kameras sind auf diesem Server für alle Tische ausgeschaltet.",
        "Cameras are switched off for all tables on this server.",
    ),
    "nobody_shows": (
        "An diesem Tisch ist gerade keine Kamera an.",
        "No camera is on at this table right now.",
    ),
}
