import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { refreshCornersQuietly, useCorners } from "@/lib/corners";
import { useLive } from "@/lib/live/current";
import { looksAfter } from "@/lib/live/rights";
import { useOwnCommunities } from "@/lib/own-communities";
import { useSubmit } from "@/lib/useSubmit";
import type { CoffeeWish } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Form } from "@/ui/Form";
import { Select } from "@/ui/Select";
import { openRoom } from "./api";
import { RoomFields, type RoomWish } from "./RoomFields";
import { mayComeIn, sitDown } from "./session";

const SITE = "site:";

/** Opens a room for the moment, and sits down in it; or a corner that stays. */
export default function NewRoomDialog({ kind, onClose }: { kind: NonNullable<CoffeeWish["kind"]>; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog isOpen onClose={onClose} closesOutside={false} title={kind === "instant" ? t`A room for the moment` : t`A corner that stays`}>
      <NewRoomForm kind={kind} onClose={onClose} />
    </Dialog>
  );
}

function NewRoomForm({ kind, onClose }: { kind: NonNullable<CoffeeWish["kind"]>; onClose: () => void }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const isInstant = kind === "instant";
  const communities = useOwnCommunities();
  const state = useLive((all) => all);
  const sites = useCorners()?.sites ?? [];
  const options = [
    ...communities.filter(({ id }) => isInstant || looksAfter(state, id)).map(({ id, name }) => ({ id, label: name })),
    ...(isInstant ? [] : sites.map(({ id, name }) => ({ id: SITE + id, label: t`Site ${name}` }))),
  ];
  const [where, setWhere] = useState<string | null>(options[0]?.id ?? null);
  const [wish, setWish] = useState<RoomWish>({ name: "", places: 8, is_closed: false });
  const opening = useSubmit(async () => {
    if (where === null || (isInstant && !(await mayComeIn()))) return;
    const place = where.startsWith(SITE) ? { site: where.slice(SITE.length) } : { community: where };
    const { room } = await openRoom({ kind, ...place, ...wish });
    refreshCornersQuietly();
    if (isInstant) await sitDown(room.id);
    onClose();
    navigate(`/coffee/${room.id}`);
  });
  return (
    <Form
      isFooterAtEnd
      fields={["name"]}
      trouble={opening.problem}
      onSubmit={() => {
        if (where !== null && wish.name.trim() !== "") void opening.submit();
      }}
      footer={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="primary" isPending={opening.isPending} isDisabled={where === null || wish.name.trim() === ""}>
            {isInstant ? <Trans>Open and sit down</Trans> : <Trans>Open the corner</Trans>}
          </Button>
        </>
      }
    >
      <RoomFields wish={wish} onChange={setWish} placeholder={isInstant ? t`Five minutes of sun` : t`Coffee kitchen`} nameError={opening.errorOf("name")} isNew />
      <Select
        label={t`Whose room is it?`}
        hint={isInstant ? t`Whoever may look into this community sees it and may sit down.` : t`Corners of a site are open to everyone.`}
        options={options}
        value={where}
        onChange={setWhere}
      />
    </Form>
  );
}
