import { useLingui } from "@lingui/react/macro";
import { ArrowLeft, X } from "lucide-react";
import { createContext, type ReactNode, useContext } from "react";
import { cx } from "./cx";
import { IconButton } from "./IconButton";
import styles from "./Panes.module.css";
import { DESKTOP, PHONE, useMedia } from "./useMedia";
import { VisuallyHidden } from "./VisuallyHidden";

export interface PanesProps {
  /** The left pane: what there is to open. */
  list?: ReactNode;
  /** Its accessible name. */
  listLabel?: string;
  /** The middle: what is open. */
  children: ReactNode;
  /** The right pane: a thread, members, details. */
  detail?: ReactNode;
  detailLabel?: string;
  /** Which one a phone shows; a detail, if there is one, wins. "list" until something is open. */
  phone?: "list" | "content";
}

/**
 * The three panes of a place: side by side on a desktop, list and content on a tablet with the detail over the
 * content, one at a time on a phone. Each pane scrolls by itself: give it a PaneHeader and a PaneBody.
 */
export function Panes({ list, listLabel, children, detail, detailLabel, phone = "content" }: PanesProps) {
  const isPhone = useMedia(PHONE);
  const isDesktop = useMedia(DESKTOP);
  const hasDetail = detail !== undefined && detail !== null && detail !== false;
  const showsList = list !== undefined && (!isPhone || (phone === "list" && !hasDetail));
  const showsContent = isPhone ? !hasDetail && (phone === "content" || list === undefined) : true;
  return (
    <div className={styles.panes}>
      {showsList && (
        <section className={styles.list} {...(listLabel !== undefined && { "aria-label": listLabel })}>
          {list}
        </section>
      )}
      {showsContent && <div className={styles.content}>{children}</div>}
      {hasDetail && (
        <aside
          className={cx(styles.detail, !isDesktop && !isPhone && styles.over)}
          {...(detailLabel !== undefined && { "aria-label": detailLabel })}
        >
          {detail}
        </aside>
      )}
    </div>
  );
}

/** On a phone there is no rail: what stands at its foot goes to the head of a place, through this. */
export const PaneCorner = createContext<ReactNode>(null);

export interface PaneHeaderProps {
  title: ReactNode;
  /** One quiet line under the title. */
  subtitle?: ReactNode;
  /** Before the title: an Avatar, an icon. */
  before?: ReactNode;
  /** At the right: IconButtons, a Menu. */
  acts?: ReactNode;
  /** Phone only: back to the list. */
  onBack?: () => void;
  /** For a detail pane. */
  onClose?: () => void;
  /** "place" is the large title of a list pane, "pane" the usual one. */
  size?: "place" | "pane";
  level?: 1 | 2;
}

/** The head of a pane. The content pane's is the screen's h1, where focus goes when the route changes. */
export function PaneHeader(props: PaneHeaderProps) {
  const { title, subtitle, before, acts, onBack, onClose, size = "pane", level = 2 } = props;
  const { t } = useLingui();
  const isPhone = useMedia(PHONE);
  const corner = useContext(PaneCorner);
  const Title = level === 1 ? "h1" : "h2";
  return (
    <header className={cx(styles.header, styles[size])}>
      {onBack && isPhone && (
        <IconButton label={t`Back`} icon={<ArrowLeft aria-hidden />} onPress={onBack} tooltipPlacement="bottom" />
      )}
      {before}
      <div className={styles.titles}>
        <Title className={styles.title} {...(level === 1 && { tabIndex: -1, "data-route-focus": "" })}>
          {title}
        </Title>
        {subtitle !== undefined && <p className={styles.subtitle}>{subtitle}</p>}
      </div>
      {(acts !== undefined || (size === "place" && corner !== null)) && (
        <div className={styles.acts}>
          {acts}
          {size === "place" && corner}
        </div>
      )}
      {onClose && <IconButton label={t`Close`} icon={<X aria-hidden />} onPress={onClose} tooltipPlacement="bottom" />}
    </header>
  );
}

/** What scrolls. `pad` for pages of text and forms; lists bring their own. */
export function PaneBody({ children, pad = false }: { children: ReactNode; pad?: boolean }) {
  return <div className={cx(styles.body, pad && styles.pad)}>{children}</div>;
}

/** Stays at the lower edge of a pane, above the phone's keyboard: a composer. */
export function PaneFooter({ children }: { children: ReactNode }) {
  return <div className={styles.footer}>{children}</div>;
}

/** Stands where a pane would, for screens whose title is seen elsewhere. */
export function HiddenTitle({ children }: { children: ReactNode }) {
  return (
    <h1 tabIndex={-1} data-route-focus="">
      <VisuallyHidden>{children}</VisuallyHidden>
    </h1>
  );
}
