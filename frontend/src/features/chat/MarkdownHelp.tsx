import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import styles from "./MarkdownHelp.module.css";

/** The few signs that most people ever need. */
export default function MarkdownHelp() {
  const { t } = useLingui();
  const rows: [typed: string, shown: ReactNode][] = [
    [t`**bold**`, <strong key="b">{t`bold`}</strong>],
    [t`*slanted*`, <em key="i">{t`slanted`}</em>],
    [t`~~struck~~`, <s key="s">{t`struck`}</s>],
    ["`code`", <code key="c">code</code>],
    [t`> said by someone`, <q key="q">{t`said by someone`}</q>],
    [t`- a point`, <Trans key="l">• a point</Trans>],
    [t`[words](https://…)`, <u key="a">{t`words`}</u>],
    ["```", <Trans key="p">a block of code</Trans>],
  ];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>You type</Trans>
          </th>
          <th scope="col">
            <Trans>It reads</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([typed, shown]) => (
          <tr key={typed}>
            <td>
              <code>{typed}</code>
            </td>
            <td>{shown}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
