import { Trans, useLingui } from "@lingui/react/macro";
import { Ellipsis, PencilLine, PowerOff } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";
import { refreshCornersQuietly } from "@/lib/corners";
import { useSubmit } from "@/lib/useSubmit";
import type { CoffeeRoom } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Form } from "@/ui/Form";
import { IconButton } from "@/ui/IconButton";
import { Menu } from "@/ui/Menu";
import { changeRoom, closeRoom } from "./api";
import { attempt } from "./news";
import { RoomFields } from "./RoomFields";

/** For those who look after a room: changing it, and closing it for good. */
export function RoomMenu({ room }: { room: CoffeeRoom }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [isChanging, setChanging] = useState(false);
  const close = () =>
    attempt(
      closeRoom(room.id).then(() => {
        refreshCornersQuietly();
        navigate("/coffee");
      }),
    );
  return (
    <>
      <Menu
        label={t`This room`}
        placement="bottom end"
        trigger={<IconButton label={t`This room`} icon={<Ellipsis aria-hidden />} tooltipPlacement="bottom" />}
        groups={[
          { id: "change", entries: [{ id: "change", label: t`Name, chairs and door`, icon: <PencilLine aria-hidden />, onAction: () => setChanging(true) }] },
          {
            id: "close",
            entries: [{ id: "close", label: t`Close the room for good`, hint: t`Whoever sits there has to go`, icon: <PowerOff aria-hidden />, isDanger: true, onAction: close }],
          },
        ]}
      />
      {isChanging && (
        <Dialog isOpen onClose={() => setChanging(false)} closesOutside={false} title={t`Change the room`}>
          <ChangeForm room={room} onClose={() => setChanging(false)} />
        </Dialog>
      )}
    </>
  );
}

function ChangeForm({ room, onClose }: { room: CoffeeRoom; onClose: () => void }) {
  const [wish, setWish] = useState({ name: room.name, places: room.places, is_closed: room.is_closed });
  const saving = useSubmit(async () => {
    await changeRoom(room.id, wish);
    onClose();
  });
  return (
    <Form
      isFooterAtEnd
      fields={["name"]}
      trouble={saving.problem}
      onSubmit={() => {
        if (wish.name.trim() !== "") void saving.submit();
      }}
      footer={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="primary" isPending={saving.isPending} isDisabled={wish.name.trim() === ""}>
            <Trans>Save</Trans>
          </Button>
        </>
      }
    >
      <RoomFields wish={wish} onChange={setWish} nameError={saving.errorOf("name")} />
    </Form>
  );
}
