import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import { useSubmit } from "@/lib/useSubmit";
import type { Posting, Room } from "@/lib/wire";
import { Dialog } from "@/ui/Dialog";
import { changeChannel } from "./acts";
import { ChannelFields, type ChannelValues, requireChannel } from "./ChannelFields";
import { DialogForm } from "./DialogForm";
import { requireFit } from "./found-wanting";
import { LOCK_REASON_LIMIT } from "./limits";
import { PinningChoice } from "./PinningChoice";
import { type RoomOrder, RoomOrderFields } from "./RoomOrderFields";
import { useBegun } from "./useBegun";

type Values = ChannelValues & { pinning: Posting };

export interface ChannelSettingsDialogProps {
  room: Room;
  isOpen: boolean;
  onClose: () => void;
}

/** Name, purpose, who writes, who pins, and its order. For those who look after the channel. */
export default function ChannelSettingsDialog({ room, isOpen, onClose }: ChannelSettingsDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t`Channel settings`}>
      <ChannelSettingsForm room={room} onClose={onClose} />
    </Dialog>
  );
}

function ChannelSettingsForm({ room, onClose }: Omit<ChannelSettingsDialogProps, "isOpen">) {
  const { name, purpose, posting, pinning, is_locked, lock_reason, slow_s } = room;
  const first = { name, purpose, posting, pinning, is_locked, lock_reason, slow_s };
  const { values, change, clear } = useBegun<Values & RoomOrder>(`channel:${room.id}`, first);
  const saving = useSubmit(async () => {
    requireChannel(values);
    requireFit("lock_reason", values.lock_reason, LOCK_REASON_LIMIT);
    await changeChannel(room.id, values);
    clear();
    onClose();
  });
  const cancel = () => {
    clear();
    onClose();
  };
  return (
    <DialogForm saving={saving} fields={["name", "purpose", "lock_reason"]} verb={<Trans>Save</Trans>} onCancel={cancel}>
      <ChannelFields values={values} onChange={change} errorOf={saving.errorOf} />
      <PinningChoice value={values.pinning} onChange={(value) => change({ pinning: value })} />
      <RoomOrderFields values={values} onChange={change} errorOf={saving.errorOf} />
      {room.community !== null && (
        <p>
          <Link href={`/rooms/c/${room.community}/integrations`} onClick={onClose}>
            <Trans>Webhooks and bots of this channel</Trans>
          </Link>
        </p>
      )}
    </DialogForm>
  );
}
