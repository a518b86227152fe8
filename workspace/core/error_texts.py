"""Every sentence with which Flurfunk says no: code → (German, English). What happened, then what to do."""

from workspace.core.error_texts_bots import BOT_TEXTS
from workspace.core.error_texts_coffee import COFFEE_TEXTS
from workspace.core.error_texts_talk import TALK_TEXTS

TEXTS: dict[str, tuple[str, str]] = {
    # General
    "not_found": (
        "Das gibt es hier nicht (mehr), oder du hast keinen Zugang dazu.",
        "This does not exist (any more), or you have no access to it.",
    ),
    "not_signed_in": (
        "Du bist nicht angemeldet. Melde dich bitte neu an; was du geschrieben hast, bleibt hier liegen.",
        "You are not signed in. Please sign in again; what you have written stays here.",
    ),
    "not_allowed": (
        "Das darfst du hier nicht. Frag jemanden, der diesen Ort betreut.",
        "You may not do this here. Ask someone who looks after this place.",
    ),
    "invalid": ("Diese Angabe passt nicht. Bitte prüfe sie.", "This value does not fit. Please check it."),
    "invalid_detail": ("Diese Angabe passt nicht: {detail}", "This value does not fit: {detail}"),
    "too_fast": (
        "Das ging etwas zu schnell. In {seconds} s geht es weiter, nichts ist verloren.",
        "That was a little too fast. It goes on in {seconds} s, nothing is lost.",
    ),
    "unavailable": (
        "Der Server holt gerade Luft. Wir versuchen es gleich noch einmal; nichts ist verloren.",
        "The server is catching its breath. We will try again in a moment; nothing is lost.",
    ),
    "internal": (
        "Da ist uns etwas schiefgegangen. Bitte versuche es noch einmal; der Vorfall ist protokolliert.",
        "Something went wrong on our side. Please try again; the incident has been logged.",
    ),
    "csrf": (
        "Diese Seite ist veraltet. Lade sie neu, dann geht es weiter.",
        "This page is out of date. Reload it and carry on.",
    ),
    "blank": ("Hier fehlt noch etwas.", "Something is missing here."),
    "too_long": (
        "Das ist zu lang: höchstens {limit} Zeichen, es sind {length}.",
        "This is too long: at most {limit} characters, it has {length}.",
    ),
    # The socket
    "frame_malformed": (
        "Der Befehl ist kein gültiges JSON-Objekt.",
        "The command is not a valid JSON object.",
    ),
    "frame_too_large": (
        "Der Befehl ist zu groß: höchstens {limit} Bytes.",
        "The command is too large: at most {limit} bytes.",
    ),
    "command_unknown": ("Diesen Befehl gibt es nicht: {name}", "There is no such command: {name}"),
    # People
    "name_unreadable": (
        "In einem Namen muss mindestens ein Buchstabe stehen.",
        "A name needs at least one letter.",
    ),
    "time_zone_unknown": ("Diese Zeitzone kennen wir nicht: {name}", "We do not know this time zone: {name}"),
    "end_passed": (
        "Dieser Zeitpunkt ist schon vorbei. Wähl einen, der noch kommt.",
        "That moment has already passed. Choose one that is still to come.",
    ),
    "end_too_far": (
        "Das ist zu weit weg: höchstens ein Jahr im Voraus.",
        "That is too far away: at most a year ahead.",
    ),
    "quiet_hours_empty": (
        "Anfang und Ende sind gleich. Für einen ganzen Tag nimm 00:00 bis 24:00.",
        "Start and end are the same. For a whole day take 00:00 to 24:00.",
    ),
    "image_unreadable": (
        "Das Bild ließ sich nicht lesen. Nimm bitte ein PNG, JPEG, WebP oder GIF.",
        "This image could not be read. Please use a PNG, JPEG, WebP or GIF.",
    ),
    "image_too_large": (
        "Das Bild ist zu groß: höchstens {limit} MB und {pixels} Megapixel.",
        "This image is too large: at most {limit} MB and {pixels} megapixels.",
    ),
    "invitation_spent": (
        "Diese Einladung wurde schon benutzt. Hast du schon ein Konto, melde dich an; sonst bitte um eine neue.",
        "This invitation has been used. If you have an account, sign in; otherwise ask for a new one.",
    ),
    "invitation_void": (
        "Diese Einladung gilt nicht mehr. Bitte die Person, die dich eingeladen hat, um eine neue.",
        "This invitation is no longer valid. Ask the person who invited you for a new one.",
    ),
    "email_taken": (
        "Zu dieser Adresse gibt es schon ein Konto.",
        "There already is an account for this address.",
    ),
    "password_weak": ("{detail}", "{detail}"),
    "role_not_yours_to_change": (
        "Die eigene Rolle kann man nicht selbst ändern.",
        "You cannot change your own role.",
    ),
    "block_yourself": ("Sich selbst kann man nicht blockieren.", "You cannot block yourself."),
    "too_many_blocked": (
        "Mehr als {limit} Personen kannst du nicht blockieren. Hebe zuerst eine Blockierung auf.",
        "You can block no more than {limit} people. Unblock somebody first.",
    ),
    "token_limit": (
        "Mehr als {limit} Zugangsschlüssel gehen nicht. Widerrufe zuerst einen, den du nicht mehr brauchst.",
        "There can be no more than {limit} access tokens. Revoke one that you no longer need.",
    ),
    # Communities and channels
    "community_name_taken": (
        "Eine Community mit diesem Namen gibt es schon. Vielleicht magst du ihr beitreten?",
        "There already is a community of this name. Perhaps you would like to join it?",
    ),
    "channel_name_taken": (
        "Einen Kanal mit diesem Namen gibt es in dieser Community schon.",
        "There already is a channel of this name in this community.",
    ),
    "last_owner": (
        "Du bist die letzte Person, die sich um diese Community kümmert. Gib die Aufgabe zuerst weiter.",
        "You are the last owner of this community. Hand it over first.",
    ),
    "ask_to_join": (
        "In diese Community kommst du auf Anfrage. Bitte darum, aufgenommen zu werden.",
        "This community lets people in on request. Ask to be let in.",
    ),
    "request_not_needed": (
        "Hier brauchst du nicht zu fragen: Du kannst einfach beitreten.",
        "There is no need to ask here: you can simply join.",
    ),
    "request_declined": (
        "Deine Anfrage wurde vor Kurzem abgelehnt. In {days} Tagen kannst du wieder fragen.",
        "Your request was declined a short while ago. You can ask again in {days} days.",
    ),
    "request_gone": (
        "Diese Anfrage ist schon beantwortet oder wurde zurückgezogen.",
        "This request has been answered already, or was withdrawn.",
    ),
    "already_owner": (
        "Dieser Person gehört die Community schon.",
        "This person owns the community already.",
    ),
    "offer_waits": (
        "Du hast die Community schon jemandem angeboten. Zieh das Angebot zurück, bevor du ein neues machst.",
        "You have offered the community to somebody already. Withdraw that before you make another offer.",
    ),
    "offer_gone": (
        "Dieses Angebot gilt nicht mehr.",
        "This offer no longer holds.",
    ),
    "too_many_tags": (
        "Mehr als {limit} Schlagwörter gehen nicht. Nimm die, nach denen jemand suchen würde.",
        "There can be no more than {limit} tags. Keep those that people would look for.",
    ),
    "section_gone": (
        "Diesen Abschnitt gibt es nicht mehr: Du hast ihn auf einem anderen Gerät gelöscht.",
        "This section is gone: you deleted it on another device.",
    ),
    "too_many_sections": (
        "Mehr als {limit} eigene Abschnitte gehen nicht.",
        "There can be no more than {limit} sections of your own.",
    ),
    "too_many_placed": (
        "In eigenen Abschnitten stehen höchstens {limit} Kanäle.",
        "Sections of your own hold at most {limit} rooms.",
    ),
    "default_channel_stays": (
        "Aus dem Hauptkanal geht man nur mit der Community zusammen.",
        "You leave the main channel only together with its community.",
    ),
    "join_community_first": (
        "Tritt zuerst der Community bei, zu der dieser Kanal gehört.",
        "Join the community that this channel belongs to first.",
    ),
    "not_yet_member_of_community": (
        "Diese Person ist nicht in der Community. Lade sie zuerst dorthin ein.",
        "This person is not in the community. Invite them there first.",
    ),
    "main_channel_stays_open": (
        "Der Hauptkanal bleibt offen. Archiviere die Community, wenn sie niemand mehr braucht.",
        "The main channel stays open. Archive the community when nobody needs it any more.",
    ),
    "room_archived": (
        "Dieser Kanal ist archiviert: Man kann hier nur noch lesen. Dein Text bleibt stehen.",
        "This channel is archived: it can only be read. Your text stays here.",
    ),
    "community_archived": (
        "Diese Community ist archiviert. Wer sie besitzt, kann sie wieder öffnen.",
        "This community is archived. Its owners can open it again.",
    ),
    # Messages
    "message_empty": ("Eine leere Nachricht sagt nichts.", "An empty message says nothing."),
    "message_too_long": (
        "Die Nachricht ist zu lang: höchstens {limit} Zeichen, es sind {length}. Teile sie auf; dein Text bleibt stehen.",
        "The message is too long: at most {limit} characters, it has {length}. Split it; your text stays here.",
    ),
    "client_id_reused": (
        "Unter dieser Kennung wurde schon eine andere Nachricht gesendet.",
        "Another message was already sent under this id.",
    ),
    "edit_conflict": (
        "Die Nachricht wurde inzwischen geändert. Lies die neue Fassung und bearbeite sie dann; dein Text bleibt stehen.",
        "The message has changed meanwhile. Read the new version, then edit it; your text stays here.",
    ),
    "message_gone": ("Diese Nachricht wurde gelöscht.", "This message has been deleted."),
    "members_only": (
        "Hier schreiben nur Mitglieder. Tritt dem Kanal bei; dein Text bleibt stehen.",
        "Only members write here. Join the channel; your text stays here.",
    ),
    "nobody_reads": (
        "Diese Person ist nicht mehr dabei, hier liest niemand mehr mit. Was ihr geschrieben habt, bleibt lesbar.",
        "This person is no longer here, so nobody would read it. What you two have written stays readable.",
    ),
    "person_gone": (
        "Jemand davon ist nicht mehr dabei. Beginne das Gespräch ohne diese Person.",
        "One of these people is no longer here. Begin the conversation without them.",
    ),
    "unblock_first": (
        "Du hast diese Person blockiert. Hebe das zuerst auf, dann könnt ihr euch wieder schreiben.",
        "You have blocked this person. Unblock them first, then you can write to each other again.",
    ),
    "takes_no_messages": (
        "Diese Person nimmt hier gerade keine Nachrichten an. Dein Text bleibt stehen.",
        "This person does not take messages here right now. Your text stays here.",
    ),
    "takes_no_invitations": (
        "Nicht alle dieser Personen lassen sich gerade zu Gesprächen einladen. Versuche es ohne sie.",
        "Not all of these people take invitations to conversations right now. Try it without them.",
    ),
    "too_many_people": (
        "In einem Gruppengespräch sind höchstens {limit} Leute. Für mehr ist ein Kanal da.",
        "A group conversation holds at most {limit} people. For more there are channels.",
    ),
    "conversation_of_two": (
        "Ein Gespräch zu zweit bleibt eines zu zweit. Beginne ein neues mit allen, oder blende dieses aus.",
        "A conversation of two stays one of two. Begin a new one with everyone, or hide this one.",
    ),
    "muted": (
        "Du kannst in dieser Community gerade nicht schreiben. Lesen und reagieren geht weiter.",
        "You cannot write in this community right now. You can go on reading and reacting.",
    ),
    "room_locked": (
        "Dieser Kanal ist geschlossen: Nur wer ihn betreut, schreibt hier. Du kannst reagieren.",
        "This channel is locked: only those who look after it write here. You can react.",
    ),
    "banned": (
        "Du wurdest aus dieser Community ausgeschlossen. Warum, steht in den Einstellungen unter „Was mich betrifft“.",
        "You were banned from this community. The settings say why, under “What concerns me”.",
    ),
    "person_banned": (
        "Wer ausgeschlossen wurde, kann nicht eingeladen werden. Wer die Community betreut, kann das aufheben.",
        "Whoever was banned cannot be invited. Those who look after the community can lift that.",
    ),
    "report_own": (
        "Das ist deine eigene Nachricht. Du kannst sie selbst löschen.",
        "This is your own message. You can delete it yourself.",
    ),
    "report_yourself": (
        "Das bist du selbst. Melden kannst du nur andere.",
        "That is you. You can report others only.",
    ),
    "report_decided": (
        "Jemand anderes hat über diese Meldung schon entschieden. Von dir wurde nichts geändert.",
        "Somebody else has decided on this report already. Nothing of yours was changed.",
    ),
    "report_needs_words": (
        "Wenn nichts zu tun ist, sag denen in einem Satz warum, die es gemeldet haben.",
        "Where nothing is to be done, tell those who reported it why, in a sentence.",
    ),
    "announcements_only": (
        "In diesem Kanal schreiben nur die, die ihn betreuen. Du kannst reagieren.",
        "In this channel only those who look after it write. You can react.",
    ),
    "call_not_allowed": (
        "Alle auf einmal rufen hier nur die, die die Community betreuen. Nimm @channel und @here heraus oder"
        " sprich einzelne Leute an; dein Text bleibt stehen.",
        "Only those who look after the community call everyone here. Take out @channel and @here, or name"
        " individual people; your text stays here.",
    ),
    "call_unconfirmed": (
        "Das erreicht {people} Leute (Zeitzonen: {zones}). Wenn du das willst, sende es mit Bestätigung.",
        "This reaches {people} people (time zones: {zones}). If you mean it, send it confirmed.",
    ),
    "emoji_name_unfit": (
        "So kann ein Emoji nicht heißen: 2 bis 32 Kleinbuchstaben, Ziffern, „_“, „-“ oder „+“, davon mindestens ein"
        " Buchstabe.",
        "An emoji cannot have this name: 2 to 32 small letters, digits, “_”, “-” or “+”, at least one of them a letter.",
    ),
    "emoji_name_taken": (
        "Es gibt hier schon ein eigenes Emoji mit diesem Namen.",
        "There is an emoji of your own with this name already.",
    ),
    "emoji_name_standard": (
        "So heißt schon eines der gewöhnlichen Emoji. Wähle einen anderen Namen.",
        "One of the common emoji has this name already. Choose another one.",
    ),
    "emoji_full": (
        "Mehr als {limit} eigene Emoji gehen nicht. Entferne zuerst eines.",
        "There can be no more than {limit} emoji of your own. Remove one first.",
    ),
    "emoji_unknown": ("Das ist kein Emoji.", "This is not an emoji."),
    "too_many_reactions": (
        "Mehr als {limit} verschiedene Reaktionen trägt eine Nachricht nicht.",
        "A message carries no more than {limit} different reactions.",
    ),
    "too_many_pins": (
        "Mehr als {limit} Nachrichten kann ein Raum nicht anheften. Löse zuerst eine.",
        "A room pins no more than {limit} messages. Unpin one first.",
    ),
    "too_many_saved": (
        "Du hast {limit} Nachrichten gemerkt. Entferne zuerst einige.",
        "You have saved {limit} messages. Remove some first.",
    ),
    "too_many_reminders": (
        "Du hast {limit} Erinnerungen. Hake zuerst einige ab.",
        "You have {limit} reminders. Tick some off first.",
    ),
    "too_many_drafts": (
        "Mehr als {limit} Entwürfe heben wir nicht auf. Dieser bleibt auf diesem Gerät.",
        "We keep no more than {limit} drafts. This one stays on this device.",
    ),
    "too_many_scheduled": (
        "Mehr als {limit} Nachrichten können nicht warten. Sende oder streiche zuerst eine.",
        "No more than {limit} messages can wait. Send one or call one off first.",
    ),
    "time_passed": (
        "Dieser Zeitpunkt ist schon vorbei. Nimm einen späteren.",
        "That moment has passed. Choose a later one.",
    ),
    "time_too_far": (
        "So weit voraus geht es nicht: höchstens {days} Tage.",
        "That is too far ahead: {days} days at most.",
    ),
    "not_sent": (
        "Diese Nachricht ließ sich zu ihrer Zeit nicht senden. Dein Text bleibt hier liegen.",
        "This message could not be sent at its time. Your text stays here.",
    ),
    # Files
    "file_empty": ("Diese Datei ist leer.", "This file is empty."),
    "file_too_large": (
        "Die Datei ist zu groß: höchstens {limit} MiB.",
        "The file is too large: at most {limit} MiB.",
    ),
    "quota_used_up": (
        "Dein Speicherplatz ist voll: {limit} MiB. Lösche Nachrichten mit großen Dateien, dann passt wieder etwas hinein.",
        "Your storage is full: {limit} MiB. Delete messages with large files to make room.",
    ),
    "storage_full": (
        "Auf dem Server ist kein Platz mehr. Was schon da ist, bleibt; sag bitte denen Bescheid, die ihn betreuen.",
        "The server has run out of space. What has arrived stays; please tell those who look after it.",
    ),
    "upload_elsewhere": (
        "Der Upload ist an einer anderen Stelle. Frage nach, wie weit er ist, und mache dort weiter.",
        "The upload is at another position. Ask how far it is and go on from there.",
    ),
    "upload_damaged": (
        "Dieses Stück kam beschädigt an und wurde verworfen. Sende es noch einmal.",
        "This piece arrived damaged and was dropped. Send it again.",
    ),
    "upload_incomplete": (
        "Diese Datei ist noch nicht ganz angekommen.",
        "This file has not arrived completely yet.",
    ),
    "picture_too_large": (
        "Das Bild hat zu viele Pixel: höchstens {pixels} Megapixel. Verkleinere es und versuche es noch einmal.",
        "This picture has too many pixels: at most {pixels} megapixels. Make it smaller and try again.",
    ),
    "file_missing": (
        "Eine der Dateien gibt es nicht (mehr), oder sie ist nicht deine. Hänge sie noch einmal an.",
        "One of the files does not exist (any more), or is not yours. Attach it again.",
    ),
    "file_held": (
        "Diese Datei hängt schon an einer anderen Nachricht. Lade sie noch einmal hoch.",
        "This file belongs to another message already. Upload it again.",
    ),
    # Search
    "search_nobody": (
        "Niemand heißt hier „{value}“. Nimm den Namen oder das @Kürzel einer Person.",
        "Nobody here is called “{value}”. Use somebody's name or @handle.",
    ),
    "search_no_place": (
        "Du hast keinen Raum namens „{value}“. Vielleicht heißt er anders.",
        "You have no room called “{value}”. It may go by another name.",
    ),
    "search_no_date": (
        "„{value}“ ist kein Datum. Schreib es so: 2026-11-03, 3.11.2026, 2026-11, heute, gestern.",
        "“{value}” is not a date. Write it like this: 2026-11-03, 2026-11, today, yesterday.",
    ),
    "search_has_what": (
        "„{value}“ kann eine Nachricht hier nicht haben. Möglich sind: link, datei, reaktion, erwähnung.",
        "A message cannot have “{value}” here. It can have: link, file, reaction, mention.",
    ),
    "search_is_what": (
        "„{value}“ kann eine Nachricht hier nicht sein. Möglich sind: antwort, bearbeitet, meine.",
        "A message cannot be “{value}” here. It can be: reply, edited, mine.",
    ),
    "search_cursor": (
        "Diese Fortsetzung gehört zu einer anderen Suche. Such bitte noch einmal von vorn.",
        "This continuation belongs to another search. Please search again from the start.",
    ),
    **BOT_TEXTS,
    **TALK_TEXTS,
    **COFFEE_TEXTS,
}
