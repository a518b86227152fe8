/** Whether we hear the server. The socket sets it, the shell says it. */
import { createCell, useCell } from "./cell";

/**
 * offline: the network itself is gone. reconnecting: the server is not heard. caught-up: back after a gap, with
 * nothing missed; the shell shows it for a moment.
 */
export type Connection = "online" | "offline" | "reconnecting" | "caught-up";

export const connectionCell = createCell<Connection>("online");

export const useConnection = (): Connection => useCell(connectionCell);
