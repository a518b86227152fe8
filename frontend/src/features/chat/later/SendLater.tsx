import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { CalendarClock, ChevronDown } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { commands } from "@/lib/commands";
import { useLive } from "@/lib/live/current";
import { momentWords, offersToSend } from "@/lib/moments";
import { schedule, type ScheduleWish } from "@/lib/scheduled";
import { getUploads } from "@/lib/uploads/current";
import { IconButton } from "@/ui/IconButton";
import { Menu } from "@/ui/Menu";
import { toasts } from "@/ui/toast-queue";
import { wordsOf } from "../acts";
import type { Calls } from "../writing/useCalls";
import { goTo } from "./go";
import { offerEntries } from "./offers";

const MomentDialog = lazy(() => import("./MomentDialog"));

interface SendLaterProps {
  wish: Omit<ScheduleWish, "files" | "dueAt" | "isConfirmed">;
  /** Keys of the uploads that go with it. */
  files: readonly string[];
  calls: Calls;
  isDisabled: boolean;
  /** It waits on the server now. */
  onScheduled: () => void;
  /** Back to writing. */
  onEnd: () => void;
}

/** Beside "Send": not now, but at a better time. */
export function SendLater({ wish, files, calls, isDisabled, onScheduled, onEnd }: SendLaterProps) {
  const { t } = useLingui();
  const zone = useLive((state) => state.me.time_zone);
  const [isOpen, setOpen] = useState(false);
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    if (isDisabled) return;
    return commands.register([
      {
        id: "message.schedule",
        title: msg`Send later`,
        group: msg`Message`,
        icon: CalendarClock,
        keys: "mod+shift+enter",
        run: () => setOpen(true),
      },
    ]);
  }, [isDisabled]);

  const put = async (dueAt: Date, isConfirmed: boolean) => {
    if (!getUploads().areReady(files)) {
      toasts.add({ tone: "problem", text: t`One of the files is still on its way. Send it later in a moment.` });
      return;
    }
    try {
      const ids = getUploads().of(files).flatMap(({ ready }) => ready?.id ?? []);
      await schedule({ ...wish, files: ids, dueAt, isConfirmed });
      getUploads().settle(files);
      onScheduled();
      const words = momentWords(dueAt, new Date(), zone, i18n.locale);
      toasts.add({ text: t`Goes out ${words}.`, act: { label: t`Open`, onAct: () => goTo("/later/scheduled") } });
    } catch (error) {
      toasts.add({ tone: "problem", text: wordsOf(error) });
    } finally {
      onEnd();
    }
  };
  const pick = (at: Date) => void calls.ask(wish.body, wish.thread !== null && !wish.alsoInRoom, (isConfirmed) => put(at, isConfirmed));
  const entries = isOpen ? offerEntries(offersToSend(new Date(), zone), zone, ({ at }) => pick(at)) : [];
  return (
    <>
      <Menu
        label={t`Send later`}
        placement="top end"
        isOpen={isOpen}
        onOpenChange={setOpen}
        trigger={<IconButton size="s" label={t`Send later`} icon={<ChevronDown aria-hidden />} isDisabled={isDisabled} shortcut="mod+shift+enter" />}
        groups={[
          { id: "offers", heading: t`Send later`, entries },
          { id: "own", entries: [{ id: "own", label: t`Day and time …`, icon: <CalendarClock aria-hidden />, onAction: () => setAsking(true) }] },
        ]}
      />
      {isAsking && (
        <Suspense fallback={null}>
          <MomentDialog
            title={<Trans>Send later</Trans>}
            verb={t`Schedule`}
            onPick={pick}
            onClose={() => {
              setAsking(false);
              onEnd();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
