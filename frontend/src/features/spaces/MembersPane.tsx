import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";
import { findByWords } from "@/lib/commands";
import { useCell } from "@/lib/cell";
import { useLive } from "@/lib/live/current";
import type { CommunityMember, ListedCommunity, Person, Standing } from "@/lib/wire";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { SearchField } from "@/ui/SearchField";
import { DESKTOP, PHONE, useMedia } from "@/ui/useMedia";
import { useCommunity, useMembers } from "./api";
import { deferred } from "./deferred";
import { GONE, leaveKey, memberKey } from "./keys";
import { MemberItem } from "./MemberItem";
import styles from "./MembersPane.module.css";
import { MembersSkeleton } from "./MembersSkeleton";
import { MoreBelow } from "./MoreBelow";
import { byStanding, STANDING_HEADINGS, STANDINGS } from "./standing";

/** Fewer than this one sees at a glance. */
const SEARCH_FROM = 12;
const DRAWN_AT_ONCE = 80;

/** Who is in a community. The detail pane of /rooms/c/:communityId: always on a desktop, else under …/members. */
export default function MembersPane({ communityId: id }: { communityId: string }) {
  const [, navigate] = useLocation();
  const isDesktop = useMedia(DESKTOP);
  const { community } = useCommunity(id);
  const { members, error, refetch } = useMembers(id);
  const isPhone = useMedia(PHONE);
  const pane = useRef<HTMLDivElement>(null);
  const close = isDesktop ? {} : { onClose: () => navigate(`/rooms/c/${id}`) };
  const isOver = !isDesktop && !isPhone;
  useEffect(() => {
    // It lies over the content, so the keyboard goes on from here.
    if (isOver) pane.current?.focus();
  }, [isOver]);
  return (
    <div ref={pane} tabIndex={-1} className={styles.pane}>
      <PaneHeader
        level={isPhone ? 1 : 2}
        title={<Trans>Members</Trans>}
        {...(community && { subtitle: <Plural value={community.member_count} one="# person" other="# people" /> })}
        {...close}
      />
      <PaneBody>
        {members && community ? (
          <Members key={id} community={community} members={members} />
        ) : error?.status === 404 ? (
          <EmptyState>
            <Trans>Only members see who is in here.</Trans>
          </EmptyState>
        ) : error ? (
          <ErrorState title={<Trans>The members did not arrive</Trans>} onRetry={() => void refetch()}>
            <Trans>Nobody was lost on the way. Ask again in a moment.</Trans>
          </ErrorState>
        ) : (
          <MembersSkeleton />
        )}
      </PaneBody>
    </div>
  );
}

interface Seen extends CommunityMember {
  someone: Person;
}

/** As they are once everything that can still be undone has happened. */
function useSeen(community: string, members: readonly CommunityMember[]): Seen[] {
  const { i18n } = useLingui();
  const people = useLive((state) => state.people);
  const me = useLive((state) => state.me.id);
  const pending = useCell(deferred.pending);
  return useMemo(() => {
    const hasLeft = pending.has(leaveKey(community));
    const seen = members.flatMap((member) => {
      const becomes = pending.get(memberKey(community, member.person));
      const someone = people[member.person];
      if (becomes === GONE || !someone || (hasLeft && member.person === me)) return [];
      return [{ ...member, someone, standing: (becomes as Standing | undefined) ?? member.standing }];
    });
    return seen.toSorted(byStanding((person) => people[person]?.name ?? "", i18n.locale));
  }, [community, members, people, me, pending, i18n.locale]);
}

const wordsOf = ({ someone: { name, handle, job_title: job, department, site } }: Seen) =>
  [name, handle, job, department, site].filter(Boolean).join(" ");

function Members({ community, members }: { community: ListedCommunity; members: readonly CommunityMember[] }) {
  const { t, i18n } = useLingui();
  // On a phone the pane is the screen, and its head the h1.
  const Title = useMedia(PHONE) ? "h2" : "h3";
  const [query, setQuery] = useState("");
  const [most, setMost] = useState(DRAWN_AT_ONCE);
  const seen = useSeen(community.id, members);
  const found = query.trim() === "" ? seen : findByWords(seen, query, wordsOf);
  const more = useCallback(() => setMost((before) => before + DRAWN_AT_ONCE), []);
  const drawn = found.slice(0, most);
  const groups = STANDINGS.toReversed().flatMap((standing) => {
    const group = drawn.filter((member) => member.standing === standing);
    return group.length > 0 ? [{ standing, group }] : [];
  });
  return (
    <>
      {seen.length >= SEARCH_FROM && (
        <div className={styles.search}>
          <SearchField label={t`Search members`} value={query} onChange={setQuery} />
        </div>
      )}
      {found.length === 0 && (
        <EmptyState>
          <Trans>Nobody here answers to “{query}”.</Trans>
        </EmptyState>
      )}
      {groups.map(({ standing, group }) => (
        <section key={standing} className={styles.group}>
          <Title className={styles.title}>{i18n._(STANDING_HEADINGS[standing])}</Title>
          <ul role="list">
            {group.map((member) => (
              <MemberItem key={member.person} community={community} member={member} someone={member.someone} all={members} />
            ))}
          </ul>
        </section>
      ))}
      {found.length > drawn.length && <MoreBelow onMore={more} isPending={false} hasFailed={false} />}
    </>
  );
}
