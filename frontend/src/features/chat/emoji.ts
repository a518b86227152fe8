/** The emoji to choose from: sign, then words in German and English to find it by. Loaded with the picker. */
export interface Emoji {
  sign: string;
  words: string;
}

const TABLE = `
👍 daumen hoch ja gut ok zustimmung thumbs up yes good
👎 daumen runter nein schlecht thumbs down no bad
❤️ herz liebe heart love
🎉 feier party konfetti glückwunsch tada celebrate congratulations
😂 lachen tränen joy laugh
🙏 danke bitte beten thanks please pray
👀 augen schaue ansehen eyes looking
✅ erledigt haken fertig check done
☕ kaffee pause coffee break
🚀 rakete start los rocket launch ship
🔥 feuer heiß stark fire hot
👏 applaus klatschen bravo clap applause
💯 hundert genau hundred exactly
🙌 hurra hände hoch hooray hands
💡 idee lampe idea bulb
🤔 denken hm nachdenken thinking
😊 lächeln froh smile happy
😀 grinsen grin
😄 lachen froh smile
😁 strahlen beam
😅 schwitzen puh sweat phew
🤣 kugeln lachen rofl
🙂 lächeln leicht slight smile
🙃 verkehrt herum upside down
😉 zwinkern wink
😍 verliebt augen heart eyes
🥰 verliebt herzen hearts
😘 kuss kiss
😋 lecker yum
😎 cool sonnenbrille sunglasses
🤩 sterne begeistert star struck
🥳 party feier hut partying
😏 schmunzeln smirk
😒 genervt unamused
😞 enttäuscht disappointed
😔 nachdenklich pensive
😕 verwirrt confused
🙁 traurig frown
😢 weinen träne cry
😭 heulen sob
😤 schnauben triumph
😠 sauer angry
😡 wütend rage
🤯 explodieren kopf mind blown
😳 verlegen rot flushed
😱 schreien angst scream
😨 ängstlich fearful
😰 angstschweiß anxious
🤗 umarmung hug
🤭 kichern oops giggle
🤫 leise psst quiet shush
🫡 salut jawohl salute
🤐 mund zu zipper
😬 grimasse grimace
🙄 augen rollen eye roll
😴 schlafen müde sleep tired
🤒 krank fieber sick fever
🤧 niesen erkältung sneeze
🤓 nerd brille glasses
🧐 monokel genau monocle
🤖 roboter bot robot
👻 gespenst ghost
💩 haufen poop
🤝 handschlag abgemacht handshake deal
👋 winken hallo tschüss wave hello bye
✌️ sieg frieden peace victory
🤞 daumen drücken glück fingers crossed luck
👌 ok passt perfect
🤌 italienisch finger pinched
👉 zeigen rechts point right
👈 zeigen links point left
☝️ finger hoch point up
💪 stark kraft muscle strong
✍️ schreiben writing
🫶 herz hände heart hands
🤷 schulterzucken keine ahnung shrug
🤦 fassungslos facepalm
🙋 melden hand hoch raise hand
🧑‍💻 entwickeln rechner developer laptop
👩‍🔧 mechanik werkstatt mechanic
🧑‍🏭 fabrik werk factory worker
🧑‍🍳 kochen kantine cook
👶 baby
👑 krone crown
💔 gebrochenes herz broken heart
🧡 orange herz heart
💛 gelbes herz yellow heart
💚 grünes herz green heart
💙 blaues herz blue heart
💜 lila herz purple heart
🖤 schwarzes herz black heart
✨ funkeln glanz sparkles
⭐ stern star
🌟 stern glanz glowing star
⚡ blitz strom schnell lightning fast
💥 knall boom
💬 sprechblase speech
📣 megafon ansage megaphone
📢 durchsage lautsprecher loudspeaker
🔔 glocke bell
🎶 musik noten music
🎤 mikrofon mic
🎧 kopfhörer headphones
📻 radio
🎸 gitarre guitar
🎯 treffer ziel target
🏆 pokal sieg trophy
🥇 gold erster first medal
🎂 geburtstag torte birthday cake
🎁 geschenk gift
🎈 ballon balloon
🍰 kuchen cake
🍪 keks cookie
🍩 donut
🥐 croissant frühstück breakfast
🥨 brezel pretzel
🍕 pizza
🍔 burger
🥗 salat salad
🍎 apfel apple
🍌 banane banana
🥕 möhre karotte carrot
🍺 bier beer
🍷 wein wine
🥂 anstoßen sekt cheers
🍵 tee tea
🧊 eis ice
🌞 sonne sun
☀️ sonne wetter sun weather
🌈 regenbogen rainbow
🌧️ regen rain
❄️ schnee schneeflocke snow
🌱 pflanze spross seedling
🌳 baum tree
🌻 sonnenblume sunflower
🌸 blüte blossom
🐶 hund dog
🐱 katze cat
🐝 biene bee
🦆 ente duck
🦄 einhorn unicorn
🐢 schildkröte langsam turtle slow
🦊 fuchs fox
🐧 pinguin linux penguin
🚲 fahrrad rad bike
🚗 auto car
🚆 zug bahn train
✈️ flugzeug reise plane travel
🏖️ strand urlaub beach holiday
🏔️ berg mountain
🏠 haus home
🏢 büro office
🏭 fabrik werk factory
⏰ wecker zeit alarm clock
⏳ warten sanduhr hourglass wait
📅 kalender termin calendar date
📌 pin anheften pushpin
📎 klammer anhang paperclip
📝 notiz memo
📈 steigend diagramm chart up
📉 fallend diagramm chart down
📊 balken diagramm bar chart
📦 paket package
🔧 werkzeug schlüssel wrench tool
🔨 hammer
🛠️ werkzeuge bauen tools
🐛 fehler käfer bug
🔒 schloss zu lock
🔑 schlüssel key
🔍 suche lupe search
💻 rechner laptop computer
🖨️ drucker printer
📱 telefon handy phone
💾 speichern diskette save
🗑️ müll papierkorb trash
♻️ recycling
⚠️ warnung achtung warning
🚨 alarm notfall siren
🛑 stopp stop
🚧 baustelle construction
❌ kreuz nein falsch cross no
❓ frage question
❗ ausrufezeichen exclamation
➕ plus
➖ minus
♿ barrierefrei accessible
🆗 ok
🆕 neu new
🔁 wiederholen repeat
🏁 ziel fertig finish flag
🏳️‍🌈 pride regenbogen flagge flag
🇪🇺 europa eu flag
🇩🇪 deutschland germany flag
`;

export const EMOJI: readonly Emoji[] = TABLE.trim()
  .split("\n")
  .map((line) => {
    const space = line.indexOf(" ");
    return { sign: line.slice(0, space), words: line.slice(space + 1) };
  });
