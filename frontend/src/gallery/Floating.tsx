import { Bookmark, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { Dialog, Sheet } from "@/ui/Dialog";
import { IconButton } from "@/ui/IconButton";
import { Menu } from "@/ui/Menu";
import { Popover } from "@/ui/Popover";
import { Tabs } from "@/ui/Tabs";
import { TextField } from "@/ui/TextField";
import { toasts } from "@/ui/toast-queue";
import styles from "./gallery.module.css";

export function Floating() {
  const [open, setOpen] = useState<"dialog" | "sheet" | null>(null);
  const close = () => setOpen(null);
  const footer = (
    <>
      <Button onPress={close}>Cancel</Button>
      <Button look="primary" onPress={close}>
        Found it
      </Button>
    </>
  );
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>What floats, Tabs</h2>
      <div className={styles.row}>
        <Menu
          label="Message"
          trigger={<IconButton label="More" look="quiet" icon={<Ellipsis aria-hidden />} />}
          groups={[
            {
              id: "a",
              entries: [
                { id: "edit", label: "Edit", icon: <Pencil aria-hidden />, shortcut: "e" },
                { id: "keep", label: "Bookmark", icon: <Bookmark aria-hidden /> },
              ],
            },
            { id: "b", entries: [{ id: "del", label: "Delete", icon: <Trash2 aria-hidden />, isDanger: true }] },
          ]}
        />
        <Popover label="Why" trigger={<Button>Why do I see this</Button>}>
          <p>You follow Running, and you work in Leipzig.</p>
        </Popover>
        <Button onPress={() => setOpen("dialog")}>Dialog</Button>
        <Button onPress={() => setOpen("sheet")}>Sheet</Button>
        <Button onPress={() => toasts.add({ text: "Message deleted.", act: { label: "Undo", onAct: () => undefined } })}>
          Toast
        </Button>
        <Button onPress={() => toasts.add({ tone: "problem", text: "Not sent: the server is away. It is kept here." })}>
          Problem
        </Button>
      </div>
      <Tabs
        label="Community"
        tabs={[
          { id: "talk", label: "Channels", badge: <Badge count={4} tone="quiet" />, content: <p className={styles.pad}>Four channels.</p> },
          { id: "people", label: "People", content: <p className={styles.pad}>Thirty people.</p> },
          { id: "about", label: "About", content: <p className={styles.pad}>Founded in May.</p> },
        ]}
      />
      <Dialog isOpen={open === "dialog"} onClose={close} title="Found a community" footer={footer}>
        <TextField label="Name" placeholder="Running" />
      </Dialog>
      <Sheet isOpen={open === "sheet"} onClose={close} title="People in the room" footer={footer}>
        <p>Thirty people.</p>
      </Sheet>
    </section>
  );
}
