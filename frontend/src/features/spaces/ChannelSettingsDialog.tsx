import { Trans, useLingui } from "@lingui/react/macro";
import { useSubmit } from "@/lib/useSubmit";
import type { Posting, Room } from "@/lib/wire";
import { Dialog } from "@/ui/Dialog";
import { changeChannel } from "./acts";
import { ChannelFields, type ChannelValues, requireChannel } from "./ChannelFields";
import { DialogForm } from "./DialogForm";
import { PinningChoice } from "./PinningChoice";
import { useBegun } from "./useBegun";

type Values = ChannelValues & { pinning: Posting };

export interface ChannelSettingsDialogProps {
  room: Room;
  isOpen: boolean;
  onClose: () => void;
}

/** Name, purpose, who writes and who pins. For those who look after the channel. */
export default function ChannelSettingsDialog({ room, isOpen, onClose }: ChannelSettingsDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t`Channel settings`}>
      <ChannelSettingsForm room={room} onClose={onClose} />
    </Dialog>
  );
}

function ChannelSettingsForm({ room, onClose }: Omit<ChannelSettingsDialogProps, "isOpen">) {
  const { name, purpose, posting, pinning } = room;
  const { values, change, clear } = useBegun<Values>(`channel:${room.id}`, { name, purpose, posting, pinning });
  const saving = useSubmit(async () => {
    requireChannel(values);
    await changeChannel(room.id, values);
    clear();
    onClose();
  });
  const cancel = () => {
    clear();
    onClose();
  };
  return (
    <DialogForm saving={saving} fields={["name", "purpose"]} verb={<Trans>Save</Trans>} onCancel={cancel}>
      <ChannelFields values={values} onChange={change} errorOf={saving.errorOf} />
      <PinningChoice value={values.pinning} onChange={(value) => change({ pinning: value })} />
    </DialogForm>
  );
}
