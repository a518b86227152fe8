/** What we can tell before the server has to. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { ProblemError } from "@/lib/problem";
import { fits } from "./limits";

const problem = (field: string, message: string) => new ProblemError({ message, field, code: "", status: 0 });

export function requireName(name: string): void {
  if (name.trim() === "") throw problem("name", i18n._(msg`Give it a name.`));
}

export function requireFit(field: string, text: string, limit: number): void {
  if (!fits(text, limit)) throw problem(field, i18n._(msg`Shorten it a little, then try again.`));
}
