import { Trans, useLingui } from "@lingui/react/macro";
import { ArrowLeft } from "lucide-react";
import { Link } from "wouter";
import styles from "./BackToSearch.module.css";
import { searchWords } from "./words";

/** A line above a room that was entered through a find: the way back to the list, as it was left. */
export default function BackToSearch({ search }: { search: string }) {
  const { i18n } = useLingui();
  const words = searchWords(new URLSearchParams(search.slice("/search?".length)).get("q") ?? "", i18n);
  return (
    <Link href={search} className={styles.back}>
      <ArrowLeft aria-hidden />
      <span>
        <Trans>Back to the search: {words}</Trans>
      </span>
    </Link>
  );
}
