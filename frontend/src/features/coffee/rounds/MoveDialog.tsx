import { Trans, useLingui } from "@lingui/react/macro";
import { CalendarX } from "lucide-react";
import { useState } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { useLive } from "@/lib/live/current";
import { problemOf } from "@/lib/problem";
import { useSubmit } from "@/lib/useSubmit";
import type { CoffeeProposal } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { Form } from "@/ui/Form";
import { Select } from "@/ui/Select";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import { moveProposal, useSlots } from "./api";
import styles from "./Rounds.module.css";
import { byDay, dayWords } from "./words";

/** Another time for a coffee, out of those at which all are free. */
export default function MoveDialog({ proposal, onClose }: { proposal: CoffeeProposal; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog isOpen onClose={onClose} title={t`Another time`}>
      <Slots id={proposal.id} onClose={onClose} />
    </Dialog>
  );
}

function Slots({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useLingui();
  const { data, error, refetch } = useSlots(id);
  if (error) {
    return (
      <ErrorState title={<Trans>The times are out of reach</Trans>} onRetry={() => void refetch()}>
        {problemOf(error).message}
      </ErrorState>
    );
  }
  if (!data) {
    return (
      <SkeletonGroup label={t`Looking for times that suit all…`}>
        <Skeleton shape="block" height="8rem" />
      </SkeletonGroup>
    );
  }
  if (data.length === 0) {
    return (
      <EmptyState icon={<CalendarX aria-hidden />} title={<Trans>No other time suits all</Trans>} act={<Button onPress={onClose}>{t`Close`}</Button>}>
        <Trans>In this week you are all free at this one time only. If it does not suit you, say that you cannot this time: nobody takes it amiss.</Trans>
      </EmptyState>
    );
  }
  return <Choice id={id} slots={data} onClose={onClose} />;
}

function Choice({ id, slots, onClose }: { id: string; slots: readonly string[]; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const zone = useLive((state) => state.me.time_zone);
  const days = byDay(slots, zone);
  const [day, setDay] = useState(() => [...days.keys()][0] ?? "");
  const [slot, setSlot] = useState<string | null>(null);
  const moving = useSubmit(async () => {
    if (slot === null) return;
    await moveProposal(id, slot);
    onClose();
  });
  const time = new Intl.DateTimeFormat(i18n.locale, { timeStyle: "short", timeZone: zone });
  return (
    <Form
      isFooterAtEnd
      fields={[]}
      trouble={moving.problem}
      onSubmit={() => void moving.submit()}
      footer={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="primary" isPending={moving.isPending} isDisabled={slot === null}>
            <Trans>Propose this time</Trans>
          </Button>
        </>
      }
    >
      <p className={styles.soft}>
        <Trans>At these times all of you are free. The others are asked anew.</Trans>
      </p>
      <Select
        label={t`Day`}
        options={[...days.keys()].map((one) => ({ id: one, label: dayWords(one, i18n.locale) }))}
        value={day}
        onChange={(next) => {
          setDay(next);
          setSlot(null);
        }}
      />
      <div className={styles.group}>
        <span className={styles.label} aria-hidden>
          <Trans>Time</Trans>
        </span>
        <div role="group" aria-label={t`Time`} className={styles.slots}>
          {(days.get(day) ?? []).map((one) => (
            <ToggleButton key={one} className={styles.slot ?? ""} isSelected={slot === one} onChange={(isOn) => setSlot(isOn ? one : null)}>
              {time.format(new Date(one))}
            </ToggleButton>
          ))}
        </div>
      </div>
    </Form>
  );
}
