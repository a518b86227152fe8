/** The parts of the settings, in their order. Each has an address of its own: /settings/profile. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Ban, Bell, Globe, KeyRound, type LucideIcon, MonitorSmartphone, Palette, ShieldCheck, TerminalSquare, UserRound } from "lucide-react";

export const SECTION_IDS = ["profile", "appearance", "language", "notifications", "password", "sessions", "tokens", "concern", "blocked"] as const;
export type SectionId = (typeof SECTION_IDS)[number];

export interface Section {
  id: SectionId;
  title: MessageDescriptor;
  hint: MessageDescriptor;
  icon: LucideIcon;
}

export const SECTIONS: readonly Section[] = [
  { id: "profile", title: msg`Profile`, hint: msg`Name, picture, what you do`, icon: UserRound },
  { id: "appearance", title: msg`Appearance`, hint: msg`Light or dark, shortcuts`, icon: Palette },
  { id: "language", title: msg`Language and time`, hint: msg`How Flurfunk speaks, your clock`, icon: Globe },
  { id: "notifications", title: msg`Notifications`, hint: msg`What may interrupt, quiet hours`, icon: Bell },
  { id: "password", title: msg`Password`, hint: msg`Change it`, icon: KeyRound },
  { id: "sessions", title: msg`Signed-in browsers`, hint: msg`See them, sign out elsewhere`, icon: MonitorSmartphone },
  { id: "concern", title: msg`What concerns me`, hint: msg`What was done to keep order`, icon: ShieldCheck },
  { id: "blocked", title: msg`Blocked people`, hint: msg`Whom you want to hear nothing from`, icon: Ban },
  { id: "tokens", title: msg`Access tokens`, hint: msg`Keys for programs of your own`, icon: TerminalSquare },
];

export const sectionOf = (id: string | undefined): Section | undefined => SECTIONS.find((section) => section.id === id);
