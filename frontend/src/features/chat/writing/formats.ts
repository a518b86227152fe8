/** How formats are called and drawn, in the order of the bar. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Bold, Code, Italic, Link, List, ListChecks, ListOrdered, type LucideIcon, SquareCode, Strikethrough, TextQuote } from "lucide-react";
import type { Format } from "./formatting";

export const FORMATS: readonly (readonly { format: Format; label: MessageDescriptor; icon: LucideIcon }[])[] = [
  [
    { format: "bold", label: msg`Bold`, icon: Bold },
    { format: "italic", label: msg`Italic`, icon: Italic },
    { format: "strike", label: msg`Struck through`, icon: Strikethrough },
  ],
  [
    { format: "code", label: msg`Code in a line`, icon: Code },
    { format: "fence", label: msg`Block of code`, icon: SquareCode },
  ],
  [
    { format: "link", label: msg`Make a link`, icon: Link },
    { format: "quote", label: msg`Make a quote`, icon: TextQuote },
  ],
  [
    { format: "list", label: msg`Bulleted list`, icon: List },
    { format: "numbers", label: msg`Numbered list`, icon: ListOrdered },
    { format: "tasks", label: msg`Task list`, icon: ListChecks },
  ],
];
