import "@/ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { csrfCell } from "@/lib/http";
import { readBoot } from "@/lib/boot";
import { speak } from "@/lib/i18n";
import { restoreSingleKeys } from "@/lib/shortcuts";
import { restoreTheme } from "@/lib/theme";
import { App, loadFirst } from "./App";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no #root.");

const boot = readBoot();
csrfCell.set(boot.csrfToken);
restoreTheme();
restoreSingleKeys();
await Promise.all([speak(boot.locale), loadFirst(boot, location.pathname)]);
createRoot(root).render(
  <StrictMode>
    <App boot={boot} />
  </StrictMode>,
);
