/** Coffee dates over HTTP. What one does oneself is seen at once; facts tell the others (lib/coffee-dates). */
import { addressOf, api } from "@/lib/api";
import { askForDate, datesCell, dropDate, keepDate, refreshDatesQuietly, withAnswer, withGuest } from "@/lib/coffee-dates";
import { getEngine } from "@/lib/live/current";
import type { CoffeeDate, CoffeeDatePatch, CoffeeDateWish, DateAnswer } from "@/lib/wire";

const at = (date: string) => ({ path: { date_id: date } });

export async function proposeDate(wish: CoffeeDateWish): Promise<CoffeeDate> {
  const date = await api.post("/api/coffee-dates", { body: wish });
  keepDate(date);
  return date;
}

export async function changeDate(date: string, change: CoffeeDatePatch): Promise<void> {
  keepDate(await api.patch("/api/coffee-dates/{date_id}", { ...at(date), body: change }));
}

export async function takeMoment(date: string, moment: string): Promise<void> {
  try {
    keepDate(await api.post("/api/coffee-dates/{date_id}/take", { ...at(date), body: { moment } }));
  } catch (error) {
    // Somebody else may have been faster.
    void askForDate(date);
    throw error;
  }
}

/** Deletes a poll, cancels a date. */
export async function callOff(date: CoffeeDate): Promise<void> {
  await api.delete("/api/coffee-dates/{date_id}", at(date.id));
  if (date.state === "poll") dropDate(date.id);
  else await askForDate(date.id);
}

/** Shows what is true once the server has agreed; where it does not, what is true now. */
async function seenAtOnce(id: string, change: (date: CoffeeDate, me: string) => CoffeeDate, ask: () => Promise<unknown>): Promise<void> {
  const dates = datesCell.get();
  const date = dates?.[id];
  const me = getEngine().store.current()?.me.id;
  if (dates && date && me !== undefined) datesCell.set({ ...dates, [id]: change(date, me) });
  try {
    await ask();
  } catch (error) {
    refreshDatesQuietly();
    throw error;
  }
}

export const answerMoment = (date: string, moment: string, answer: DateAnswer | null): Promise<void> =>
  seenAtOnce(
    date,
    (known, me) => withAnswer(known, me, moment, answer),
    () => api.put("/api/coffee-dates/{date_id}/moments/{moment_id}/answer", { path: { date_id: date, moment_id: moment }, body: { answer } }),
  );

export const setComing = (date: string, isComing: boolean): Promise<void> =>
  seenAtOnce(
    date,
    (known, me) => withGuest(known, me, isComing),
    () => (isComing ? api.put("/api/coffee-dates/{date_id}/coming", at(date)) : api.delete("/api/coffee-dates/{date_id}/coming", at(date))),
  );

export const calendarOf = (date: string): string => addressOf("/api/coffee-dates/{date_id}/calendar.ics", at(date));
