import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { api } from "@/lib/api";
import { useSubmit } from "@/lib/useSubmit";
import type { Visibility } from "@/lib/wire";
import { Dialog } from "@/ui/Dialog";
import { enterCommunity } from "./acts";
import { CommunityFields, type CommunityValues, requireCommunity } from "./CommunityFields";
import { DialogForm } from "./DialogForm";
import { useBegun } from "./useBegun";

interface FoundDialogProps {
  isOpen: boolean;
  onClose: () => void;
  /** Where someone looked for one in vain. */
  name?: string;
}

/** Founds a community and leads into it. */
export default function FoundDialog({ isOpen, onClose, name = "" }: FoundDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t`Start a community`}>
      <FoundForm onClose={onClose} name={name} />
    </Dialog>
  );
}

function FoundForm({ onClose, name }: { onClose: () => void; name: string }) {
  const [, navigate] = useLocation();
  const first: CommunityValues = { name, description: "", tags: [], visibility: "public" satisfies Visibility, is_listed: false };
  const { values, change, clear } = useBegun(name === "" ? "found" : `found:${name}`, first);
  const founding = useSubmit(async () => {
    requireCommunity(values);
    const made = await api.post("/api/communities", { body: values });
    enterCommunity(made);
    clear();
    onClose();
    navigate(`/rooms/c/${made.id}`);
  });
  return (
    <DialogForm saving={founding} fields={["name", "description", "tags"]} verb={<Trans>Start it</Trans>} onCancel={onClose}>
      <CommunityFields values={values} onChange={change} errorOf={founding.errorOf} />
    </DialogForm>
  );
}
