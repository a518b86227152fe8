import { useLingui } from "@lingui/react/macro";
import type { DateAnswer } from "@/lib/wire";

export function useAnswerNames(): Record<DateAnswer, string> {
  const { t } = useLingui();
  return { yes: t({ message: "Yes", context: "can come" }), maybe: t`If need be`, no: t({ message: "No", context: "can come" }) };
}
