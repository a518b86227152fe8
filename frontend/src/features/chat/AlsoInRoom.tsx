import { Trans } from "@lingui/react/macro";
import { useLive } from "@/lib/live/current";
import { mayPost } from "@/lib/live/rights";
import type { Room } from "@/lib/wire";
import { Checkbox } from "@/ui/Checkbox";
import { useRoomTitle } from "@/lib/live/conversations";
import styles from "./AlsoInRoom.module.css";

interface AlsoInRoomProps {
  room: Room;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** A reply that everyone in the room should see, not just those in the thread. For who may write there. */
export function AlsoInRoom({ room, isOn, onChange }: AlsoInRoomProps) {
  const mayWrite = useLive((state) => mayPost(state, room));
  const title = useRoomTitle(room);
  if (!mayWrite) return null;
  return (
    <div className={styles.also}>
      <Checkbox isSelected={isOn} onChange={onChange} label={<Trans>Also send to {title}</Trans>} />
    </div>
  );
}
