import { Trans, useLingui } from "@lingui/react/macro";
import { nameGroup } from "@/lib/conversations";
import { useSubmit } from "@/lib/useSubmit";
import type { Room } from "@/lib/wire";
import { Dialog } from "@/ui/Dialog";
import { DialogForm } from "./DialogForm";
import { requireFit } from "./found-wanting";
import { LimitedField } from "./LimitedField";
import { NAME_LIMIT } from "./limits";
import { useBegun } from "./useBegun";

interface GroupNameDialogProps {
  room: Room;
  onClose: () => void;
}

/** What a group is called, for everyone in it; without a name it is called by its people. */
export default function GroupNameDialog({ room, onClose }: GroupNameDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog isOpen onClose={onClose} title={t`Name the group`}>
      <GroupNameForm room={room} onClose={onClose} />
    </Dialog>
  );
}

function GroupNameForm({ room, onClose }: GroupNameDialogProps) {
  const { t } = useLingui();
  const { values, change, clear } = useBegun(`group-name:${room.id}`, { name: room.name });
  const saving = useSubmit(async () => {
    requireFit("name", values.name, NAME_LIMIT);
    await nameGroup(room.id, values.name);
    clear();
    onClose();
  });
  return (
    <DialogForm saving={saving} fields={["name"]} verb={<Trans>Save</Trans>} onCancel={onClose}>
      <LimitedField
        name="name"
        label={t`Name`}
        hint={t`Left empty, the group is called by its people.`}
        value={values.name}
        onChange={(name) => change({ name })}
        limit={NAME_LIMIT}
        error={saving.errorOf("name")}
        isFirst
      />
    </DialogForm>
  );
}
