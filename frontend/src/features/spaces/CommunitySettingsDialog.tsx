import { Trans, useLingui } from "@lingui/react/macro";
import { api } from "@/lib/api";
import { useSubmit } from "@/lib/useSubmit";
import type { ListedCommunity } from "@/lib/wire";
import { Dialog } from "@/ui/Dialog";
import { Switch } from "@/ui/Switch";
import { toasts } from "@/ui/toast-queue";
import { enterCommunity } from "./acts";
import { CommunityFields, type CommunityValues, requireCommunity } from "./CommunityFields";
import { DialogForm } from "./DialogForm";
import { useBegun } from "./useBegun";

interface CommunitySettingsDialogProps {
  community: ListedCommunity;
  isOpen: boolean;
  onClose: () => void;
}

/** Name, description, visibility, previews. For owners. */
export default function CommunitySettingsDialog({ community, isOpen, onClose }: CommunitySettingsDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t`Community settings`}>
      <SettingsForm community={community} onClose={onClose} />
    </Dialog>
  );
}

type SettingsValues = CommunityValues & { link_previews: boolean; open_calls: boolean };

function SettingsForm({ community, onClose }: { community: ListedCommunity; onClose: () => void }) {
  const { t } = useLingui();
  const { id, name, description, visibility, link_previews, open_calls } = community;
  const { values, change, clear } = useBegun<SettingsValues>(`community:${id}`, {
    name,
    description,
    visibility,
    link_previews,
    open_calls,
  });
  const saving = useSubmit(async () => {
    requireCommunity(values);
    const changed = await api.patch("/api/communities/{community_id}", { path: { community_id: id }, body: values });
    enterCommunity(changed);
    clear();
    onClose();
    toasts.add({ text: t`Saved.` });
  });
  const cancel = () => {
    clear();
    onClose();
  };
  return (
    <DialogForm saving={saving} fields={["name", "description"]} verb={<Trans>Save</Trans>} onCancel={cancel}>
      <CommunityFields values={values} onChange={change} errorOf={saving.errorOf} />
      <Switch
        label={<Trans>Show what links lead to</Trans>}
        hint={<Trans>Title and picture of a page, fetched by the server: the page does not learn who reads here.</Trans>}
        isSelected={values.link_previews}
        onChange={(isOn) => change({ link_previews: isOn })}
      />
      <Switch
        label={<Trans>All members may call everyone</Trans>}
        hint={<Trans>With @channel and @here. Otherwise only those who look after the community do.</Trans>}
        isSelected={values.open_calls}
        onChange={(isOn) => change({ open_calls: isOn })}
      />
    </DialogForm>
  );
}
