/** Whether the server still knows us. Requests and the socket notice that it does not; the app shows the door. */
import { createCell } from "./cell";

export const sessionCell = createCell<"open" | "ended">("open");

/** Says that the server has answered "nobody is signed in". What is on screen stays there, under the door. */
export function endSession(): void {
  sessionCell.set("ended");
}

/** The same person is back: whoever holds a line to the server opens it again. */
export function resumeSession(): void {
  sessionCell.set("open");
}
