/** Saving a file: by a signed link, which also a program beside the browser may follow. */
import { api } from "@/lib/api";
import type { FileOut } from "@/lib/wire";
import { attempt } from "../acts";

export function download({ id, name }: FileOut): void {
  attempt(
    api.get("/api/files/{file_id}/link", { path: { file_id: id } }).then(({ url }) => {
      const link = document.createElement("a");
      link.href = url;
      link.download = name;
      link.click();
    }),
  );
}
