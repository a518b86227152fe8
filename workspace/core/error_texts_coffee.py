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
    "rounds_off": (
        "Hier gibt es gerade keine Kaffeerunden. Wer sich um den Ort kümmert, kann sie einschalten.",
        "There are no coffee rounds here right now. Those who look after the place can switch them on.",
    ),
    "round_held": (
        "Gerade eben ist eine Runde gelaufen. Warte eine Stunde, dann geht die nächste.",
        "A round was held just now. Wait an hour, then you can hold the next one.",
    ),
    "coffee_slot_taken": (
        "Diese Zeit passt nicht mehr allen. Such eine andere aus.",
        "This time does not suit everyone any more. Choose another one.",
    ),
    "coffee_date_past": (
        "Diese Verabredung ist nicht mehr offen. Schau auf der Kaffeeseite nach, wie es jetzt steht.",
        "This date is not open any more. Have a look at the coffee page to see how things stand.",
    ),
    "coffee_not_over": (
        "Das fragen wir erst danach. Trinkt zuerst euren Kaffee.",
        "We ask that afterwards. Have your coffee first.",
    ),
    "calendar_unusable": (
        "Diese Adresse können wir nicht lesen. Kopiere die öffentliche oder geheime Adresse deines Kalenders (sie "
        "beginnt mit https:// oder webcal://) und füge sie hier ein.",
        "We cannot read this address. Copy the public or secret address of your calendar (it begins with https:// or "
        "webcal://) and paste it here.",
    ),
    "calendar_inside": (
        "Diese Adresse liegt in einem internen Netz, dorthin fragen wir nicht. Trag deine freien Zeiten von Hand ein.",
        "This address lies in an internal network, where we do not ask. Type in your free times instead.",
    ),
    "calendar_away": (
        "Unter dieser Adresse antwortet gerade kein Kalender. Prüfe, ob sie noch gilt, oder versuche es später.",
        "No calendar answers at this address right now. Check that it is still valid, or try again later.",
    ),
    "calendar_too_large": (
        "Dieser Kalender ist zu groß für uns. Gib die Adresse eines kleineren an, oder nur die von „frei/gebucht“.",
        "This calendar is too large for us. Give the address of a smaller one, or of free/busy times only.",
    ),
    "calendar_unreadable": (
        "Was unter dieser Adresse steht, ist kein Kalender, den wir verstehen. Sie sollte auf .ics enden.",
        "What is at this address is no calendar that we understand. It should end in .ics.",
    ),
    "rounds_join_first": (
        "Mach zuerst bei einer Kaffeerunde mit, dann zählt dein Kalender.",
        "Take part in a coffee round first, then your calendar counts.",
    ),
    "apart_yourself": (
        "Das bist du selbst. Wähle jemand anderen.",
        "That is you. Choose somebody else.",
    ),
    "too_many_apart": (
        "Mehr als {limit} Personen gehen nicht. Nimm zuerst jemanden von der Liste.",
        "More than {limit} people are not possible. Take somebody off the list first.",
    ),
    "moment_twice": (
        "Einen Zeitpunkt hast du zweimal genannt. Nimm einen davon heraus.",
        "You have named a moment twice. Take one of them out.",
    ),
    "moment_passed": (
        "Dieser Zeitpunkt ist schon vorbei. Nimm einen späteren, oder schlag neue vor.",
        "That moment has passed. Take a later one, or propose new ones.",
    ),
    "closes_too_late": (
        "Die Umfrage muss enden, bevor der letzte Zeitpunkt da ist.",
        "The poll has to close before the last moment has come.",
    ),
    "too_many_dates": (
        "In dieser Community stehen schon {limit} Kaffeetermine an. Sag einen ab, oder warte, bis einer vorbei ist.",
        "There are {limit} coffee dates ahead in this community already. Cancel one, or wait until one is over.",
    ),
    "date_taken": (
        "Die Umfrage ist vorbei: Der Termin steht fest.",
        "The poll is over: the date is fixed.",
    ),
    "date_closed": (
        "Die Umfrage ist geschlossen. Jetzt fehlt nur noch, dass jemand den Termin festlegt.",
        "The poll has closed. All that is missing now is that somebody takes a date.",
    ),
    "date_is_poll": (
        "Der Termin steht noch nicht fest. Sag zuerst, wann du kannst.",
        "The date is not fixed yet. Say when you can first.",
    ),
    "date_cancelled": (
        "Dieser Kaffee wurde abgesagt. Schlag gern einen neuen vor.",
        "This coffee was cancelled. Feel free to propose another one.",
    ),
    "date_begun": (
        "Der Kaffee hat schon angefangen. Setz dich dazu, dort lässt sich alles Weitere klären.",
        "This coffee has begun. Sit down, everything else can be settled there.",
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
