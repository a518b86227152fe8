import { Trans, useLingui } from "@lingui/react/macro";
import { type ComponentType, lazy, Suspense } from "react";
import { useLocation, useRoute } from "wouter";
import { useMe } from "@/lib/me";
import type { Me } from "@/lib/wire";
import { EmptyState } from "@/ui/EmptyState";
import { PaneBody, PaneHeader, Panes } from "@/ui/Panes";
import { Row } from "@/ui/Row";
import { PHONE, useMedia } from "@/ui/useMedia";
import { AppearanceSection } from "./AppearanceSection";
import { LanguageSection } from "./LanguageSection";
import { PasswordSection } from "./PasswordSection";
import { ProfileSection } from "./ProfileSection";
import { type SectionId, SECTIONS, sectionOf } from "./sections";
import { SectionSkeleton } from "./SectionSkeleton";
import styles from "./settings.module.css";

// Few come here for these; they wait for their first visit.
const SessionsSection = lazy(() => import("./SessionsSection"));
const TokensSection = lazy(() => import("./TokensSection"));

/** Sections that belong to other features; the app hands them in. */
export type GuestSections = Record<"concern" | "blocked" | "notifications", ComponentType<{ me: Me }>>;

const CONTENTS: Record<Exclude<SectionId, keyof GuestSections>, ComponentType<{ me: Me }>> = {
  profile: ProfileSection,
  appearance: AppearanceSection,
  language: LanguageSection,
  password: PasswordSection,
  sessions: SessionsSection,
  tokens: TokensSection,
};

/** What one sets for oneself. A phone shows the list first, everything wider the profile with it. */
export default function SettingsScreen({ guests }: { guests: GuestSections }) {
  const { t, i18n } = useLingui();
  const [, navigate] = useLocation();
  const [, params] = useRoute("/settings/*?");
  const isPhone = useMedia(PHONE);
  const asked = params?.["*"] ?? "";
  const isList = isPhone && asked === "";
  const section = sectionOf(asked === "" ? "profile" : asked);

  const list = (
    <>
      <PaneHeader size="place" level={isList ? 1 : 2} title={<Trans>Settings</Trans>} />
      <PaneBody>
        <nav aria-label={t`Settings`} className={styles.sections}>
          {SECTIONS.map(({ id, title, hint, icon: Icon }) => (
            <Row
              key={id}
              href={`/settings/${id}`}
              before={<Icon aria-hidden />}
              isCurrent={!isList && section?.id === id}
              hint={isPhone ? i18n._(hint) : undefined}
            >
              {i18n._(title)}
            </Row>
          ))}
        </nav>
      </PaneBody>
    </>
  );
  return (
    <Panes list={list} listLabel={t`Settings`} phone={asked === "" ? "list" : "content"}>
      {section ? (
        <SectionPane key={section.id} id={section.id} guests={guests} title={i18n._(section.title)} onBack={() => navigate("/settings")} />
      ) : (
        <>
          <PaneHeader level={1} title={<Trans>Settings</Trans>} onBack={() => navigate("/settings")} />
          <PaneBody>
            <EmptyState>
              <Trans>There is no such setting. Choose one from the list.</Trans>
            </EmptyState>
          </PaneBody>
        </>
      )}
    </Panes>
  );
}

interface SectionPaneProps {
  id: SectionId;
  guests: GuestSections;
  title: string;
  onBack: () => void;
}

function SectionPane({ id, guests, title, onBack }: SectionPaneProps) {
  const { data: me } = useMe();
  const Content: ComponentType<{ me: Me }> = { ...CONTENTS, ...guests }[id];
  return (
    <>
      <PaneHeader level={1} title={title} onBack={onBack} />
      <PaneBody pad>
        <div className={styles.page}>
          <Suspense fallback={<SectionSkeleton />}>{me ? <Content me={me} /> : <SectionSkeleton />}</Suspense>
        </div>
      </PaneBody>
    </>
  );
}
