import { plural } from "@lingui/core/macro";
import { useEffect, useRef, useState } from "react";
import { useLive } from "@/lib/live/current";
import type { Stretch } from "@/lib/live/state";
import { VisuallyHidden } from "@/ui/VisuallyHidden";

/** A screen reader that is told more often than this gets to say nothing else. */
const EVERY_MS = 3_000;
/** More than this at once are only counted. */
const READ_OUT = 2;
const LONGEST = 200;

/** Reads out what comes into the open room or thread: who, then what. */
export function Announcer({ stretch, label }: { stretch: Stretch | undefined; label: string }) {
  const newest = stretch?.hasNewer === false ? stretch.messages : null;
  const me = useLive((state) => state.me.id);
  const people = useLive((state) => state.people);
  const blocked = useLive((state) => state.blocked);
  const told = useRef<number | null>(null);
  const [said, setSaid] = useState("");
  const saidAt_ms = useRef(0);

  useEffect(() => {
    if (!newest) return;
    const last = newest.at(-1)?.seq ?? 0;
    told.current ??= last;
    const since = told.current;
    if (last <= since) return;
    const speak = () => {
      const fresh = newest.filter(({ seq, author, deleted_by }) => seq > since && author !== me && !blocked.has(author) && deleted_by === null);
      told.current = last;
      if (fresh.length === 0) return;
      saidAt_ms.current = Date.now();
      const count = fresh.length;
      setSaid(
        count > READ_OUT
          ? plural(count, { one: "# new message", other: "# new messages" })
          : fresh.map(({ author, body }) => `${people[author]?.name ?? ""}: ${body.slice(0, LONGEST)}`).join(". "),
      );
    };
    const timer = setTimeout(speak, Math.max(0, saidAt_ms.current + EVERY_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [newest, me, people, blocked]);

  return (
    <div role="log" aria-live="polite" aria-label={label}>
      <VisuallyHidden>{said}</VisuallyHidden>
    </div>
  );
}
