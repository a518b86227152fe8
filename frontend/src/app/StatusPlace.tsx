import { lazy } from "react";
import StatusDialog from "@/features/attention/StatusDialog";

const EmojiPicker = lazy(() => import("@/features/chat/emoji/EmojiPicker"));

/** The status with the emoji of the chat put in: features know nothing of each other. */
export default function StatusPlace() {
  return <StatusDialog picker={EmojiPicker} />;
}
