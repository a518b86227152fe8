/** The shell with sample rooms in it: how a working day would look. */
import { Coffee, Hash, Lock, Plus, SendHorizontal, SmilePlus, Users } from "lucide-react";
import { useState } from "react";
import { Shell } from "@/app/shell/Shell";
import { setPlaceBadge } from "@/lib/badges";
import { Avatar, type AvatarRing } from "@/ui/Avatar";
import { AvatarStack } from "@/ui/AvatarStack";
import { Badge, Dot } from "@/ui/Badge";
import { Divider } from "@/ui/Divider";
import { IconButton } from "@/ui/IconButton";
import { PaneBody, PaneFooter, PaneHeader, Panes } from "@/ui/Panes";
import { RelativeTime } from "@/ui/RelativeTime";
import { Row, RowSection } from "@/ui/Row";
import { SearchField } from "@/ui/SearchField";
import { TextArea } from "@/ui/TextArea";
import styles from "./ShellDemo.module.css";

const ME = { id: "1", name: "Lena Vogt", avatar_url: null, role: "administrator" } as const;
const PEOPLE = ["Jörg Öztürk", "Ana Ferreira", "Mehmet Kaya", "Ida Brandt", "Tom Reuter"].map((name) => ({ id: name, name }));
const TALK: { who: string; ring?: AvatarRing; text: string; ago_min: number }[] = [
  { who: "Ana Ferreira", text: "Die neue Presse läuft seit heute früh ohne Stillstand. Wer mag, kommt um drei zur Führung in Halle 2.", ago_min: 42 },
  { who: "Jörg Öztürk", ring: "speaking", text: "Bin dabei! Ich bringe die Zahlen der letzten Woche mit, dann sehen wir gleich, ob der Takt stimmt.", ago_min: 38 },
  { who: "Ida Brandt", ring: "coffee", text: "Kann jemand für die Nachtschicht mitschreiben? Wir hören das dann morgen beim Kaffee nach.", ago_min: 21 },
  { who: "Mehmet Kaya", text: "Mach ich.", ago_min: 4 },
];
const NOW_MS = Date.now();

history.replaceState(null, "", `/rooms${location.search}`);
setPlaceBadge("rooms", { count: 3 });
setPlaceBadge("house", { hasNew: true });

const icon = (Icon: typeof Hash) => <Icon aria-hidden />;
const face = (name: string) => <Avatar name={name} shape="square" size="xs" />;

function RoomList() {
  return (
    <>
      <PaneHeader size="place" title="Räume" acts={<IconButton label="Gründen" icon={<Plus aria-hidden />} />} />
      <div className={styles.search}>
        <SearchField label="Räume suchen" />
      </div>
      <PaneBody>
        <RowSection title="Fertigung">
          <Row href="/rooms/1" before={icon(Hash)} isCurrent>halle-2</Row>
          <Row href="/rooms/2" before={icon(Hash)} isNew after={<Badge count={2} />}>schichtplan</Row>
          <Row href="/rooms/3" before={icon(Lock)}>meisterrunde</Row>
        </RowSection>
        <RowSection title="Communities" act={<IconButton size="s" label="Finden" icon={<Plus aria-hidden />} />}>
          <Row href="/rooms/4" before={face("Laufen")} isNew after={<Dot label="neu" />}>Laufen</Row>
          <Row href="/rooms/5" before={face("Chor")} after={<AvatarStack size="xs" most={2} people={PEOPLE} label="5" />}>Chor</Row>
          <Row href="/rooms/6" before={face("Fahrrad")} after={<Badge count={1} tone="on-air" />}>Fahrrad und sehr langer Name</Row>
          <Row href="/rooms/7" before={face("Garten")} isMuted>Garten</Row>
        </RowSection>
        <RowSection title="Direkt">
          {PEOPLE.slice(0, 4).map(({ id, name }, i) => (
            <Row key={id} href={`/rooms/d${id}`} before={<Avatar name={name} size="s" presence={i % 2 ? "away" : "here"} />} hint={i === 0 ? "tippt …" : undefined}>
              {name}
            </Row>
          ))}
        </RowSection>
      </PaneBody>
    </>
  );
}

function Talk({ onDetail }: { onDetail: () => void }) {
  const [text, setText] = useState("");
  return (
    <>
      <PaneHeader
        level={1}
        title="halle-2"
        subtitle="Was in der Halle läuft, steht und kommt"
        onBack={() => undefined}
        acts={
          <>
            <IconButton label="Kaffee" icon={<Coffee aria-hidden />} />
            <IconButton label="Leute" icon={<Users aria-hidden />} onPress={onDetail} />
          </>
        }
      />
      <PaneBody>
        <div className={styles.talk}>
          <Divider>Heute</Divider>
          {TALK.map(({ who, ring = "none", text: words, ago_min }) => (
            <article key={who} className={styles.message}>
              <Avatar name={who} ring={ring} />
              <div>
                <p className={styles.who}>
                  <strong>{who}</strong> <RelativeTime at={NOW_MS - ago_min * 60_000} style="short" />
                </p>
                <p>{words}</p>
              </div>
            </article>
          ))}
          <Divider tone="accent">Neu</Divider>
        </div>
      </PaneBody>
      <PaneFooter>
        <TextArea
          label="Nachricht"
          isLabelHidden
          placeholder="Nachricht an halle-2"
          rows={1}
          value={text}
          onChange={setText}
          after={
            <>
              <IconButton size="s" label="Emoji" icon={<SmilePlus aria-hidden />} />
              <IconButton size="s" look="primary" label="Senden" icon={<SendHorizontal aria-hidden />} />
            </>
          }
        />
      </PaneFooter>
    </>
  );
}

export function ShellDemo() {
  const asked = new URLSearchParams(location.search);
  const [hasDetail, setDetail] = useState(asked.has("detail"));
  const detail = hasDetail && (
    <>
      <PaneHeader title="Leute" subtitle="5 von 31 sind da" onClose={() => setDetail(false)} />
      <PaneBody>
        <RowSection title="Da">
          {PEOPLE.map(({ id, name }) => (
            <Row key={id} href="/rooms" before={<Avatar name={name} size="s" presence="here" />} hint="Instandhaltung">
              {name}
            </Row>
          ))}
        </RowSection>
      </PaneBody>
    </>
  );
  return (
    <Shell me={ME}>
      <Panes list={<RoomList />} listLabel="Räume" detail={detail} detailLabel="Leute" phone={asked.has("list") ? "list" : "content"}>
        <Talk onDetail={() => setDetail(true)} />
      </Panes>
    </Shell>
  );
}
