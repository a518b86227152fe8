import { useLingui } from "@lingui/react/macro";
import { Dialog } from "@/ui/Dialog";
import { Rules } from "./Rules";

interface RulesDialogProps {
  id: string;
  name: string;
  at: string | null;
  onClose: () => void;
}

/** What holds in a community, to be read at any time. */
export default function RulesDialog({ id, name, at, onClose }: RulesDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog isOpen onClose={onClose} title={t`Rules of ${name}`}>
      <Rules id={id} at={at} />
    </Dialog>
  );
}
