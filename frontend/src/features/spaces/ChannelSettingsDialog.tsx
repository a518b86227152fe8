import { Trans, useLingui } from "@lingui/react/macro";
import { useSubmit } from "@/lib/useSubmit";
import type { Room } from "@/lib/wire";
import { Dialog } from "@/ui/Dialog";
import { changeChannel } from "./acts";
import { ChannelFields, type ChannelValues, requireChannel } from "./ChannelFields";
import { DialogForm } from "./DialogForm";
import { useBegun } from "./useBegun";

export interface ChannelSettingsDialogProps {
  room: Room;
  isOpen: boolean;
  onClose: () => void;
}

/** Name, purpose and who writes. For those who look after the channel. */
export default function ChannelSettingsDialog({ room, isOpen, onClose }: ChannelSettingsDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t`Channel settings`}>
      <ChannelSettingsForm room={room} onClose={onClose} />
    </Dialog>
  );
}

function ChannelSettingsForm({ room, onClose }: Omit<ChannelSettingsDialogProps, "isOpen">) {
  const { name, purpose, posting } = room;
  const { values, change, clear } = useBegun<ChannelValues>(`channel:${room.id}`, { name, purpose, posting });
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
    </DialogForm>
  );
}
