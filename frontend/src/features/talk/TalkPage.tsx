import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { useCommunityName } from "@/lib/community-name";
import type { TalkView } from "@/lib/wire";
import { Cover } from "@/ui/Cover";
import { hueProps } from "@/ui/hue";
import { IconButton } from "@/ui/IconButton";
import { ArrowLeft } from "lucide-react";
import { PaneBody } from "@/ui/Panes";
import { CommunityLink } from "./CommunityName";
import styles from "./TalkPage.module.css";

interface TalkPageProps {
  view: TalkView;
  /** On air, in three days, was yesterday. */
  mark: ReactNode;
  /** Hosts, who was on stage. */
  people: ReactNode;
  acts: ReactNode;
  /** What matters most on it, before the acts. */
  lead?: ReactNode;
  children?: ReactNode;
}

/** A talk that one is not in, on one warm sheet. */
export function TalkPage({ view: { talk }, mark, people, lead, acts, children }: TalkPageProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const community = useCommunityName(talk.community);
  const { style, ...hue } = hueProps(community);
  return (
    <PaneBody>
      <div {...hue} style={style} className={styles.room}>
        <div className={styles.back}>
          <IconButton label={t`To the programme`} icon={<ArrowLeft aria-hidden />} onPress={() => navigate("/talks")} tooltipPlacement="bottom" />
        </div>
        <article className={styles.page}>
          <div className={styles.cover}>
            <Cover title={talk.title} hueOf={community} src={talk.cover_url} />
          </div>
          <div className={styles.mark}>
            {mark}
            <CommunityLink id={talk.community} />
          </div>
          <h1 className={styles.title} tabIndex={-1} data-route-focus="">
            {talk.title}
          </h1>
          {people}
          {talk.description !== "" && <p className={styles.description}>{talk.description}</p>}
          {lead}
          <div className={styles.acts}>{acts}</div>
          {children}
        </article>
      </div>
    </PaneBody>
  );
}
