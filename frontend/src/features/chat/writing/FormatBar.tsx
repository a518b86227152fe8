import { useLingui } from "@lingui/react/macro";
import { CircleQuestionMark, Eye, Pencil } from "lucide-react";
import { lazy, Suspense } from "react";
import { Toolbar } from "react-aria-components/Toolbar";
import { IconButton } from "@/ui/IconButton";
import { Popover } from "@/ui/Popover";
import { Skeleton } from "@/ui/Skeleton";
import styles from "./FormatBar.module.css";
import { type Format, KEYS } from "./formatting";
import { FORMATS } from "./formats";

const MarkdownHelp = lazy(() => import("../MarkdownHelp"));

interface FormatBarProps {
  onPress: (format: Format) => void;
  isPreview: boolean;
  /** Null while there is nothing to look at. */
  onPreview: (() => void) | null;
}

/** What can be made of the text, above it. One stop of Tab; the arrows move within. */
export default function FormatBar({ onPress, isPreview, onPreview }: FormatBarProps) {
  const { t, i18n } = useLingui();
  return (
    <Toolbar aria-label={t`Format`} className={styles.bar ?? ""}>
      {FORMATS.map((group) => (
        <span key={group[0]?.format} className={styles.group}>
          {group.map(({ format, label, icon: Icon }) => (
            <IconButton
              key={format}
              size="s"
              label={i18n._(label)}
              shortcut={KEYS[format]}
              icon={<Icon aria-hidden />}
              isDisabled={isPreview}
              // The text keeps the focus, and a phone its keyboard.
              preventFocusOnPress
              onPress={() => onPress(format)}
            />
          ))}
        </span>
      ))}
      <span className={styles.end}>
        <IconButton
          size="s"
          label={isPreview ? t`Go on writing` : t`See how it will look`}
          icon={isPreview ? <Pencil aria-hidden /> : <Eye aria-hidden />}
          isDisabled={onPreview === null}
          onPress={() => onPreview?.()}
        />
        <Popover label={t`How to format`} placement="top end" trigger={<IconButton size="s" label={t`How to format`} icon={<CircleQuestionMark aria-hidden />} />}>
          <Suspense fallback={<Skeleton shape="block" width="18rem" height="14rem" />}>
            <MarkdownHelp />
          </Suspense>
        </Popover>
      </span>
    </Toolbar>
  );
}
