import { useLingui } from "@lingui/react/macro";
import { Check, Info, TriangleAlert, WifiOff, X } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./Banner.module.css";
import { IconButton } from "./IconButton";

export type BannerTone = "info" | "offline" | "caught-up" | "warning";

const ICONS = { info: Info, offline: WifiOff, "caught-up": Check, warning: TriangleAlert };

export interface BannerProps {
  tone: BannerTone;
  /** One sentence. */
  children: ReactNode;
  act?: ReactNode;
  onClose?: () => void;
}

/** One line across the top of a place: a state that lasts, not an event (that is a toast). */
export function Banner({ tone, children, act, onClose }: BannerProps) {
  const { t } = useLingui();
  const Icon = ICONS[tone];
  return (
    <div role="status" className={styles.banner} data-tone={tone}>
      <Icon aria-hidden />
      <p className={styles.words}>{children}</p>
      {act}
      {onClose && <IconButton size="s" label={t`Close`} icon={<X aria-hidden />} onPress={onClose} />}
    </div>
  );
}
