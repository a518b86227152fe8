import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLive } from "@/lib/live/current";
import { momentOf, wallTimeOf } from "@/lib/moments";
import { describeZone } from "@/lib/time-zones";
import { useSubmit } from "@/lib/useSubmit";
import type { CoffeeDate } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Form } from "@/ui/Form";
import { say } from "../news";
import { changeDate } from "./api";
import { MomentField } from "./MomentField";
import { troubleOf } from "./moments";

/** Moves a date: those who come are told, and reminded at the new time. */
export default function MoveDialog({ date, onClose }: { date: CoffeeDate; onClose: () => void }) {
  const { title } = date;
  return (
    <Dialog isOpen onClose={onClose} closesOutside={false} size="s" title={<Trans>Move {title}</Trans>}>
      <MoveForm date={date} onClose={onClose} />
    </Dialog>
  );
}

function MoveForm({ date, onClose }: { date: CoffeeDate; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const zone = useLive((state) => state.me.time_zone);
  const [wall, setWall] = useState(() => wallTimeOf(new Date(date.starts_at ?? Date.now()), zone));
  const moment = momentOf(wall, zone);
  const isReady = moment !== null && troubleOf(wall, [], zone, new Date()) === null;
  const moving = useSubmit(async () => {
    if (!moment) return;
    await changeDate(date.id, { starts_at: moment.at.toISOString() });
    say(t`Moved. Those who come are told.`);
    onClose();
  });
  return (
    <Form
      isFooterAtEnd
      fields={["starts_at"]}
      trouble={moving.problem}
      onSubmit={() => {
        if (isReady) void moving.submit();
      }}
      footer={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="primary" isPending={moving.isPending} isDisabled={!isReady}>
            <Trans>Move it</Trans>
          </Button>
        </>
      }
    >
      <MomentField city={describeZone(zone, i18n.locale, new Date()).city} wall={wall} onChange={setWall} name="starts_at" />
    </Form>
  );
}
