import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { useSubmit } from "@/lib/useSubmit";
import type { Visibility } from "@/lib/wire";
import { Dialog } from "@/ui/Dialog";
import { createChannel } from "./acts";
import { ChannelFields, type ChannelValues, requireChannel } from "./ChannelFields";
import { DialogForm } from "./DialogForm";
import { useBegun } from "./useBegun";
import { VisibilityChoice } from "./VisibilityChoice";

export interface NewChannelDialogProps {
  /** Its id. */
  community: string;
  isOpen: boolean;
  onClose: () => void;
  /** With the channel's id; without this it is opened. */
  onMade?: (room: string) => void;
}

/** Makes a channel in a community that one is in. */
export default function NewChannelDialog({ community, isOpen, onClose, onMade }: NewChannelDialogProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const made = onMade ?? ((room: string) => navigate(`/rooms/${room}`));
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t`New channel`}>
      <NewChannelForm community={community} onClose={onClose} onMade={made} />
    </Dialog>
  );
}

type Values = ChannelValues & { visibility: Visibility };
const FIRST: Values = { name: "", purpose: "", posting: "everyone", visibility: "public" };

function NewChannelForm({ community, onClose, onMade }: Required<Omit<NewChannelDialogProps, "isOpen">>) {
  const { values, change, clear } = useBegun(`channel-in:${community}`, FIRST);
  const making = useSubmit(async () => {
    requireChannel(values);
    const room = await createChannel(community, values);
    clear();
    onClose();
    onMade(room);
  });
  return (
    <DialogForm saving={making} fields={["name", "purpose"]} verb={<Trans>Create channel</Trans>} onCancel={onClose}>
      <ChannelFields values={values} onChange={change} errorOf={making.errorOf} />
      <VisibilityChoice value={values.visibility} onChange={(visibility) => change({ visibility })} />
    </DialogForm>
  );
}
