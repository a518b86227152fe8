import { Trans } from "@lingui/react/macro";
import { ScrollText } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { Community } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { WideCover } from "@/ui/WideCover";
import styles from "./Community.module.css";
import { Prose } from "./Prose";
import { TagList } from "./TagList";

const RulesDialog = lazy(() => import("./RulesDialog"));

/** What a community says of itself: picture, description, tags, and the way to its rules. */
export function CommunityAbout({ community, areRulesBelow = false }: { community: Community; areRulesBelow?: boolean }) {
  const [readsRules, setReadsRules] = useState(false);
  const { id, name, cover_url: src, description_html: html, tags, rules_at } = community;
  const hasRules = rules_at !== null && !areRulesBelow;
  return (
    <div className={styles.about}>
      <WideCover name={name} src={src} size="page" />
      {html !== "" && <Prose html={html} />}
      {(tags.length > 0 || hasRules) && (
        <div className={styles.marks}>
          <TagList tags={tags} />
          {hasRules && (
            <Button size="s" look="plain" icon={<ScrollText aria-hidden />} onPress={() => setReadsRules(true)}>
              <Trans>Read the rules</Trans>
            </Button>
          )}
        </div>
      )}
      <Suspense fallback={null}>
        {readsRules && <RulesDialog id={id} name={name} at={rules_at} onClose={() => setReadsRules(false)} />}
      </Suspense>
    </div>
  );
}
