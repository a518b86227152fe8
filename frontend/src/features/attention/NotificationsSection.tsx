import { Trans, useLingui } from "@lingui/react/macro";
import { useLive } from "@/lib/live/current";
import { useSubmit } from "@/lib/useSubmit";
import type { Level, Me } from "@/lib/wire";
import { Part } from "@/ui/Part";
import { RadioCards } from "@/ui/RadioCards";
import { Switch } from "@/ui/Switch";
import { type AttentionChange, changeAttention } from "./api";
import styles from "./attention.module.css";
import { BrowserPart } from "./BrowserPart";
import { QuietHoursPart } from "./QuietHoursPart";
import { ReachPart } from "./ReachPart";
import { ring } from "./ring";

/** What may interrupt one, where, when and how. Choices hold as soon as they are made. */
export default function NotificationsSection({ me }: { me: Me }) {
  return (
    <>
      <ReachPart />
      <BrowserPart />
      <LevelPart />
      <LooksPart />
      <QuietHoursPart zone={me.time_zone} />
    </>
  );
}

function LevelPart() {
  const { t } = useLingui();
  const level = useLive((state) => state.attention.level);
  const saving = useSubmit((next: Level) => changeAttention({ level: next }));
  return (
    <Part
      title={<Trans>What may interrupt</Trans>}
      words={<Trans>For rooms in which you have chosen nothing else; each room and thread has it in its menu. The list shows what is new either way.</Trans>}
    >
      <RadioCards
        label={t`What may interrupt`}
        isLabelHidden
        value={level}
        onChange={(next) => void saving.submit(next)}
        options={[
          { id: "all", title: t`Everything`, hint: t`Every message in your rooms.` },
          { id: "mentions", title: t`What is meant for you`, hint: t`Mentions, direct messages and threads that you follow.` },
          { id: "nothing", title: t`Nothing`, hint: t`You look when you want to.` },
        ]}
        isInvalid={saving.problem !== null}
        error={saving.problem?.message}
      />
    </Part>
  );
}

function LooksPart() {
  const { t } = useLingui();
  const { shows_content: showsContent, has_sound: hasSound } = useLive((state) => state.attention);
  const saving = useSubmit((change: AttentionChange) => changeAttention(change));
  return (
    <Part title={<Trans>How they look and sound</Trans>} words={<Trans>On all of your devices.</Trans>}>
      <div className={styles.stack}>
        <Switch
          label={t`Show what was written`}
          hint={t`Otherwise a notification says who wrote and where. Think of a screen that others see.`}
          isSelected={showsContent}
          onChange={(on) => void saving.submit({ shows_content: on })}
        />
        <Switch
          label={t`A sound`}
          hint={t`Two soft notes, with a notification.`}
          isSelected={hasSound}
          onChange={(on) => {
            if (on) void ring();
            void saving.submit({ has_sound: on });
          }}
        />
        {saving.problem && <p className={styles.error} role="alert">{saving.problem.message}</p>}
      </div>
    </Part>
  );
}
