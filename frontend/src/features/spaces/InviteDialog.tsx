import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLive } from "@/lib/live/current";
import type { ListedCommunity } from "@/lib/wire";
import { Dialog } from "@/ui/Dialog";
import { toasts } from "@/ui/toast-queue";
import { invitePeople } from "./acts";
import { refreshInvited, useInvited, useMembers } from "./api";
import { choicesOf } from "./people-choices";
import { PickForm } from "./PickForm";

interface InviteDialogProps {
  community: ListedCommunity;
  isOpen: boolean;
  onClose: () => void;
}

/** Asks people of the house into a community. For its members. */
export default function InviteDialog({ community, isOpen, onClose }: InviteDialogProps) {
  const { t } = useLingui();
  const { name } = community;
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t`Invite to ${name}`}>
      <InviteForm community={community} onClose={onClose} />
    </Dialog>
  );
}

function InviteForm({ community: { id }, onClose }: Omit<InviteDialogProps, "isOpen">) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const people = useLive((state) => state.people);
  const { members, error, refetch } = useMembers(id);
  const invited = useInvited(id);
  const choices = useMemo(() => {
    if (!members || !invited.data) return undefined;
    return choicesOf(Object.values(people).filter(({ is_bot }) => !is_bot), new Set(invited.data), new Set(members.map(({ person }) => person)));
  }, [people, members, invited.data]);
  const retry = () => {
    void refetch();
    void invited.refetch();
  };
  const invite = async (chosen: readonly string[]) => {
    await invitePeople(id, chosen);
    void refreshInvited(queries, id);
    toasts.add({ text: t`${plural(chosen.length, { one: "# person is invited.", other: "# people are invited." })}` });
  };
  return (
    <PickForm
      id={`invite:${id}`}
      choices={choices}
      hasFailed={error !== null || invited.isError}
      onRetry={retry}
      inWords={t`Already in`}
      verb={(count) =>
        count === 0 ? t`Invite` : t`${plural(count, { one: "Invite # person", other: "Invite # people" })}`
      }
      onPick={invite}
      onClose={onClose}
    />
  );
}
