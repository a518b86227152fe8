import { useLingui } from "@lingui/react/macro";
import { Keyboard, LogOut } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { OWN_PLACES, placesFor } from "@/app/places";
import { chooseMyLanguage, type Me } from "@/lib/me";
import { useCell } from "@/lib/cell";
import { LOCALE_NAMES, LOCALES } from "@/lib/i18n";
import { chooseTheme, themeCell } from "@/lib/theme";
import { Avatar } from "@/ui/Avatar";
import { Menu, type MenuGroup, type MenuProps } from "@/ui/Menu";
import { PHONE, useMedia } from "@/ui/useMedia";
import styles from "./MeMenu.module.css";

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
  const groups: MenuGroup[] = [
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
    <Button className={styles.face ?? ""} aria-label={t`You: ${name}`}>
      <Avatar name={name} src={me.avatar_url} presence="here" />
    </Button>
  );
  const top = (
    <div className={styles.top}>
      <Avatar name={name} src={me.avatar_url} />
      <strong>{name}</strong>
    </div>
  );
  return <Menu label={t`You`} trigger={trigger} placement={placement} groups={groups} top={top} />;
}
