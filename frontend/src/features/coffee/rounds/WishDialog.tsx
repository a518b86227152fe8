import { Trans, useLingui } from "@lingui/react/macro";
import { lazy, Suspense, useState } from "react";
import { useLive } from "@/lib/live/current";
import { useSubmit } from "@/lib/useSubmit";
import type { RoundSeries } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Form } from "@/ui/Form";
import { toasts } from "@/ui/toast-queue";
import { leaveRounds, takePart } from "./api";
import { keptLanguages } from "../lobby";
import { attempt } from "../news";
import styles from "./Rounds.module.css";
import { WishFields } from "./WishFields";
import { bodyOf, isWrong, type Wish, wishOf } from "./wish";

const ApartDialog = lazy(() => import("../ApartDialog"));
const CalendarDialog = lazy(() => import("./CalendarDialog"));

/** Taking part in a series, and how. What stands there at first suits most. */
export default function WishDialog({ series, name, onClose }: { series: RoundSeries; name: string; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog isOpen onClose={onClose} closesOutside={false} title={series.mine === null ? t`Take part in coffee rounds` : t`My coffee rounds`}>
      <WishForm series={series} name={name} onClose={onClose} />
    </Dialog>
  );
}

function WishForm({ series, name, onClose }: { series: RoundSeries; name: string; onClose: () => void }) {
  const { t } = useLingui();
  const zone = useLive((state) => state.me.time_zone);
  const isNew = series.mine === null;
  const [wish, setWish] = useState<Wish>(() => wishOf(series.mine, keptLanguages()));
  const [isKeepingApart, setKeepingApart] = useState(false);
  const [isAtCalendar, setAtCalendar] = useState(false);
  const saving = useSubmit(async () => {
    await takePart(series.id, bodyOf(wish));
    onClose();
    if (isNew) toasts.add({ text: t`You take part from the next round on.` });
  });
  const leave = () => {
    onClose();
    attempt(leaveRounds(series.id));
    const before = bodyOf(wishOf(series.mine, keptLanguages()));
    toasts.add({ text: t`You take part no longer.`, act: { label: t`Undo`, onAct: () => attempt(takePart(series.id, before)) } });
  };
  return (
    <>
      <Form
        isFooterAtEnd
        fields={[]}
        trouble={saving.problem}
        onSubmit={() => {
          if (!isWrong(wish)) void saving.submit();
        }}
        footer={
          <>
            {isNew ? (
              <Button onPress={onClose}>
                <Trans>Cancel</Trans>
              </Button>
            ) : (
              <Button look="plain" onPress={leave}>
                <Trans>Leave the rounds</Trans>
              </Button>
            )}
            <Button type="submit" look="primary" isPending={saving.isPending} isDisabled={isWrong(wish)}>
              {isNew ? <Trans>Take part</Trans> : <Trans>Save</Trans>}
            </Button>
          </>
        }
      >
        <p className={styles.soft}>
          {isNew ? (
            <Trans>“{name}”: you are brought together with somebody, at a time that suits you both. Then you accept, move it, or say that you cannot. Nobody sees who takes part.</Trans>
          ) : (
            <Trans>“{name}”: changes count from the next round on. A pause also gives up what lies in it.</Trans>
          )}
        </p>
        <WishFields wish={wish} onChange={setWish} zone={zone} isNew={isNew} />
        <div className={styles.more}>
          <Button size="s" onPress={() => setKeepingApart(true)}>
            <Trans>Not with …</Trans>
          </Button>
          {!isNew && (
            <Button size="s" onPress={() => setAtCalendar(true)}>
              <Trans>My calendar …</Trans>
            </Button>
          )}
        </div>
      </Form>
      <Suspense fallback={null}>{isKeepingApart && <ApartDialog onClose={() => setKeepingApart(false)} />}</Suspense>
      <Suspense fallback={null}>{isAtCalendar && <CalendarDialog onClose={() => setAtCalendar(false)} />}</Suspense>
    </>
  );
}
