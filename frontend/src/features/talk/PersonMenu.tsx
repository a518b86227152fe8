import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { ArrowDownToLine, AudioLines, AudioWaveform, Crown, Hand, type LucideIcon, Mic, MicOff, MicVocal, Star, StarOff, UserRoundX, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import type { MessageDescriptor } from "@lingui/core";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import type { StagePerson } from "@/lib/wire";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { actOn } from "./acts";
import styles from "./PersonMenu.module.css";
import { actsOn, type PersonAct } from "./stage";
import { useOpenTalk, useViewer } from "./useOpenTalk";

const LOOKS: Record<PersonAct, { words: MessageDescriptor; icon: LucideIcon }> = {
  invite: { words: msg`Bring on stage`, icon: MicVocal },
  uninvite: { words: msg`Take the invitation back`, icon: X },
  lower_hand: { words: msg`Lower the hand`, icon: Hand },
  mute: { words: msg`Mute`, icon: MicOff },
  allow_unmute: { words: msg`Let speak again`, icon: Mic },
  make_cohost: { words: msg`Make co-host`, icon: Star },
  demote: { words: msg`Make speaker again`, icon: StarOff },
  reduce_noise: { words: msg`Take out steady noise`, icon: AudioLines },
  keep_noise: { words: msg`Leave the sound as it comes`, icon: AudioWaveform },
  transfer: { words: msg`Hand the talk over`, icon: Crown },
  step_down: { words: msg`Take off the stage`, icon: ArrowDownToLine },
  remove: { words: msg`Remove from the talk`, icon: UserRoundX },
};

/** A face that opens what one may do with its owner: as a host the acts, for everyone the way to the profile. */
export function PersonMenu({ seat, children }: { seat: StagePerson; children: ReactNode }) {
  const { t, i18n } = useLingui();
  const open = useOpenTalk();
  const viewer = useViewer();
  const { person } = seat;
  const name = useLive((state) => nameOf(state, person));
  const acts = actsOn(open, viewer, seat);
  const entryOf = (act: PersonAct): MenuEntry => {
    const { words, icon: Icon } = LOOKS[act];
    return {
      id: act,
      label: i18n._(words),
      icon: <Icon aria-hidden />,
      isDanger: act === "remove",
      onAction: () => actOn(open.talk.id, person, act),
    };
  };
  const [gentle, last] = [acts.filter((act) => act !== "remove"), acts.filter((act) => act === "remove")];
  const groups = [
    { id: "acts", entries: gentle.map(entryOf) },
    { id: "person", entries: [{ id: "profile", label: t`Profile`, href: `/people/${person}` }] },
    { id: "remove", entries: last.map(entryOf) },
  ].filter(({ entries }) => entries.length > 0);
  return (
    <Menu
      label={name}
      trigger={
        <Button className={styles.face ?? ""} aria-label={name}>
          {children}
        </Button>
      }
      groups={groups}
    />
  );
}
