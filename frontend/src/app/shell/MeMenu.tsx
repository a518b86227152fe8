import { useLingui } from "@lingui/react/macro";
import { BellRing, Keyboard, LogOut, Moon, Smile, X } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { OWN_PLACES, placesFor } from "@/app/places";
import { attempt, clearStatus, endDnd } from "@/features/attention/api";
import { chooseMyLanguage, type Me } from "@/lib/me";
import { useCell } from "@/lib/cell";
import { LOCALE_NAMES, LOCALES } from "@/lib/i18n";
import { type OwnReach, ownReachCell, reachDialogCell } from "@/lib/own-reach";
import { holdUntilWords, untilWords } from "@/lib/reach-words";
import { chooseTheme, themeCell } from "@/lib/theme";
import { Avatar } from "@/ui/Avatar";
import { Menu, type MenuEntry, type MenuGroup, type MenuProps } from "@/ui/Menu";
import { PHONE, useMedia } from "@/ui/useMedia";
import styles from "./MeMenu.module.css";

/** Saying how one is to be reached: in the menu, since it is said in passing. */
function useReachEntries({ status, hold, ...end }: OwnReach): MenuEntry[] {
  const { t } = useLingui();
  const until = status ? untilWords(status.until) : "";
  const saying: MenuEntry = {
    id: "status",
    label: status ? t`Change your status…` : t`Set a status…`,
    icon: <Smile aria-hidden />,
    shortcut: "mod+shift+y",
    onAction: () => reachDialogCell.set("status"),
    ...(until !== "" && { hint: until }),
  };
  const clearing: MenuEntry = { id: "clear", label: t`Take the status back`, icon: <X aria-hidden />, onAction: () => attempt(clearStatus()) };
  const holdUntil = holdUntilWords(end);
  const reason = hold === "quiet" ? t`Your quiet hours` : t`Do not disturb`;
  const holding: MenuEntry =
    hold === null
      ? { id: "dnd", label: t`Do not disturb…`, icon: <Moon aria-hidden />, shortcut: "z", onAction: () => reachDialogCell.set("dnd") }
      : {
          id: "back",
          label: t`Be reachable again`,
          icon: <BellRing aria-hidden />,
          shortcut: "z",
          hint: [reason, holdUntil].filter(Boolean).join(" "),
          onAction: () => attempt(endDnd()),
        };
  return [saying, ...(status ? [clearing] : []), holding];
}

interface MeMenuProps {
  me: Me;
  placement: NonNullable<MenuProps["placement"]>;
  onOpenShortcuts: () => void;
  onSignOut: () => void;
}

/** Behind one's own face: what is one's own, how it looks, the way out. */
export default function MeMenu({ me, placement, onOpenShortcuts, onSignOut }: MeMenuProps) {
  const { t, i18n } = useLingui();
  const { name } = me;
  const theme = useCell(themeCell);
  const isPhone = useMedia(PHONE);
  const reach = useCell(ownReachCell);
  const groups: MenuGroup[] = [
    { id: "reach", entries: useReachEntries(reach) },
    {
      id: "own",
      entries: [
        ...placesFor(me, OWN_PLACES).map(({ id, path, title, icon: Icon }) => ({
          id,
          href: path,
          label: i18n._(title),
          icon: <Icon aria-hidden />,
        })),
        // A phone has no keyboard to speak of.
        ...(isPhone ? [] : [{ id: "keys", label: t`Shortcuts`, icon: <Keyboard aria-hidden />, shortcut: "?", onAction: onOpenShortcuts }]),
      ],
    },
    {
      id: "theme",
      heading: t`Appearance`,
      entries: [
        { id: "system", label: t`Like the system`, isChosen: theme === "system", onAction: () => chooseTheme("system") },
        { id: "light", label: t`Light`, isChosen: theme === "light", onAction: () => chooseTheme("light") },
        { id: "dark", label: t`Dark`, isChosen: theme === "dark", onAction: () => chooseTheme("dark") },
      ],
    },
    {
      id: "language",
      heading: t`Language`,
      entries: LOCALES.map((locale) => ({
        id: locale,
        label: LOCALE_NAMES[locale],
        isChosen: i18n.locale === locale,
        onAction: () => void chooseMyLanguage(locale),
      })),
    },
    { id: "out", entries: [{ id: "sign-out", label: t`Sign out`, icon: <LogOut aria-hidden />, onAction: onSignOut }] },
  ];
  const trigger = (
    <Button className={styles.face ?? ""} aria-label={reach.hold === null ? t`You: ${name}` : t`You: ${name}, not to be disturbed`}>
      <Avatar name={name} src={me.avatar_url} presence={reach.hold === null ? "here" : "quiet"} />
    </Button>
  );
  const top = (
    <div className={styles.top}>
      <Avatar name={name} src={me.avatar_url} />
      <div className={styles.words}>
        <strong>{name}</strong>
        {reach.status && (
          <p className={styles.status}>
            {reach.status.emoji} <bdi>{reach.status.text}</bdi>
          </p>
        )}
      </div>
    </div>
  );
  return <Menu label={t`You`} trigger={trigger} placement={placement} groups={groups} top={top} />;
}
