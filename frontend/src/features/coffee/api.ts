/** Coffee rooms over HTTP: opening, changing and closing them, and what one may do with one that one is not in. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api";
import type { CoffeePatch, CoffeeView, CoffeeWish } from "@/lib/wire";

export const openRoom = (wish: CoffeeWish): Promise<CoffeeView> => api.post("/api/coffee", { body: wish });

export const changeRoom = (room: string, change: CoffeePatch): Promise<CoffeeView> =>
  api.patch("/api/coffee/{room_id}", { path: { room_id: room }, body: change });

export const closeRoom = (room: string): Promise<unknown> => api.delete("/api/coffee/{room_id}", { path: { room_id: room } });

const viewOptions = (room: string) =>
  queryOptions({ queryKey: ["coffee", room], queryFn: () => api.get("/api/coffee/{room_id}", { path: { room_id: room } }) });

/** A room that one looks at from outside: who is in it, facts keep true (lib/corners). */
export const useCoffeeView = (room: string) => useQuery(viewOptions(room));
