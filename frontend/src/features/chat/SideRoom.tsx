import { MessageSkeletons } from "./MessageSkeletons";
import { Missing, OpenRoom } from "./RoomView";
import { useRoomHistory } from "./useRoomHistory";

/** The chat beside something else: no head of its own, and the focus stays where it is. */
export default function SideRoom({ roomId }: { roomId: string }) {
  const history = useRoomHistory(roomId, null);
  const { room, error } = history;
  if (room) return <OpenRoom room={room} history={history} isAside />;
  return error === null ? <MessageSkeletons /> : <Missing isGone={!error.isPassing} onRetry={history.retry} />;
}
