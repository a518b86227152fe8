import { Trans, useLingui } from "@lingui/react/macro";
import { ArrowDown, ArrowUp, GripVertical, Hash, Lock } from "lucide-react";
import { useState } from "react";
import { Button as Plain } from "react-aria-components/Button";
import { GridList, GridListItem } from "react-aria-components/GridList";
import { useDragAndDrop } from "react-aria-components/useDragAndDrop";
import { useSubmit } from "@/lib/useSubmit";
import type { ListedRoom } from "@/lib/wire";
import { Dialog } from "@/ui/Dialog";
import { IconButton } from "@/ui/IconButton";
import { toasts } from "@/ui/toast-queue";
import { arrangeChannels } from "./acts";
import styles from "./ArrangeDialog.module.css";
import { DialogForm } from "./DialogForm";

interface ArrangeDialogProps {
  community: string;
  channels: readonly ListedRoom[];
  onClose: () => void;
}

/** The order of a community's channels, for everyone in it: dragged with the pointer or the keyboard, or step by step. */
export default function ArrangeDialog({ community, channels, onClose }: ArrangeDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog isOpen onClose={onClose} title={t`Order of the channels`}>
      <ArrangeForm community={community} channels={channels} onClose={onClose} />
    </Dialog>
  );
}

function ArrangeForm({ community, channels, onClose }: ArrangeDialogProps) {
  const { t } = useLingui();
  const [rooms, setRooms] = useState(() => channels.map(({ room }) => room).filter((room) => !room.is_archived));
  const saving = useSubmit(async () => {
    await arrangeChannels(community, rooms.map(({ id }) => id));
    onClose();
    toasts.add({ text: t`Everyone sees the channels in this order now.` });
  });
  const move = (ids: ReadonlySet<string>, target: string, isBelow: boolean) => {
    const moving = rooms.filter(({ id }) => ids.has(id));
    const others = rooms.filter(({ id }) => !ids.has(id));
    const at = others.findIndex(({ id }) => id === target) + Number(isBelow);
    setRooms(others.toSpliced(at, 0, ...moving));
  };
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": rooms.find(({ id }) => id === key)?.name ?? "" })),
    onReorder: ({ keys, target }) => move(new Set([...keys].map(String)), String(target.key), target.dropPosition === "after"),
  });
  const step = (at: number, by: 1 | -1) => {
    const [room, other] = [rooms[at], rooms[at + by]];
    if (room && other) setRooms(rooms.with(at, other).with(at + by, room));
  };
  return (
    <DialogForm saving={saving} fields={[]} verb={<Trans>Save the order</Trans>} onCancel={onClose}>
      <p className={styles.lead}>
        <Trans>Everyone in the community sees it. New channels follow at the end.</Trans>
      </p>
      <GridList aria-label={t`Channels`} items={rooms.map((room, at) => ({ ...room, at }))} dragAndDropHooks={dragAndDropHooks} className={styles.list ?? ""}>
        {({ id, name, at, visibility }) => (
          <GridListItem id={id} textValue={name} className={styles.item ?? ""}>
            <Plain slot="drag" className={styles.grip ?? ""} aria-label={t`Drag ${name}`}>
              <GripVertical aria-hidden />
            </Plain>
            {visibility === "private" ? <Lock aria-hidden className={styles.sign} /> : <Hash aria-hidden className={styles.sign} />}
            <span className={styles.name}>{name}</span>
            <IconButton size="s" label={t`Move ${name} up`} icon={<ArrowUp aria-hidden />} isDisabled={at === 0} onPress={() => step(at, -1)} />
            <IconButton
              size="s"
              label={t`Move ${name} down`}
              icon={<ArrowDown aria-hidden />}
              isDisabled={at === rooms.length - 1}
              onPress={() => step(at, 1)}
            />
          </GridListItem>
        )}
      </GridList>
    </DialogForm>
  );
}
