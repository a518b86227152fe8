import { Trans, useLingui } from "@lingui/react/macro";
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { useLocation } from "wouter";
import { useLive } from "@/lib/live/current";
import { momentOf, type WallTime, wallTimeOf } from "@/lib/moments";
import { useOwnCommunities } from "@/lib/own-communities";
import { describeZone } from "@/lib/time-zones";
import { useSubmit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Form } from "@/ui/Form";
import { Select } from "@/ui/Select";
import { Switch } from "@/ui/Switch";
import { TextField } from "@/ui/TextField";
import { say } from "../news";
import { proposeDate } from "./api";
import styles from "./dates.module.css";
import { MomentField } from "./MomentField";
import { firstMoments, MOST_MOMENTS, momentsOf, nextDay } from "./moments";

const TITLE_LIMIT = 60;
const DAY_MS = 86_400_000;

interface ProposeDialogProps {
  /** Chosen at first. */
  community: string | undefined;
  onClose: () => void;
}

/** Proposes a coffee: several times to choose from, or one that is fixed at once. */
export default function ProposeDialog({ community, onClose }: ProposeDialogProps) {
  return (
    <Dialog isOpen onClose={onClose} closesOutside={false} title={<Trans>Propose a coffee</Trans>}>
      <ProposeForm community={community} onClose={onClose} />
    </Dialog>
  );
}

interface Row extends WallTime {
  key: number;
}

/** Rows with keys of their own: one that is taken out takes nothing of another along. */
function useRows(zone: string) {
  const next = useRef(2);
  const [rows, setRows] = useState<Row[]>(() => firstMoments(new Date(), zone, 2).map((wall, key) => ({ ...wall, key })));
  return {
    rows,
    change: (key: number, wall: WallTime) => setRows(rows.map((row) => (row.key === key ? { ...wall, key } : row))),
    remove: (key: number) => setRows(rows.filter((row) => row.key !== key)),
    add: () => {
      const last = rows.at(-1);
      if (last) setRows([...rows, { ...nextDay(last), key: next.current++ }]);
    },
  };
}

/** A day before the first of them, or half of what is left. */
function firstEnd(first: string | undefined, zone: string): WallTime {
  const now = Date.now();
  const ahead = first === undefined ? DAY_MS : Date.parse(first) - now;
  return wallTimeOf(new Date(now + (ahead > 2 * DAY_MS ? ahead - DAY_MS : ahead / 2)), zone);
}

function ProposeForm({ community, onClose }: ProposeDialogProps) {
  const { t, i18n } = useLingui();
  const [, navigate] = useLocation();
  const zone = useLive((state) => state.me.time_zone);
  const options = useOwnCommunities().map(({ id, name }) => ({ id, label: name }));
  const [where, setWhere] = useState<string | null>(options.find(({ id }) => id === community)?.id ?? (options.length === 1 ? (options[0]?.id ?? null) : null));
  const [title, setTitle] = useState(() => t({ message: "Coffee and a chat", context: "title of a coffee date" }));
  const { rows, change, remove, add } = useRows(zone);
  const [end, setEnd] = useState<WallTime | null>(null);
  const isPoll = rows.length > 1;
  const moments = momentsOf(rows, zone, new Date());
  const closes = end && isPoll ? momentOf(end, zone) : null;
  const isReady = where !== null && title.trim() !== "" && moments !== null && (end === null || !isPoll || closes !== null);
  const proposing = useSubmit(async () => {
    if (where === null || moments === null) return;
    const date = await proposeDate({ community: where, title, moments, closes_at: closes?.at.toISOString() ?? null });
    say(isPoll ? t`Proposed. Now everyone says when they can.` : t`The date is fixed.`);
    onClose();
    navigate(`/coffee/dates/${date.id}`);
  });
  const endError = proposing.errorOf("closes_at");
  const city = describeZone(zone, i18n.locale, new Date()).city;
  return (
    <Form
      isFooterAtEnd
      fields={["title", "closes_at"]}
      trouble={proposing.problem}
      onSubmit={() => {
        if (isReady) void proposing.submit();
      }}
      footer={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="primary" isPending={proposing.isPending} isDisabled={!isReady}>
            {isPoll ? <Trans>Ask when they can</Trans> : <Trans>Fix the date</Trans>}
          </Button>
        </>
      }
    >
      <TextField
        name="title"
        label={t`Title`}
        value={title}
        onChange={setTitle}
        maxLength={TITLE_LIMIT}
        autoComplete="off"
        isInvalid={proposing.errorOf("title") !== undefined}
        error={proposing.errorOf("title")}
      />
      <Select label={t`With whom?`} hint={t`Everyone in this community sees it and may come.`} placeholder={t`Choose a community`} options={options} value={where} onChange={setWhere} />
      <fieldset className={styles.times}>
        <legend>
          <Trans>Which times?</Trans>
        </legend>
        {rows.map((row, i) => (
          <MomentField
            key={row.key}
            number={i + 1}
            city={city}
            wall={row}
            others={rows.slice(0, i)}
            onChange={(wall) => change(row.key, wall)}
            onRemove={rows.length > 1 ? () => remove(row.key) : undefined}
          />
        ))}
        <div className={styles.more}>
          {rows.length < MOST_MOMENTS ? (
            <Button size="s" icon={<Plus aria-hidden />} onPress={add}>
              <Trans>One more time</Trans>
            </Button>
          ) : (
            <p className={styles.note}>
              <Trans>These are as many as there can be.</Trans>
            </p>
          )}
          <p className={styles.note} role="status">
            {isPoll ? (
              <Trans>Everyone says when they can; you fix the date with one tap.</Trans>
            ) : (
              <Trans>With one time it is fixed at once, without asking.</Trans>
            )}
          </p>
        </div>
      </fieldset>
      {isPoll && (
        <>
          <Switch
            label={t`Answers have an end`}
            hint={t`You are told when it has come.`}
            isSelected={end !== null}
            onChange={(isOn) => setEnd(isOn ? firstEnd(moments?.toSorted()[0], zone) : null)}
          />
          {end && <MomentField city={city} wall={end} onChange={setEnd} name="closes_at" />}
          {endError !== undefined && (
            <p className={styles.trouble} role="alert">
              {endError}
            </p>
          )}
        </>
      )}
    </Form>
  );
}
