import { Trans, useLingui } from "@lingui/react/macro";
import { api } from "@/lib/api";
import { useSubmit } from "@/lib/useSubmit";
import type { ListedCommunity } from "@/lib/wire";
import { Dialog } from "@/ui/Dialog";
import { ErrorState } from "@/ui/ErrorState";
import { Skeleton } from "@/ui/Skeleton";
import { Switch } from "@/ui/Switch";
import { toasts } from "@/ui/toast-queue";
import { enterCommunity } from "./acts";
import { useRules } from "./api";
import { CommunityFields, type CommunityValues, requireCommunity } from "./CommunityFields";
import { CoverPart } from "./CoverPart";
import { DialogForm } from "./DialogForm";
import { requireFit } from "./found-wanting";
import { LimitedField } from "./LimitedField";
import { RULES_LIMIT } from "./limits";
import { useBegun } from "./useBegun";

interface CommunitySettingsDialogProps {
  community: ListedCommunity;
  isOpen: boolean;
  onClose: () => void;
}

/** What it says of itself, its picture, its rules, and who comes in. For owners. */
export default function CommunitySettingsDialog({ community, isOpen, onClose }: CommunitySettingsDialogProps) {
  const { t } = useLingui();
  const { data, error, refetch } = useRules(community.id, community.rules_at);
  const rules = community.rules_at === null ? "" : data?.rules;
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t`Community settings`} size="l">
      {rules !== undefined ? (
        <SettingsForm community={community} rules={rules} onClose={onClose} />
      ) : error ? (
        <ErrorState title={<Trans>The settings did not arrive</Trans>} onRetry={() => void refetch()}>
          <Trans>Nothing is lost. Ask again in a moment.</Trans>
        </ErrorState>
      ) : (
        <Skeleton shape="block" width="100%" height="20rem" />
      )}
    </Dialog>
  );
}

type SettingsValues = CommunityValues & { rules: string; link_previews: boolean; open_calls: boolean };

function SettingsForm({ community, rules, onClose }: { community: ListedCommunity; rules: string; onClose: () => void }) {
  const { t } = useLingui();
  const { id, name, description, tags, visibility, is_listed, link_previews, open_calls } = community;
  const first: SettingsValues = { name, description, tags, rules, visibility, is_listed, link_previews, open_calls };
  const { values, change, clear } = useBegun<SettingsValues>(`community:${id}`, first);
  const saving = useSubmit(async () => {
    requireCommunity(values);
    requireFit("rules", values.rules, RULES_LIMIT);
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
    <DialogForm saving={saving} fields={["name", "description", "tags", "rules"]} verb={<Trans>Save</Trans>} onCancel={cancel}>
      <CoverPart community={community} />
      <CommunityFields values={values} onChange={change} errorOf={saving.errorOf} />
      <LimitedField
        name="rules"
        label={t`Rules`}
        hint={t`What holds here, in Markdown. People read it before they join.`}
        value={values.rules}
        onChange={(written) => change({ rules: written })}
        limit={RULES_LIMIT}
        error={saving.errorOf("rules")}
        isLong
      />
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
