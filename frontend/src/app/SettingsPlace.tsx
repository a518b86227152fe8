import { lazy } from "react";
import SettingsScreen, { type GuestSections } from "@/features/settings/SettingsScreen";

const GUESTS: GuestSections = {
  concern: lazy(() => import("@/features/order/ConcernSection")),
  blocked: lazy(() => import("@/features/people/BlockedSection")),
  notifications: lazy(() => import("@/features/attention/NotificationsSection")),
};

/** The settings, with the sections of other features put in. */
export default function SettingsPlace() {
  return <SettingsScreen guests={GUESTS} />;
}
