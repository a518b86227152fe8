import "@/ui/base.css";
import { createRoot } from "react-dom/client";
import { Providers } from "@/app/providers";
import { isLocale, speak } from "@/lib/i18n";
import { applyTheme, asThemeChoice } from "@/lib/theme";
import { Parts } from "./Parts";
import { ShellDemo } from "./ShellDemo";

// ?page=parts|shell &theme=light|dark &locale=de|en
const asked = new URLSearchParams(location.search);
const locale = asked.get("locale");
applyTheme(asThemeChoice(asked.get("theme")));
await speak(isLocale(locale) ? locale : "en");

const root = document.getElementById("root");
if (root) createRoot(root).render(<Providers>{asked.get("page") === "shell" ? <ShellDemo /> : <Parts />}</Providers>);
