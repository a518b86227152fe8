import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { useSubmit } from "@/lib/useSubmit";
import type { CommunityInvitation } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { toasts } from "@/ui/toast-queue";
import { acceptInvitation, declineInvitation } from "./acts";
import styles from "./InvitationList.module.css";
import { useCutOff } from "./useCutOff";

interface InvitationActsProps {
  invitation: CommunityInvitation;
  /** The one act of its screen. */
  isMain?: boolean;
  /** Once the acts are about to go. */
  onAnswered: (answer: "joined" | "declined") => void;
}

/** Yes or no to an invitation. */
export function InvitationActs({ invitation, isMain = false, onAnswered }: InvitationActsProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const isCutOff = useCutOff();
  const { id, name } = invitation.community;
  const accepting = useSubmit(async () => {
    await acceptInvitation(invitation);
    onAnswered("joined");
    if (!isMain) toasts.add({ text: t`You are in ${name} now.`, act: { label: t`Open`, onAct: () => navigate(`/rooms/c/${id}`) } });
  });
  const decline = () => {
    onAnswered("declined");
    declineInvitation(invitation);
  };
  const size = isMain ? "m" : "s";
  return (
    <>
      {accepting.problem && (
        <p role="alert" className={styles.problem}>
          {accepting.problem.message}
        </p>
      )}
      <div className={styles.acts}>
        <Button
          size={size}
          look={isMain ? "primary" : "quiet"}
          isPending={accepting.isPending}
          isDisabled={isCutOff}
          aria-label={t`Join ${name}`}
          onPress={() => void accepting.submit()}
        >
          <Trans>Join</Trans>
        </Button>
        <Button
          size={size}
          look={isMain ? "quiet" : "plain"}
          isDisabled={isCutOff || accepting.isPending}
          aria-label={t`Decline the invitation to ${name}`}
          onPress={decline}
        >
          <Trans>Decline</Trans>
        </Button>
      </div>
    </>
  );
}
