/** What bots have answered to oneself alone: kept on this page until one puts it away. */
import { createCell } from "./cell";
import type { CommandAnswer } from "./wire";

export interface Answer extends CommandAnswer {
  key: number;
}

const MOST = 20;
let count = 0;

export const answersCell = createCell<readonly Answer[]>([]);

export function keepAnswer(answer: CommandAnswer): void {
  count += 1;
  answersCell.set([...answersCell.get(), { ...answer, key: count }].slice(-MOST));
}

export const dropAnswer = (key: number): void => answersCell.set(answersCell.get().filter((answer) => answer.key !== key));
