"""What talks and episodes say no with, apart from the others for its length alone: code → (German, English)."""

TALK_TEXTS: dict[str, tuple[str, str]] = {
    "no_audio": (
        "Der Ton ist gerade nicht zu erreichen. Du bleibst im Gespräch; gleich noch einmal versuchen.",
        "The sound cannot be reached right now. You stay in the talk; try again in a moment.",
    ),
    "audio_full": (
        "Gerade kommen zu viele auf einmal dazu. In ein paar Sekunden ist Platz.",
        "Too many are coming in at once. There will be room in a few seconds.",
    ),
    "offer_malformed": (
        "Der Browser hat eine Verbindung angeboten, die nicht zu lesen ist. Lade die Seite neu.",
        "The browser offered a connection that cannot be read. Load the page again.",
    ),
    "no_offer_yet": (
        "Dazu gibt es noch keine Verbindung. Biete zuerst eine an.",
        "There is no connection for this yet. Offer one first.",
    ),
    "not_in_talk": (
        "Dafür musst du (oder die andere Person) im Gespräch sein. Komm zuerst herein.",
        "For this you (or the other person) must be in the talk. Come in first.",
    ),
    "talk_removed": (
        "Du wurdest aus diesem Gespräch entfernt. Bitte die Moderation, dich wieder hereinzulassen.",
        "You have been removed from this talk. Ask its hosts to let you in again.",
    ),
    "talk_over": ("Dieses Gespräch ist vorbei.", "This talk is over."),
    "talk_not_begun": (
        "Dieses Gespräch hat noch nicht begonnen. Lass dich erinnern, dann verpasst du den Anfang nicht.",
        "This talk has not begun yet. Ask for a reminder so that you do not miss the beginning.",
    ),
    "talk_begun": (
        "Dieses Gespräch hat schon begonnen. Du kannst es beenden oder hereinkommen.",
        "This talk has begun already. You can end it or come in.",
    ),
    "starts_in_the_past": (
        "Dieser Zeitpunkt ist schon vorbei. Wähle einen späteren.",
        "This moment has passed. Choose a later one.",
    ),
    "show_closed": (
        "Diese Sendung ist eingestellt. Wähle eine andere.",
        "This show has been closed. Choose another one.",
    ),
    "show_on_air": (
        "Diese Sendung ist gerade schon mit einem anderen Gespräch auf Sendung. Beende es zuerst.",
        "This show is on air with another talk already. End that one first.",
    ),
    "audio_unreadable": (
        "Darin ist kein Ton, den wir lesen können. Nimm bitte MP3, M4A, Ogg, WebM, WAV oder FLAC.",
        "There is no audio in it that we can read. Please use MP3, M4A, Ogg, WebM, WAV or FLAC.",
    ),
    "audio_too_long": (
        "Das ist zu lang: höchstens {seconds} s. Kürze die Aufnahme und versuche es noch einmal.",
        "This is too long: at most {seconds} s. Shorten the recording and try again.",
    ),
    "audio_too_large": (
        "Die Datei ist zu groß: höchstens {limit} MB. Als MP3 oder Ogg wird sie kleiner.",
        "The file is too large: at most {limit} MB. As MP3 or Ogg it gets smaller.",
    ),
    "board_full": (
        "Mehr als {limit} Clips passen hier nicht hin. Lösche zuerst einen, den du nicht mehr brauchst.",
        "The board holds no more than {limit} clips. Delete one first that you no longer need.",
    ),
    "playing_full": (
        "Mehr als {limit} Clips laufen nicht zugleich. Halte zuerst einen an.",
        "No more than {limit} clips play at once. Stop one first.",
    ),
    "call_gone": (
        "Zu dieser Frage gibt es keine Aufnahme (mehr). Lies sie vor oder hol die Person auf die Bühne.",
        "There is no recording of this question (any more). Read it out, or bring the person on stage.",
    ),
    "too_many_calls": (
        "Du hast schon {limit} offene Sprachfragen. Nimm eine zurück, oder warte, bis eine gespielt ist.",
        "You have {limit} open voice questions already. Take one back, or wait until one has been played.",
    ),
    "stage_hosts_only": (
        "Das entscheiden die, die das Gespräch leiten. Wende dich an sie.",
        "Those who host the talk decide this. Ask them.",
    ),
    "stage_full": (
        "Die Bühne ist voll. Erst muss jemand hinuntergehen.",
        "The stage is full. Somebody has to step down first.",
    ),
    "stage_locked": (
        "Die Bühne ist gerade geschlossen. Melde dich, wenn sie wieder offen ist.",
        "The stage is closed at the moment. Raise your hand when it is open again.",
    ),
    "not_invited": (
        "Die Einladung auf die Bühne gilt nicht mehr. Hebe die Hand, dann sehen es die Leitenden.",
        "The invitation on stage no longer holds. Raise your hand and the hosts will see it.",
    ),
    "not_on_stage": (
        "Diese Person ist nicht auf der Bühne. Lade sie zuerst dorthin ein.",
        "This person is not on stage. Invite them there first.",
    ),
    "muted_by_host": (
        "Du wurdest stummgeschaltet. Hebe die Hand, wenn du wieder sprechen möchtest.",
        "You have been muted. Raise your hand when you would like to speak again.",
    ),
    "listeners_stay_muted": (
        "Beim Zuhören bleibt das Mikrofon aus. Hebe die Hand, um auf die Bühne zu kommen.",
        "While listening your microphone stays off. Raise your hand to come on stage.",
    ),
    "recording_hosts_only": (
        "Aufzeichnen können nur die, die das Gespräch leiten. Wende dich an sie.",
        "Only those who host the talk can record it. Ask them.",
    ),
    "not_recorded": (
        "Dieses Gespräch wird nicht aufgezeichnet, also gibt es auch keine Kapitel.",
        "This talk is not being recorded, so there are no chapters.",
    ),
    "episode_not_ready": (
        "Die Folge wird noch abgemischt. Versuch es gleich noch einmal.",
        "The episode is still being mixed. Try again in a moment.",
    ),
    "chapters_collide": (
        "Zwei Kapitel beginnen an derselben Stelle. Verschieb eines davon.",
        "Two chapters begin at the same place. Move one of them.",
    ),
    "chapter_past_end": (
        "Ein Kapitel beginnt nach dem Ende der Folge. Setz es weiter nach vorn.",
        "A chapter begins after the end of the episode. Move it forward.",
    ),
    "nothing_left": (
        "So bliebe nichts von der Folge übrig. Schneid weniger heraus, oder lösch sie.",
        "Nothing of the episode would be left. Cut less out of it, or delete it.",
    ),
    "voice_not_in_episode": (
        "Deine Stimme ist nicht in dieser Folge.",
        "Your voice is not in this episode.",
    ),
    "no_speech_model": (
        "Dieser Server hat kein Sprachmodell, also kann er nichts mitschreiben.",
        "This server has no speech model, so it cannot write anything down.",
    ),
    "download_not_allowed": (
        "Diese Folge ist zum Anhören da, nicht zum Herunterladen.",
        "This episode is for listening, not for downloading.",
    ),
    "recording_not_asked": (
        "Gerade fragt niemand nach einer Aufzeichnung. Es wird nichts aufgezeichnet.",
        "Nobody asks for a recording at the moment. Nothing is being recorded.",
    ),
    "recording_not_on_stage": (
        "Aufgezeichnet wird nur, wer auf der Bühne ist. Beim Zuhören brauchst du nichts zu entscheiden.",
        "Only those on stage are recorded. While you listen there is nothing to decide.",
    ),
    "no_successor": (
        "Es ist niemand da, der übernehmen könnte. Hole jemanden auf die Bühne oder beende das Gespräch.",
        "There is nobody to take over. Bring somebody on stage, or end the talk.",
    ),
}
