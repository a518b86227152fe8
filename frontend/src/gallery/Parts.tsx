/** Every part in its states, for eyes. Texts are samples and stay out of the catalogs. */
import { Coffee, Headphones, Mic, Plus, Search, Trash2, Users } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "@/ui/Avatar";
import { AvatarStack } from "@/ui/AvatarStack";
import { Badge, Dot } from "@/ui/Badge";
import { Banner } from "@/ui/Banner";
import { Button } from "@/ui/Button";
import { Divider } from "@/ui/Divider";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { hueProps } from "@/ui/hue";
import { IconButton } from "@/ui/IconButton";
import { Kbd } from "@/ui/Kbd";
import { Mark, WordMark } from "@/ui/Mark";
import { RelativeTime } from "@/ui/RelativeTime";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import { Spinner } from "@/ui/Spinner";
import { Fields } from "./Fields";
import { Floating } from "./Floating";
import styles from "./gallery.module.css";

const PEOPLE = ["Lena Vogt", "Jörg Öztürk", "Ana Ferreira", "Mehmet Kaya", "Ida Brandt", "Tom Reuter"].map((name) => ({
  id: name,
  name,
}));
const COMMUNITIES = ["Laufen", "Kochen", "Fertigung", "Chor", "Garten", "Schach", "Fahrrad", "Bücher", "Foto", "Berlin"];
const NOW_MS = Date.now();

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>{title}</h2>
      <div className={styles.row}>{children}</div>
    </section>
  );
}

export function Parts() {
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <WordMark size={36} />
        {[16, 24, 32, 64].map((size) => (
          <Mark key={size} size={size} />
        ))}
      </header>
      <Part title="Type">
        <div className={styles.column}>
          <span className={styles.t36}>Auf dem Flur ist was los</span>
          <span className={styles.t28}>Auf dem Flur ist was los</span>
          <span className={styles.t21}>Auf dem Flur ist was los</span>
          <span>Der Kaffee ist fertig, und im Raum Fertigung reden gerade sieben Leute über Schicht drei.</span>
          <span className={styles.soft}>Leise Worte, und <a href="#link">ein Verweis</a>.</span>
        </div>
      </Part>
      <Part title="Button">
        <Button look="primary">Send message</Button>
        <Button icon={<Plus aria-hidden />}>Found a community</Button>
        <Button look="danger" icon={<Trash2 aria-hidden />}>Delete</Button>
        <Button look="plain">Undo</Button>
        <Button look="primary" isPending>Send message</Button>
        <Button isDisabled>Join</Button>
        <Button size="s">Small</Button>
        <IconButton label="Search" icon={<Search aria-hidden />} />
        <IconButton label="Mute" icon={<Mic aria-hidden />} isOn />
        <IconButton label="Listen" look="quiet" icon={<Headphones aria-hidden />} />
        <IconButton label="Add" look="primary" icon={<Plus aria-hidden />} />
        <Spinner />
      </Part>
      <Fields />
      <Part title="Avatar, Badge">
        <Avatar name="Lena Vogt" size="xl" ring="speaking" />
        <Avatar name="Jörg Öztürk" size="l" ring="on-air" />
        <Avatar name="Ana Ferreira" size="l" ring="coffee" />
        <Avatar name="Mehmet Kaya" presence="here" />
        <Avatar name="Ida Brandt" presence="away" />
        <Avatar name="Tom Reuter" size="s" presence="here" />
        <Avatar name="Werk 2" size="xs" shape="square" />
        <Avatar name="Chor" shape="square" />
        <AvatarStack people={PEOPLE} label="6 people are here" />
        <Badge count={3} /> <Badge count={128} tone="quiet" /> <Badge count={1} tone="on-air" />
        <Dot /> <Dot tone="present" /> <Dot tone="on-air" /> <Dot tone="quiet" />
      </Part>
      <Part title="Hue of a community">
        {COMMUNITIES.map((name) => (
          <span key={name} {...hueProps(name)} className={styles.chip}>
            {name}
          </span>
        ))}
      </Part>
      <Floating />
      <Part title="Kbd, Divider, RelativeTime">
        <Kbd keys="mod+k" /> <Kbd keys="g r" /> <Kbd keys="?" />
        <RelativeTime at={NOW_MS - 300_000} />
        <div className={styles.wide}>
          <Divider />
          <Divider>Today</Divider>
          <Divider tone="accent">New</Divider>
        </div>
      </Part>
      <Part title="Skeleton">
        <SkeletonGroup label="Loading">
          <div className={styles.bones}>
            <Skeleton shape="circle" />
            <div>
              <Skeleton width="9rem" />
              <Skeleton width="15rem" />
            </div>
          </div>
        </SkeletonGroup>
        <div className={styles.block}>
          <Skeleton shape="block" height="4rem" />
        </div>
      </Part>
      <Part title="Banner">
        <div className={styles.wide}>
          <Banner tone="offline">You are offline. What you write is kept and sent once you are back.</Banner>
          <Banner tone="caught-up">Back again. You have missed nothing.</Banner>
          <Banner tone="warning" act={<Button size="s">Read it</Button>}>Something must be read by Friday.</Banner>
          <Banner tone="info" onClose={() => undefined}>The talk is recorded once everyone on stage agrees.</Banner>
        </div>
      </Part>
      <Part title="States">
        <div className={styles.states}>
          <EmptyState
            icon={<Coffee aria-hidden />}
            title="The pot is full"
            act={<Button look="primary" icon={<Users aria-hidden />}>Open a coffee room</Button>}
          >
            Nobody sits here yet. Open the room, and whoever passes by sees your light.
          </EmptyState>
          <ErrorState title="The room did not open" onRetry={() => undefined} reference="7f3a-19">
            Your draft is safe on this device. Try again in a moment.
          </ErrorState>
        </div>
      </Part>
    </main>
  );
}
