import { useLingui } from "@lingui/react/macro";
import { PASSWORD_LENGTH, passwordHints } from "@/lib/password-hints";
import type { Requirement } from "@/ui/PasswordField";

/** What a new password has to be, for the field to tick off. */
export function useRequirements(password: string, aboutYou: readonly string[]): Requirement[] {
  const { t } = useLingui();
  const { isLongEnough, isItsOwn } = passwordHints(password, aboutYou);
  return [
    { id: "length", text: t`at least ${PASSWORD_LENGTH} characters; a few words make a good one`, isMet: isLongEnough },
    { id: "own", text: t`not your name or address`, isMet: isItsOwn },
  ];
}
